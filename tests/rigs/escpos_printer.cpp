#include "tests/rigs/escpos_printer.h"

#include <algorithm>
#include <utility>

namespace rigs {
namespace {

constexpr std::uint8_t kEot = 0x04, kEnq = 0x05, kDc4 = 0x14, kDle = 0x10, kEsc = 0x1B, kFs = 0x1C,
                       kGs = 0x1D;

constexpr std::uint8_t kForget[] = {kDle, kDc4, 8, 1, 3, 20, 1, 6, 2, 8};

constexpr std::uint8_t bits(std::initializer_list<std::pair<bool, int>> set, int fixed) {
    int byte = fixed;
    for (const auto& [on, bit] : set)
        byte |= on ? 1 << bit : 0;
    return static_cast<std::uint8_t>(byte);
}

} // namespace

void EscPosPrinter::openCover(bool open) {
    cover_ = open;
    changed();
}
void EscPosPrinter::takePaper(bool away) {
    paperOut_ = away;
    near_ = near_ || away;
    if (!away)
        near_ = false;
    changed();
}
void EscPosPrinter::nearEnd(bool near) {
    near_ = near;
    changed();
}
void EscPosPrinter::breakCutter(bool broken) {
    cutter_ = broken;
    changed();
}
void EscPosPrinter::overheat(bool broken) {
    broken_ = broken;
    changed();
}

void EscPosPrinter::tell() {
    if (!reporting_ || mute_)
        return;
    const Bytes now = report();
    answers_.insert(answers_.end(), now.begin(), now.end());
}

void EscPosPrinter::changed() {
    tell();
    work();
}

Bytes EscPosPrinter::take(ByteView bytes) {
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    hearRealTime();
    work();
    return news();
}

Bytes EscPosPrinter::news() { return std::exchange(answers_, {}); }

// Looked for in every byte, also inside pictures: as the firmware does it, whatever the data means.
void EscPosPrinter::hearRealTime() {
    while (heard_ + 2 < buffer_.size()) {
        const std::uint8_t* at = buffer_.data() + heard_;
        if (at[0] == kDle && at[1] == kEot && at[2] >= 1 && at[2] <= 4) {
            if (!mute_)
                answers_.push_back(answerTo(at[2]));
            buffer_.erase(buffer_.begin() + static_cast<std::ptrdiff_t>(heard_),
                          buffer_.begin() + static_cast<std::ptrdiff_t>(heard_ + 3));
        } else if (at[0] == kDle && at[1] == kEnq && at[2] == 2) {
            if (cutter_)
                forgetUpTo(heard_ + 3);
            else // no error that it helps
                buffer_.erase(buffer_.begin() + static_cast<std::ptrdiff_t>(heard_),
                              buffer_.begin() + static_cast<std::ptrdiff_t>(heard_ + 3));
            cutter_ = false;
        } else if (at[0] == kDle && at[1] == kDc4) {
            if (buffer_.size() < heard_ + std::size(kForget))
                return; // the rest is on its way
            if (std::equal(std::begin(kForget), std::end(kForget), at))
                forgetUpTo(heard_ + std::size(kForget));
            else
                ++heard_;
        } else {
            ++heard_;
        }
    }
}

void EscPosPrinter::forgetUpTo(std::size_t end) {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(end));
    heard_ = 0;
    line_.clear();
}

void EscPosPrinter::work() {
    std::size_t done = 0;
    while (done < buffer_.size() && !standsStill()) {
        const std::size_t size = one(ByteView(buffer_).subspan(done));
        if (size == 0)
            break;
        done += size;
    }
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(done));
    heard_ -= std::min(heard_, done);
}

std::size_t EscPosPrinter::one(ByteView rest) {
    switch (rest[0]) {
    case '\n':
        endLine();
        return 1;
    case kEsc:
        return escape(rest);
    case kFs:
        return fieldSeparator(rest);
    case kGs:
        return groupSeparator(rest);
    case kDle: // the end of a real-time command may still be on its way
        if (rest.size() < 3 || (rest[1] == kDc4 && rest.size() < std::size(kForget)))
            return 0;
        ++unknown_;
        return 1;
    default:
        if (rest[0] < 0x20)
            ++unknown_;
        else
            line_ += static_cast<char>(rest[0]);
        return 1;
    }
}

std::size_t EscPosPrinter::escape(ByteView rest) {
    if (rest.size() < 2)
        return 0;
    if (rest[1] == '@') {
        style_ = {};
        line_.clear();
        return 2;
    }
    if (rest.size() < 3)
        return 0;
    switch (rest[1]) {
    case 'a':
        style_.align = static_cast<Align>(std::min<int>(rest[2], 2));
        break;
    case 'E':
        style_.bold = (rest[2] & 1) != 0;
        break;
    case 'J':
        endLine();
        paper_.emplace_back(Fed{rest[2]});
        break;
    default:
        ++unknown_;
        break;
    }
    return 3;
}

std::size_t EscPosPrinter::fieldSeparator(ByteView rest) {
    if (rest.size() < 2)
        return 0;
    if (rest[1] == '&' || rest[1] == '.') {
        style_.chinese = rest[1] == '&';
        return 2;
    }
    if (rest[1] != '!')
        ++unknown_;
    return rest.size() < 3 ? 0 : 3;
}

std::size_t EscPosPrinter::groupSeparator(ByteView rest) {
    if (rest.size() < 3)
        return 0;
    switch (rest[1]) {
    case '!':
        style_.scale = (rest[2] & 7) + 1;
        return 3;
    case 'a':
        reporting_ = rest[2] != 0;
        tell();
        return 3;
    case 'r':
        if (!mute_)
            answers_.push_back(bits({{near_, 0}, {near_, 1}, {paperOut_, 2}, {paperOut_, 3}}, 0));
        return 3;
    case 'V':
        if (rest.size() < 4)
            return 0;
        endLine();
        paper_.emplace_back(Cut{});
        return 4;
    case '(':
        return symbol(rest);
    case 'v':
        return picture(rest);
    default:
        ++unknown_;
        return 3;
    }
}

std::size_t EscPosPrinter::symbol(ByteView rest) {
    if (rest.size() < 7)
        return 0;
    const std::size_t length = rest[3] | rest[4] << 8;
    if (rest.size() < 5 + length || length < 2)
        return length < 2 ? ++unknown_, 5 : 0;
    const ByteView data = rest.subspan(7, length - 2);
    constexpr int kSize = 67, kStore = 80, kPrint = 81;
    if (rest[6] == kSize && !data.empty())
        module_ = data[0];
    else if (rest[6] == kStore && !data.empty())
        qr_ = hal::asText(data.subspan(1));
    else if (rest[6] == kPrint)
        paper_.emplace_back(PrintedQr{qr_, module_});
    return 5 + length;
}

std::size_t EscPosPrinter::picture(ByteView rest) {
    if (rest.size() < 8)
        return 0;
    const int width = rest[4] | rest[5] << 8;
    const std::size_t size = static_cast<std::size_t>(width) * (rest[6] | rest[7] << 8);
    if (rest.size() < 8 + size)
        return 0;
    const ByteView rows = rest.subspan(8, size);
    paper_.emplace_back(PrintedPicture{width, Bytes(rows.begin(), rows.end())});
    return 8 + size;
}

void EscPosPrinter::endLine() {
    if (!line_.empty())
        paper_.emplace_back(
            PrintedText{std::exchange(line_, {}), style_.align, style_.scale, style_.bold, style_.chinese});
}

Bytes EscPosPrinter::report() const {
    return {bits({{standsStill(), 3}, {cover_, 5}}, 0x10), bits({{cutter_, 3}, {broken_, 5}}, 0),
            bits({{near_, 0}, {near_, 1}, {paperOut_, 2}, {paperOut_, 3}}, 0), 0};
}

std::uint8_t EscPosPrinter::answerTo(int question) const {
    constexpr int kFixed = 0x12;
    switch (question) {
    case 1:
        return bits({{standsStill(), 3}}, kFixed);
    case 2:
        return bits({{cover_, 2}, {paperOut_, 5}, {cutter_ || broken_, 6}}, kFixed);
    case 3:
        return bits({{cutter_, 3}, {broken_, 5}}, kFixed);
    default:
        return bits({{near_, 2}, {near_, 3}, {paperOut_, 5}, {paperOut_, 6}}, kFixed);
    }
}

} // namespace rigs
