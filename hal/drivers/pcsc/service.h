// pcscd as we need it: readers by name, what lies in one, and commands to the card. Used by one thread at a
// time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <winscard.h>

#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "hal/base/units.h"
#include "hal/device.h"
#include "hal/drivers/pcsc/card_dialogue.h"

namespace hal::pcsc {

// What a reader says of its card.
struct CardState {
    bool present = false;
    std::uint16_t visit = 0; // another number after every card that comes or goes
    DWORD raw = SCARD_STATE_UNAWARE;
};

// A connection to the service. All errors are those of scard.h.
class Service {
public:
    [[nodiscard]] static Result<std::unique_ptr<Service>> open();
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    [[nodiscard]] Result<std::vector<std::string>> readers() const; // none is no error

    // The state of a reader when it is no longer `known`, or after `patience`. Unplugged: there is no such
    // reader any more.
    [[nodiscard]] Result<CardState> look(const std::string& reader, const CardState& known,
                                         Millis patience) const;

    // What the reader's driver tells of it; what it does not tell stays empty.
    [[nodiscard]] Identity identity(const std::string& reader) const;

private:
    explicit Service(SCARDCONTEXT context) : context_(context) {}
    friend class Card;
    const SCARDCONTEXT context_;
};

// A card for us alone until it is let go, which leaves it powered: a contactless reader would take it for a
// new one.
class Card {
public:
    [[nodiscard]] static Result<std::unique_ptr<Card>> connect(const Service& service,
                                                               const std::string& reader);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

    [[nodiscard]] Result<SecretBytes> atr() const;
    // TryAgain also: the card fell silent in the middle.
    [[nodiscard]] Result<SecretBytes> transmit(ByteView command) const;

private:
    Card(SCARDHANDLE handle, DWORD protocol) : handle_(handle), protocol_(protocol) {}
    const SCARDHANDLE handle_;
    const DWORD protocol_;
};

} // namespace hal::pcsc
