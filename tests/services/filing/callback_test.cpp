// Which numbers can be called back.
#include "services/filing/callback.h"

#include <string>

#include <gtest/gtest.h>

using filing::CallbackCheck;
using filing::CallbackForm;
using filing::checkCallback;

TEST(Callback, KnowsMobilesAndLines) {
    for (const char* good : {"13800000000", "19900000000", "01080000000", "02180000000", "051280000000",
                             "05137000000", "80000000", "7000000"})
        EXPECT_EQ(checkCallback(good), CallbackCheck{CallbackForm::Good}) << good;
}

TEST(Callback, SaysWhatIsWrongAsSoonAsItCanBeSeen) {
    for (const char* wrong : {"12", "10", "00", "012", "0101", "02100", "03130", "138000000000", "800000000",
                              "0512800000001", "1380000000a", "-"})
        EXPECT_EQ(checkCallback(wrong), CallbackCheck{CallbackForm::Wrong}) << wrong;
}

TEST(Callback, CountsTheDigitsThatAreMissing) {
    EXPECT_EQ(checkCallback(""), CallbackCheck{});
    const struct {
        const char* digits;
        int missing;
    } kShort[] = {{"1", 10},   {"1380000000", 1}, {"0", 10}, {"010", 8},
                  {"0512", 7}, {"0512800000", 1}, {"8", 6}};
    for (const auto& [digits, missing] : kShort)
        EXPECT_EQ(checkCallback(digits), (CallbackCheck{CallbackForm::TooShort, missing})) << digits;
}

TEST(Callback, EveryGoodNumberIsReachedDigitByDigit) {
    for (const std::string good : {"13800000000", "01080000000", "051280000000", "80000000"})
        for (std::size_t length = 1; length < good.size(); ++length)
            EXPECT_NE(checkCallback(good.substr(0, length)).form, CallbackForm::Wrong) << good << length;
}
