// The order in which a card is found, selected and read; whoever carries the bytes.
#pragma once

#include <functional>

#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "hal/base/units.h"
#include "hal/drivers/sdt/command.h"
#include "hal/drivers/sdt/reply.h"
#include "hal/id_reader.h"

namespace hal::sdt {

// Sends one request frame and returns what comes back within the span: as many bytes, in as many pieces, as
// the transport likes. Errors are those of the transport (Timeout, Io, Unplugged, Cancelled).
using Exchange = std::function<Result<SecretBytes>(ByteView request, Millis within)>;

// Long enough for the slowest reader seen: 1 s a command, 3 s a read; see README.
inline constexpr Millis kCommandTime{1000};
inline constexpr Millis kReadTime{5000};
inline constexpr Millis kPollInterval{350}; // readers want at least 300 ms between two finds

// One command and its answer. Protocol: damaged answer; otherwise what status.h says about SW3.
[[nodiscard]] Result<Reply> ask(const Exchange& exchange, Command command);

// Find, select, read, newest address. NoCard when the field is empty: poll again after kPollInterval. After
// any read, good or bad, the reader finds the same card again only when it has left the field.
[[nodiscard]] Result<IdCard> readCard(const Exchange& exchange, bool withFingerprint = false);

} // namespace hal::sdt
