// Reads a screen aloud. Which screen says what is decided by the screens; here is only how it is heard.
#pragma once

#include <memory>
#include <string>

#include "kiosk/session.h"

namespace kiosk {

// GUI thread only; never blocks. What is said holds nothing personal.
class Voice {
public:
    virtual ~Voice() = default;
    // Ends what is still being said. `volume` 0..1.
    virtual void say(const QString& text, Session::Language language, double volume) = 0;
    virtual void hush() = 0;
};

// eSpeak NG in a process of its own, started for each sentence: nothing is loaded before somebody listens.
[[nodiscard]] std::unique_ptr<Voice> espeakVoice();

// Whether this machine has that program and a sound card.
[[nodiscard]] bool canSpeak();

// What the voice is given: figures of four digits and more one by one, as telephone numbers are said.
[[nodiscard]] std::string spoken(const QString& text);

} // namespace kiosk
