#include "hal/drivers/codes/keys.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include <linux/input.h>

namespace hal::codes {
namespace {

// The US layout. Letters are written with their small form.
struct Key {
    int code;
    char plain, shifted;
};
constexpr Key kKeys[] = {{KEY_1, '1', '!'},          {KEY_2, '2', '@'},           {KEY_3, '3', '#'},
                         {KEY_4, '4', '$'},          {KEY_5, '5', '%'},           {KEY_6, '6', '^'},
                         {KEY_7, '7', '&'},          {KEY_8, '8', '*'},           {KEY_9, '9', '('},
                         {KEY_0, '0', ')'},          {KEY_MINUS, '-', '_'},       {KEY_EQUAL, '=', '+'},
                         {KEY_Q, 'q', 'Q'},          {KEY_W, 'w', 'W'},           {KEY_E, 'e', 'E'},
                         {KEY_R, 'r', 'R'},          {KEY_T, 't', 'T'},           {KEY_Y, 'y', 'Y'},
                         {KEY_U, 'u', 'U'},          {KEY_I, 'i', 'I'},           {KEY_O, 'o', 'O'},
                         {KEY_P, 'p', 'P'},          {KEY_LEFTBRACE, '[', '{'},   {KEY_RIGHTBRACE, ']', '}'},
                         {KEY_A, 'a', 'A'},          {KEY_S, 's', 'S'},           {KEY_D, 'd', 'D'},
                         {KEY_F, 'f', 'F'},          {KEY_G, 'g', 'G'},           {KEY_H, 'h', 'H'},
                         {KEY_J, 'j', 'J'},          {KEY_K, 'k', 'K'},           {KEY_L, 'l', 'L'},
                         {KEY_SEMICOLON, ';', ':'},  {KEY_APOSTROPHE, '\'', '"'}, {KEY_GRAVE, '`', '~'},
                         {KEY_BACKSLASH, '\\', '|'}, {KEY_Z, 'z', 'Z'},           {KEY_X, 'x', 'X'},
                         {KEY_C, 'c', 'C'},          {KEY_V, 'v', 'V'},           {KEY_B, 'b', 'B'},
                         {KEY_N, 'n', 'N'},          {KEY_M, 'm', 'M'},           {KEY_COMMA, ',', '<'},
                         {KEY_DOT, '.', '>'},        {KEY_SLASH, '/', '?'},       {KEY_SPACE, ' ', ' '},
                         {KEY_ENTER, '\r', '\r'},    {KEY_KPENTER, '\r', '\r'},   {KEY_TAB, '\t', '\t'},
                         {KEY_KP0, '0', '0'},        {KEY_KP1, '1', '1'},         {KEY_KP2, '2', '2'},
                         {KEY_KP3, '3', '3'},        {KEY_KP4, '4', '4'},         {KEY_KP5, '5', '5'},
                         {KEY_KP6, '6', '6'},        {KEY_KP7, '7', '7'},         {KEY_KP8, '8', '8'},
                         {KEY_KP9, '9', '9'},        {KEY_KPMINUS, '-', '-'},     {KEY_KPPLUS, '+', '+'},
                         {KEY_KPDOT, '.', '.'},      {KEY_KPSLASH, '/', '/'},     {KEY_KPASTERISK, '*', '*'}};

constexpr int kUp = 0, kRepeat = 2;
// Slow keyboard scanners pause up to 40 ms between two keys.
constexpr Millis kAfterSuffix{80};

bool isLetter(char c) { return c >= 'a' && c <= 'z'; }

} // namespace

KeyAssembler::KeyAssembler(Suffix suffix, bool capsLock)
    : line_({.suffix = suffix, .aim = false, .afterSuffix = kAfterSuffix}), capsLock_(capsLock) {}

std::size_t KeyAssembler::pieceSize() const { return 64 * sizeof(input_event); }

std::optional<Outcome> KeyAssembler::feed(ByteView events) {
    rest_.insert(rest_.end(), events.begin(), events.end());
    std::size_t at = 0;
    for (; rest_.size() - at >= sizeof(input_event); at += sizeof(input_event)) {
        input_event event{};
        std::memcpy(&event, rest_.data() + at, sizeof event);
        if (event.type == EV_KEY)
            key(event.code, event.value);
        else if (event.type == EV_SYN && event.code == SYN_DROPPED)
            line_.damage({Fault::TryAgain, "keystrokes were lost"});
    }
    rest_.erase(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(at));
    return std::nullopt;
}

void KeyAssembler::key(int code, int value) {
    const bool down = value != kUp;
    switch (code) {
    case KEY_LEFTSHIFT:
        leftShift_ = down;
        return;
    case KEY_RIGHTSHIFT:
        rightShift_ = down;
        return;
    case KEY_LEFTCTRL:
        leftControl_ = down;
        return;
    case KEY_RIGHTCTRL:
        rightControl_ = down;
        return;
    case KEY_CAPSLOCK:
        capsLock_ = capsLock_ != (value == 1);
        return;
    case KEY_NUMLOCK:
        return;
    default:
        break;
    }
    if (!down || value == kRepeat)
        return;
    const auto* found = std::ranges::find(kKeys, code, &Key::code);
    if (found == std::end(kKeys)) {
        line_.damage({Fault::BadData, "a key that no code has: keyboards carry no Chinese"});
        return;
    }
    const bool shift = (leftShift_ || rightShift_) != (capsLock_ && isLetter(found->plain));
    auto character = static_cast<std::uint8_t>(shift ? found->shifted : found->plain);
    if (leftControl_ || rightControl_) // Ctrl+] is GS, which separates the fields of GS1 codes
        character &= 0x1F;
    [[maybe_unused]] const auto never = line_.feed(ByteView(&character, 1));
}

} // namespace hal::codes
