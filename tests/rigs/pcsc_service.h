// A real pcscd of the test's own with the virtual reader of vsmartcard-vpcd, and the card that is put into
// it.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "hal/base/fd.h"
#include "hal/base/units.h"
#include "hal/drivers/pcsc/virtual_card.h"
#include "tests/rigs/child.h"

namespace rigs {

// One a process: the client's library looks up once where the service is. Its folder is bound over /run/pcscd
// in a mount namespace of its own, so that neither root nor the machine's pcscd is needed. Thread-safe: a
// card may stop it from its own thread.
class PcscService {
public:
    // What this machine lacks.
    [[nodiscard]] static std::optional<std::string> missing();

    PcscService(); // and makes this process and its children speak to it
    ~PcscService();

    void start();
    void stop(); // as a crash: at once

    // The reader has two slots.
    [[nodiscard]] static std::string reader(int slot) { return "Virtual PCD 00 0" + std::to_string(slot); }
    [[nodiscard]] int port(int slot) const { return port_ + slot; }

private:
    int port_ = 0;
    std::mutex mutex_;
    std::unique_ptr<Child> child_;
};

// The hand at one slot, and the chip in it. Speaks vpcd's protocol (every message has its length, big-endian,
// in front; one byte is a command to the slot, 4 asks for the ATR, whatever is longer is for the chip). A
// card is in the slot while there is a connection. Thread-safe.
class CardSlot {
public:
    explicit CardSlot(int port);
    ~CardSlot();
    CardSlot(const CardSlot&) = delete;
    CardSlot& operator=(const CardSlot&) = delete;

    void put(hal::pcsc::VirtualCard card); // another one is pulled first
    void pull();                           // returns when the service has seen it
    void pullFromWithin();                 // while a command is being heard: it gets no answer

    // The chip's own time for a command.
    void takeTime(hal::Millis time);
    // Once, when the next command of that instruction was heard and before it is answered.
    void when(std::uint8_t instruction, std::function<void()> happens);
    // Once: these bytes instead of an answer.
    void answerNext(std::uint8_t instruction, hal::Bytes bytes);
    [[nodiscard]] int asked(std::uint8_t instruction) const;

private:
    [[nodiscard]] hal::Fd connection() const;
    void serve(const std::stop_token& stop);
    void speak(int fd, const std::stop_token& stop);
    [[nodiscard]] std::optional<hal::SecretBytes> answer(hal::ByteView message, const std::stop_token& stop);

    const int port_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<hal::pcsc::VirtualCard> card_;
    hal::Millis time_{};
    int line_ = -1;       // to the slot, while a card is in it
    bool noticed_ = true; // the service knows that no card is there
    std::map<std::uint8_t, int> asked_;
    std::map<std::uint8_t, std::function<void()>> when_;
    std::map<std::uint8_t, hal::Bytes> instead_;
    std::jthread server_;
};

// The person of the public test vectors, who does not exist.
[[nodiscard]] hal::SocialSecurityCard syntheticSocialSecurityCard();

} // namespace rigs
