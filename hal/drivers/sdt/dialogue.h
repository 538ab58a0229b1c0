// Questions to a reader and its answers, and the order in which a card is found, selected and read.
#pragma once

#include <memory>
#include <optional>

#include "hal/base/units.h"
#include "hal/drivers/sdt/command.h"
#include "hal/drivers/sdt/reply.h"
#include "hal/drivers/sdt/transport.h"
#include "hal/id_reader.h"

namespace hal::sdt {

inline constexpr Millis kPollInterval{350}; // readers want at least 300 ms between two finds

// How long a reader may take. Readers were seen to need 1 s for a command and 3 s for a read.
struct Patience {
    Millis command{1000};
    Millis read{5000};
    Millis pause{200}; // within one answer; at 9600 baud a byte takes 1 ms
};

// Used by one thread at a time. Errors: those of the transport; Protocol for an answer that came damaged
// twice; what status.h says about SW3.
class Dialogue {
public:
    explicit Dialogue(std::unique_ptr<Transport> transport, Patience patience = {})
        : transport_(std::move(transport)), patience_(patience) {}

    // Survives junk before and damage of the answer: a command whose answer was damaged is given once more.
    [[nodiscard]] Result<Reply> ask(Command command, const std::stop_token& stop);

    // The reader answers at the old rate and then uses the new one.
    [[nodiscard]] Result<Reply> setBaud(Baud baud, const std::stop_token& stop);

    // Find, select, read, newest address. NoCard when the field is empty: poll again after kPollInterval.
    // After any read, good or bad, the reader finds the same card again only when it has left the field.
    [[nodiscard]] Result<IdCard> readCard(bool withFingerprint, const std::stop_token& stop);

    // Whether a card that was read still lies there. Finding cannot tell it from an empty field, but the
    // newest address can still be asked of the card. Errors: what says nothing of a card, such as a reader
    // that is damaged (Faulty), not authorised (Refused) or not understood (Protocol).
    [[nodiscard]] Result<bool> cardStillLies(const std::stop_token& stop);

    // Whether any card lies there, read or not: it is found, or it was read and still answers. Selects and
    // reads nothing of one that was not read. Errors: as above.
    [[nodiscard]] Result<bool> anyCardLies(const std::stop_token& stop);

    [[nodiscard]] Patience& patience() { return patience_; }

private:
    [[nodiscard]] Result<Reply> converse(Command command, ByteView frame, const std::stop_token& stop);
    [[nodiscard]] Result<Reply> exchange(Command command, ByteView frame, const std::stop_token& stop);
    [[nodiscard]] Result<> clearTheLine(const std::stop_token& stop);
    [[nodiscard]] Result<> findAndSelect(const std::stop_token& stop);

    std::unique_ptr<Transport> transport_;
    Patience patience_;
    std::optional<Deadline> owed_; // until then the answer to a stopped command may still come
    bool unclean_ = false;         // pieces of a damaged answer may still come
};

} // namespace hal::sdt
