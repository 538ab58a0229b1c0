// A rig needs tools of the system. Without them its tests are skipped, with the reason; in CI they fail.
#pragma once

#include <cstdlib>

#include <gtest/gtest.h>

// First in a test or a SetUp: RIG_NEEDED(rigs::EsclScanner::missing());
#define RIG_NEEDED(missing)                                                                                  \
    if (const auto rigMissing = (missing)) {                                                                 \
        if (std::getenv("CI"))                                                                               \
            FAIL() << *rigMissing << " is missing, and CI must have it";                                     \
        GTEST_SKIP() << *rigMissing << " is missing";                                                        \
    }                                                                                                        \
    static_assert(true, "a semicolon follows")
