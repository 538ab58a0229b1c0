// An invented person whose frames are known byte for byte.
#pragma once

#include "hal/id_reader.h"

namespace rigs {

inline hal::IdCard syntheticCard() {
    hal::IdCard card;
    card.name = hal::SecretText("张三");
    card.sex = hal::SecretText("1");
    card.ethnicity = hal::SecretText("01");
    card.birth = hal::SecretText("19491231");
    card.address = hal::SecretText("北京市朝阳区示例路1号");
    card.number = hal::SecretText("11010519491231002X");
    card.authority = hal::SecretText("示例市公安局");
    card.validFrom = hal::SecretText("20200101");
    card.validTo = hal::SecretText("20400101");
    for (int i = 0; i < 1024; ++i)
        card.photo.push_back(static_cast<std::uint8_t>((7 * i + 3) & 255));
    return card;
}

inline hal::IdCard syntheticCardWithFingers() {
    hal::IdCard card = syntheticCard();
    for (int i = 0; i < 1024; ++i)
        card.fingerprint.push_back(static_cast<std::uint8_t>((5 * i + 1) & 255));
    return card;
}

} // namespace rigs
