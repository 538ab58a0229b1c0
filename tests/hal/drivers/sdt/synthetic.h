// An invented person whose frames are known byte for byte, and small helpers for reading hex.
#pragma once

#include <string_view>

#include "hal/base/bytes.h"
#include "hal/base/secret.h"
#include "tests/rigs/virtual_usb/synthetic_card.h"

namespace hal::sdt {

inline IdCard zhangSan() { return rigs::syntheticCard(); }
inline IdCard zhangSanWithFingers() { return rigs::syntheticCardWithFingers(); }

// "AA 96" to bytes; blanks are skipped.
inline SecretBytes hex(std::string_view text) {
    SecretBytes bytes;
    int high = -1;
    for (char c : text) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            continue;
        if (high < 0) {
            high = digit;
        } else {
            bytes.push_back(static_cast<std::uint8_t>(high * 16 + digit));
            high = -1;
        }
    }
    return bytes;
}

} // namespace hal::sdt
