#include "services/filing/callback.h"

#include <algorithm>

namespace filing {
namespace {

constexpr std::size_t kMobile = 11;
constexpr std::size_t kShortLine = 7, kLongLine = 8;

CallbackCheck within(std::size_t length, std::size_t least, std::size_t most) {
    if (length < least)
        return {CallbackForm::TooShort, static_cast<int>(least - length)};
    return {length <= most ? CallbackForm::Good : CallbackForm::Wrong};
}

CallbackCheck mobile(std::string_view digits) {
    if (digits.size() > 1 && digits[1] < '3')
        return {CallbackForm::Wrong};
    return within(digits.size(), kMobile, kMobile);
}

CallbackCheck localLine(std::string_view digits, std::size_t areaCode, std::size_t least) {
    if (digits.size() > areaCode && digits[areaCode] < '2')
        return {CallbackForm::Wrong};
    return within(digits.size(), areaCode + least, areaCode + kLongLine);
}

CallbackCheck withAreaCode(std::string_view digits) {
    if (digits.size() == 1)
        return localLine(digits, 3, kLongLine);
    const bool threeDigits = digits[1] == '1' || digits[1] == '2';
    if (digits[1] == '0' || (digits[1] == '1' && digits.size() > 2 && digits[2] != '0'))
        return {CallbackForm::Wrong};
    return threeDigits ? localLine(digits, 3, kLongLine) : localLine(digits, 4, kShortLine);
}

} // namespace

CallbackCheck checkCallback(std::string_view digits) {
    if (digits.empty())
        return {};
    if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
        return {CallbackForm::Wrong};
    if (digits.front() == '1')
        return mobile(digits);
    return digits.front() == '0' ? withAreaCode(digits) : localLine(digits, 0, kShortLine);
}

} // namespace filing
