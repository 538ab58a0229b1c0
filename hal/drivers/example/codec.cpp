#include "hal/drivers/example/codec.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "hal/drivers/codes/assembler.h"

namespace hal::example {
namespace {

constexpr std::size_t kMostModel = 32;
constexpr std::size_t kHead = 5; // '+', kind, three digits
constexpr std::size_t kTail = 3; // two hex digits, LF

std::optional<unsigned> number(std::string_view text, int base) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool isModelName(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace

Result<std::optional<Answer>> AnswerParser::next() {
    auto answer = parse();
    if (!answer)
        clear();
    return answer;
}

Result<std::optional<Answer>> AnswerParser::parse() {
    const auto taken = [&](std::size_t count, Answer answer) {
        bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(count));
        return std::optional(std::move(answer));
    };
    const std::string_view text = asText(bytes_);
    if (text.empty())
        return std::nullopt;
    if (text[0] == '+') {
        if (text.size() < kHead)
            return std::nullopt;
        const auto length = number(text.substr(2, 3), 10);
        if (!length)
            return fail(Fault::Protocol, "a code without its length");
        if (text.size() < kHead + *length + kTail)
            return std::nullopt;
        const ByteView data = ByteView(bytes_).subspan(kHead, *length);
        unsigned sum = 0;
        for (const std::uint8_t byte : data)
            sum ^= byte;
        if (number(text.substr(kHead + *length, 2), 16) != sum || text[kHead + *length + 2] != '\n')
            return fail(Fault::TryAgain, "a code whose checksum is wrong");
        const std::array aim{std::uint8_t{']'}, bytes_[1], std::uint8_t{'0'}};
        return taken(kHead + *length + kTail, Code{codes::symbologyOf(aim), {data.begin(), data.end()}});
    }
    const std::size_t end = text.find('\n');
    if (end == text.npos && text.size() <= 3 + kMostModel)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    if (line == "-")
        return taken(2, Nothing{});
    if (line == "!")
        return taken(2, NotUnderstood{});
    if (end != text.npos && line.starts_with("E1 ") && isModelName(line.substr(3)))
        return taken(end + 1, Hello{std::string(line.substr(3))});
    return fail(Fault::Protocol, "no answer of an example scanner");
}

} // namespace hal::example
