// Many threads write while others read and verify.
#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "tests/services/ledger/kiosk.h"

using ledger::Action;
using ledger::Outcome;

TEST(LedgerThreads, WritersAndReadersNeverSeeAHalfChain) {
    Kiosk kiosk;
    constexpr int kWriters = 3, kEach = 40;
    {
        const auto ledger = kiosk.open();
        std::atomic<int> failures{0};
        std::atomic<bool> writing{true};
        std::jthread reader([&] {
            while (writing) {
                failures += ledger->verify().intact ? 0 : 1;
                failures += ledger->entries(1, 10) ? 0 : 1;
                failures += ledger->head() ? 0 : 1;
            }
        });
        {
            std::vector<std::jthread> writers;
            for (int i = 0; i < kWriters; ++i)
                writers.emplace_back([&] {
                    for (int n = 0; n < kEach; ++n) {
                        const auto entry = ledger->begin(Action::CopyCard, {.copies = n});
                        failures += entry && ledger->close(*entry, Outcome::Done) ? 0 : 1;
                    }
                });
        }
        writing = false;
        reader.join();
        EXPECT_EQ(failures, 0);
    }
    EXPECT_EQ(kiosk.verify().entries, kWriters * kEach);
    EXPECT_TRUE(kiosk.verify().intact);
}
