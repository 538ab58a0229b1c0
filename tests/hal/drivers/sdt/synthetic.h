// An invented person whose frames are known byte for byte, and small helpers for reading hex.
#pragma once

#include <string_view>

#include "hal/base/bytes.h"
#include "hal/id_reader.h"

namespace hal::sdt {

inline IdCard zhangSan() {
    IdCard card;
    card.name = SecretText("张三");
    card.sex = SecretText("1");
    card.ethnicity = SecretText("01");
    card.birth = SecretText("19491231");
    card.address = SecretText("北京市朝阳区示例路1号");
    card.number = SecretText("11010519491231002X");
    card.authority = SecretText("示例市公安局");
    card.validFrom = SecretText("20200101");
    card.validTo = SecretText("20400101");
    for (int i = 0; i < 1024; ++i)
        card.photo.push_back(static_cast<std::uint8_t>((7 * i + 3) & 255));
    return card;
}

inline IdCard zhangSanWithFingers() {
    IdCard card = zhangSan();
    for (int i = 0; i < 1024; ++i)
        card.fingerprint.push_back(static_cast<std::uint8_t>((5 * i + 1) & 255));
    return card;
}

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
