#include "tests/rigs/virtual_usb/virtual_reader.h"

#include <algorithm>
#include <utility>

#include "hal/drivers/sdt/frame.h"

namespace rigs {
namespace {

using hal::Bytes;
using hal::ByteView;
using hal::Millis;

constexpr std::uint8_t kHeadOut = 0x02, kBodyOut = 0x06, kHeadIn = 0x81, kBodyIn = 0x85;

Bytes joined(Bytes front, const Bytes& back) {
    front.insert(front.end(), back.begin(), back.end());
    return front;
}

UsbDescription descriptionOf(ReaderLayout layout, int port) {
    UsbDescription description;
    description.port = port;
    if (layout == ReaderLayout::OnePair)
        description.endpoints = {kHeadIn, kHeadOut};
    return description;
}

} // namespace

void ReaderMind::lay(hal::IdCard card) {
    const std::lock_guard lock(mutex_);
    sam_.lay(std::move(card));
}

void ReaderMind::takeAway() {
    const std::lock_guard lock(mutex_);
    sam_.takeAway();
}

void ReaderMind::failNext(hal::sdt::Command command, std::uint8_t sw3) {
    const std::lock_guard lock(mutex_);
    sam_.failNext(command, sw3);
}

void ReaderMind::troubleNext(Trouble trouble, int answers) {
    const std::lock_guard lock(mutex_);
    trouble_ = trouble;
    troubled_ = answers;
}

void ReaderMind::takeTime(hal::sdt::Command command, Millis time) {
    const std::lock_guard lock(mutex_);
    times_[command] = time;
}

void ReaderMind::when(hal::sdt::Command command, std::function<void()> happens) {
    const std::lock_guard lock(mutex_);
    when_[command] = std::move(happens);
}

void ReaderMind::whenAsked(std::function<void()> happens) {
    const std::lock_guard lock(mutex_);
    whenAsked_ = std::move(happens);
}

int ReaderMind::asked(hal::sdt::Command command) const {
    const std::lock_guard lock(mutex_);
    const auto found = asked_.find(command);
    return found == asked_.end() ? 0 : found->second;
}

std::vector<ReaderMind::Piece> ReaderMind::hear(ByteView bytes) {
    std::vector<std::function<void()>> happenings;
    std::vector<Piece> pieces;
    {
        const std::lock_guard lock(mutex_);
        Millis time{};
        note(bytes, happenings, time);
        const auto frame = sam_.answer(bytes);
        if (!frame.empty())
            pieces = shaped(Bytes(frame.begin(), frame.end()), time);
    }
    for (const auto& happens : happenings)
        happens();
    return pieces;
}

void ReaderMind::note(ByteView bytes, std::vector<std::function<void()>>& happenings, Millis& time) {
    requests_.feed(bytes);
    while (const auto body = requests_.next()) {
        const auto command = *body ? hal::sdt::decodeRequest(**body) : std::nullopt;
        if (!command)
            continue;
        ++asked_[*command];
        time = times_[*command];
        if (auto happens = std::exchange(when_[*command], {}))
            happenings.push_back(std::move(happens));
        if (auto happens = std::exchange(whenAsked_, {}))
            happenings.push_back(std::move(happens));
        if (*command == hal::sdt::Command::SetBaud && onBaud)
            happenings.push_back([this, rate = (**body)[1]] { onBaud(rate); });
    }
}

std::vector<ReaderMind::Piece> ReaderMind::shaped(Bytes frame, Millis after) {
    if (troubled_ == 0)
        return {{std::move(frame), after}};
    --troubled_;
    switch (*trouble_) {
    case Trouble::Silent:
        return {};
    case Trouble::Junk:
        return {{{0x00, 0xFF, 0xAA, 0xAA, 0xAA, 0x96}, after}, {std::move(frame), Millis{}}};
    case Trouble::TimeoutJunk:
        return {{joined({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x05, 0x05, 0x05, 0x05}, frame), after}};
    case Trouble::Checksum:
        frame.back() ^= 1;
        return {{std::move(frame), after}};
    case Trouble::TooLong:
        frame[6] = static_cast<std::uint8_t>(frame[6] + 16);
        return {{std::move(frame), after}};
    case Trouble::TooShort:
        frame[5] = 0;
        frame[6] = 2;
        return {{std::move(frame), after}};
    case Trouble::Pieces: {
        const auto cut = [&](std::size_t from, std::size_t to) {
            return Bytes(frame.begin() + static_cast<std::ptrdiff_t>(from),
                         frame.begin() + static_cast<std::ptrdiff_t>(std::min(to, frame.size())));
        };
        return {{cut(0, 3), after},
                {cut(3, 7), Millis{2}},
                {cut(7, 9), Millis{2}},
                {cut(9, frame.size()), Millis{2}}};
    }
    case Trouble::Garbage:
        return {{{'O', 'K', '\r', '\n'}, after}};
    }
    return {};
}

UsbReader::UsbReader(UsbTestbed& bed, ReaderLayout layout, int port)
    : layout_(layout), usb_(bed, descriptionOf(layout, port)) {
    usb_.onOut = [this](std::uint8_t, const Bytes& bytes) {
        Millis after{};
        headLeft_ = hal::sdt::kHeaderSize;
        for (const ReaderMind::Piece& piece : mind().hear(bytes))
            answer(piece, after += piece.after);
    };
}

// With four endpoints a header goes one way and the rest another; what is no frame comes where headers come.
void UsbReader::answer(const ReaderMind::Piece& piece, Millis after) {
    const Bytes& bytes = piece.bytes;
    const bool begins = std::equal(
        hal::sdt::kPreamble.begin(),
        hal::sdt::kPreamble.begin() + std::min<std::ptrdiff_t>(3, std::ssize(bytes)), bytes.begin());
    if (layout_ == ReaderLayout::OnePair || (headLeft_ == hal::sdt::kHeaderSize && !begins))
        return usb_.queueIn(kHeadIn, bytes, after);
    const auto head = static_cast<std::ptrdiff_t>(std::min(headLeft_, bytes.size()));
    headLeft_ -= static_cast<std::size_t>(head);
    if (head > 0)
        usb_.queueIn(kHeadIn, Bytes(bytes.begin(), bytes.begin() + head), after);
    if (head < std::ssize(bytes))
        usb_.queueIn(kBodyIn, Bytes(bytes.begin() + head, bytes.end()), after);
}

} // namespace rigs
