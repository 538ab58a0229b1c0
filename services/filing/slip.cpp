#include "services/filing/slip.h"

#include "services/seal/hex.h"
#include "services/wire/record_number.h"

namespace filing {
namespace {

constexpr std::string_view kPath = "/p/";
constexpr std::size_t kTokenDigits = 32;

hal::SecretText secret(const std::string& text) { return hal::SecretText(text); }

} // namespace

std::string progressCode(const std::string& publicUrl, const outbox::Filed& filed) {
    if (publicUrl.empty())
        return wire::toString(filed.number);
    return publicUrl + std::string(kPath) + seal::toHex(filed.token);
}

std::string tokenIn(std::string_view code) {
    const auto at = code.rfind(kPath);
    if (at == std::string_view::npos)
        return {};
    const std::string_view token = code.substr(at + kPath.size());
    const bool hex = token.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    return hex && token.size() == kTokenDigits ? std::string(token) : std::string();
}

hal::Receipt rollOf(const Slip& slip) {
    hal::Receipt receipt;
    auto& parts = receipt.parts;
    if (!slip.demonstration.empty())
        parts.emplace_back(hal::ReceiptText{.text = secret(slip.demonstration), .align = hal::Align::Centre});
    parts.emplace_back(
        hal::ReceiptText{.text = secret(slip.title), .align = hal::Align::Centre, .scale = 2, .bold = true});
    parts.emplace_back(hal::ReceiptRule{});
    parts.emplace_back(hal::ReceiptText{.text = secret(slip.number.label)});
    parts.emplace_back(hal::ReceiptText{
        .text = secret(slip.number.value), .align = hal::Align::Centre, .scale = 2, .bold = true});
    for (const Slip::Pair& pair : slip.pairs)
        parts.emplace_back(hal::ReceiptPair{secret(pair.label), secret(pair.value)});
    parts.emplace_back(hal::ReceiptRule{});
    for (const std::string& note : slip.notes)
        parts.emplace_back(hal::ReceiptText{.text = secret(note)});
    parts.emplace_back(hal::ReceiptGap{hal::Millimetres{2}});
    parts.emplace_back(hal::ReceiptQr{secret(slip.code)});
    parts.emplace_back(hal::ReceiptText{.text = secret(slip.codeHint), .align = hal::Align::Centre});
    return receipt;
}

} // namespace filing
