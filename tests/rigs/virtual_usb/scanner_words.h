// Codes in the languages of code scanners: HID POS reports, keystrokes. Written apart from the driver.
#pragma once

#include <algorithm>
#include <string_view>

#include <linux/input.h>

#include "hal/base/bytes.h"
#include "hal/code.h"

namespace rigs {

// As Honeywell's scanners describe themselves: byte count, AIM identifier, 56 bytes of data, two of the
// maker's, a byte whose lowest bit says that the code goes on.
inline const hal::Bytes kHidPosDescriptor{
    0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x09, 0x12, 0xA1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26,
    0xFF, 0x00, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81, 0x02, 0x95, 0x03, 0x05,
    0x8C, 0x09, 0xFB, 0x09, 0xFC, 0x09, 0xFD, 0x81, 0x02, 0x95, 0x38, 0x09, 0xFE, 0x82, 0x02,
    0x01, 0x06, 0x66, 0xFF, 0x95, 0x02, 0x09, 0x04, 0x09, 0x00, 0x81, 0x02, 0x05, 0x8C, 0x25,
    0x01, 0x75, 0x01, 0x95, 0x08, 0x09, 0xFF, 0x81, 0x02, 0xC0, 0xC0};

inline constexpr std::size_t kHidPosReport = 64, kHidPosData = 56;

inline std::string_view aimOf(hal::Symbology symbology) {
    switch (symbology) {
    case hal::Symbology::Qr:
        return "]Q1";
    case hal::Symbology::Code128:
        return "]C0";
    case hal::Symbology::Pdf417:
        return "]L2";
    case hal::Symbology::DataMatrix:
        return "]d1";
    default:
        return "]X0";
    }
}

// Reports of 64 bytes, one after the other.
inline hal::Bytes hidPosReports(const hal::Code& code) {
    hal::Bytes all;
    for (std::size_t at = 0; at == 0 || at < code.bytes.size(); at += kHidPosData) {
        const std::size_t count = std::min(kHidPosData, code.bytes.size() - at);
        hal::Bytes report(kHidPosReport);
        report[0] = 2;
        report[1] = static_cast<std::uint8_t>(count);
        std::ranges::copy(aimOf(code.symbology), report.begin() + 2);
        std::copy_n(code.bytes.begin() + static_cast<std::ptrdiff_t>(at), count, report.begin() + 5);
        report[63] = at + count < code.bytes.size() ? 1 : 0;
        all.insert(all.end(), report.begin(), report.end());
    }
    return all;
}

inline void appendKey(hal::Bytes& events, unsigned code, int value) {
    for (const auto& [type, number, state] : {std::tuple(EV_KEY, code, value), std::tuple(EV_SYN, 0u, 0)}) {
        input_event event{};
        event.type = static_cast<std::uint16_t>(type);
        event.code = static_cast<std::uint16_t>(number);
        event.value = state;
        const auto* raw = reinterpret_cast<const std::uint8_t*>(&event);
        events.insert(events.end(), raw, raw + sizeof event);
    }
}

// What a US keyboard would be typed on to write the text; GS is Ctrl+], other control characters are not
// written.
inline hal::Bytes keystrokes(std::string_view text) {
    constexpr std::string_view kPlain = "1234567890-=\b\tqwertyuiop[]\r\x01"
                                        "asdfghjkl;'`\x02\\zxcvbnm,./",
                               kShifted = "!@#$%^&*()_+\b\tQWERTYUIOP{}\r\x01"
                                          "ASDFGHJKL:\"~\x02|ZXCVBNM<>?"; // by key code from KEY_1
    hal::Bytes events;
    for (char c : text) {
        const bool control = c == '\x1d';
        c = control ? ']' : c;
        const std::size_t plain = kPlain.find(c), shifted = kShifted.find(c);
        const bool shift = plain == kPlain.npos;
        const unsigned key = c == ' ' ? KEY_SPACE : static_cast<unsigned>(KEY_1 + (shift ? shifted : plain));
        const unsigned modifier = control ? KEY_LEFTCTRL : KEY_LEFTSHIFT;
        if ((shift && c != ' ') || control)
            appendKey(events, modifier, 1);
        appendKey(events, key, 1);
        appendKey(events, key, 0);
        if ((shift && c != ' ') || control)
            appendKey(events, modifier, 0);
    }
    return events;
}

} // namespace rigs
