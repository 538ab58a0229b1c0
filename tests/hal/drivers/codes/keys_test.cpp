// Keystrokes of a scanner that is a keyboard.
#include <gtest/gtest.h>

#include "hal/drivers/codes/keys.h"
#include "tests/rigs/virtual_usb/scanner_words.h"

namespace hal::codes {
namespace {

std::string typed(const Bytes& events, bool capsLock = false, std::size_t piece = 100'000) {
    KeyAssembler keys(Suffix::LineEnd, capsLock);
    for (std::size_t at = 0; at < events.size(); at += piece)
        EXPECT_FALSE(keys.feed(ByteView(events).subspan(at, std::min(piece, events.size() - at))));
    const auto outcome = keys.quiet();
    if (!outcome)
        return "nothing";
    return *outcome ? std::string(asText((*outcome)->bytes)) : std::string(toString(outcome->error().fault));
}

TEST(CodeKeys, TypeEveryCharacterOfAUsKeyboard) {
    std::string all;
    for (char c = ' '; c <= '~'; ++c)
        all += c;
    EXPECT_EQ(typed(rigs::keystrokes(all + "\r")), all);
}

TEST(CodeKeys, CapsLockTurnsLettersAndNothingElse) {
    EXPECT_EQ(typed(rigs::keystrokes("aB1!\r"), true), "Ab1!");
    Bytes pressed;
    rigs::appendKey(pressed, KEY_CAPSLOCK, 1);
    rigs::appendKey(pressed, KEY_CAPSLOCK, 0);
    const Bytes rest = rigs::keystrokes("aB1\r");
    pressed.insert(pressed.end(), rest.begin(), rest.end());
    EXPECT_EQ(typed(pressed), "Ab1");
}

TEST(CodeKeys, ControlMakesTheSeparatorOfGs1) {
    EXPECT_EQ(typed(rigs::keystrokes("10A\x1d"
                                     "21B\r")),
              "10A\x1d"
              "21B");
}

TEST(CodeKeys, ComeInAnyPieces) {
    for (const std::size_t piece : {1u, 7u, 24u, 25u})
        EXPECT_EQ(typed(rigs::keystrokes("Hello\r"), false, piece), "Hello");
}

TEST(CodeKeys, RepeatsAreNotTyped) {
    Bytes events;
    rigs::appendKey(events, KEY_A, 1);
    rigs::appendKey(events, KEY_A, 2);
    rigs::appendKey(events, KEY_A, 0);
    const Bytes end = rigs::keystrokes("\r");
    events.insert(events.end(), end.begin(), end.end());
    EXPECT_EQ(typed(events), "a");
}

TEST(CodeKeys, WhatNoCodeHasIsSaidInsteadOfLeftOut) {
    Bytes events = rigs::keystrokes("a");
    rigs::appendKey(events, KEY_VOLUMEUP, 1);
    const Bytes end = rigs::keystrokes("b\r");
    events.insert(events.end(), end.begin(), end.end());
    EXPECT_EQ(typed(events), "bad_data");
}

TEST(CodeKeys, LostKeystrokesDamageTheCode) {
    Bytes events = rigs::keystrokes("ab");
    input_event dropped{};
    dropped.type = EV_SYN;
    dropped.code = SYN_DROPPED;
    const auto* raw = reinterpret_cast<const std::uint8_t*>(&dropped);
    events.insert(events.end(), raw, raw + sizeof dropped);
    const Bytes end = rigs::keystrokes("c\r");
    events.insert(events.end(), end.begin(), end.end());
    EXPECT_EQ(typed(events), "try_again");
}

} // namespace
} // namespace hal::codes
