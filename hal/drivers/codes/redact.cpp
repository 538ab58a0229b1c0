#include "hal/drivers/codes/redact.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include <linux/input.h>

#include "hal/drivers/codes/hid_pos.h"

namespace hal::codes {
namespace {

using port::TracePiece;
using port::Way;

constexpr std::uint8_t kSpecimen = 'x';

std::vector<TracePiece> told(Bytes bytes) {
    const std::size_t length = bytes.size();
    return {{length, std::move(bytes)}};
}

std::vector<TracePiece> onlyLength(ByteView bytes) { return {{bytes.size(), {}}}; }

class LineRedactor final : public port::Redactor {
public:
    std::vector<TracePiece> feed(Way, ByteView bytes) override {
        Bytes shape(bytes.begin(), bytes.end());
        for (std::uint8_t& byte : shape) {
            if (byte == '\r' || byte == '\n' || byte == '\t')
                inLine_ = 0;
            if (byte < ' ')
                continue;
            aim_ = inLine_ == 0 ? byte == ']' : aim_ && inLine_ < kAimSize;
            ++inLine_;
            byte = aim_ ? byte : kSpecimen;
        }
        return told(std::move(shape));
    }
    std::string describe(Way, ByteView bytes) override {
        return std::to_string(std::ranges::count(bytes, kSpecimen)) + " characters of a code";
    }

private:
    std::size_t inLine_ = 0; // characters so far
    bool aim_ = false;       // an identifier stands before the code
};

class HidRedactor final : public port::Redactor {
public:
    std::vector<TracePiece> feed(Way, ByteView bytes) override {
        if (!layout_) {
            const auto layout = layoutOf(bytes);
            if (!layout)
                return onlyLength(bytes);
            layout_ = *layout;
            return told(Bytes(bytes.begin(), bytes.end()));
        }
        const bool ofCodes = bytes.size() >= layout_->data + layout_->dataSize &&
                             (!layout_->number || bytes[0] == *layout_->number);
        if (!ofCodes)
            return onlyLength(bytes);
        Bytes shape(bytes.begin(), bytes.end());
        for (std::uint8_t& byte : std::span(shape).subspan(layout_->data, layout_->dataSize))
            byte = byte == 0 ? 0 : kSpecimen;
        return told(std::move(shape));
    }
    std::string describe(Way, ByteView bytes) override {
        const bool first = !layout_;
        [[maybe_unused]] const auto shape = feed(Way::In, bytes);
        return first ? "report descriptor" : "a report of a code";
    }

private:
    std::optional<ReportLayout> layout_;
};

// Those that say how a code is typed, and not which.
bool saysNothing(int key) {
    constexpr std::array kSilent{KEY_ENTER,      KEY_KPENTER,  KEY_TAB,       KEY_LEFTSHIFT,
                                 KEY_RIGHTSHIFT, KEY_LEFTCTRL, KEY_RIGHTCTRL, KEY_CAPSLOCK,
                                 KEY_NUMLOCK,    KEY_LEFTALT,  KEY_RIGHTALT};
    return std::ranges::find(kSilent, key) != kSilent.end();
}

class KeyRedactor final : public port::Redactor {
public:
    std::vector<TracePiece> feed(Way, ByteView bytes) override {
        if (bytes.size() % sizeof(input_event) != 0)
            return onlyLength(bytes);
        Bytes shape(bytes.begin(), bytes.end());
        for (std::size_t at = 0; at < shape.size(); at += sizeof(input_event)) {
            input_event event{};
            std::memcpy(&event, shape.data() + at, sizeof event);
            event.time = {};
            if (event.type == EV_KEY && !saysNothing(event.code))
                event.code = KEY_X;
            if (event.type == EV_MSC)
                event.value = 0;
            std::memcpy(shape.data() + at, &event, sizeof event);
        }
        return told(std::move(shape));
    }
    std::string describe(Way, ByteView bytes) override {
        return std::to_string(bytes.size() / sizeof(input_event)) + " events of keys";
    }
};

} // namespace

std::unique_ptr<port::Redactor> makeLineRedactor() { return std::make_unique<LineRedactor>(); }
std::unique_ptr<port::Redactor> makeHidRedactor() { return std::make_unique<HidRedactor>(); }
std::unique_ptr<port::Redactor> makeKeyRedactor() { return std::make_unique<KeyRedactor>(); }

} // namespace hal::codes
