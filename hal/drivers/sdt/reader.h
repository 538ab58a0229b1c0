// A reader of identity cards that has proved to be one.
#pragma once

#include <chrono>
#include <memory>

#include "hal/drivers/sdt/dialogue.h"
#include "hal/id_reader.h"

namespace hal::sdt {

// Asks for the SAM's status. Refused: what answers is no reader, or nothing answers; Faulty, Refused: a
// reader whose SAM is broken or not authorised; and what the transport gives.
[[nodiscard]] Result<> prove(Dialogue& dialogue);

// The same of an answer that came already.
[[nodiscard]] Result<> proof(const Result<Reply>& samStatus);

// Precondition: prove(dialogue). Asks for the SAM's id, which stands in for a serial number.
[[nodiscard]] std::unique_ptr<IdReader> makeReader(Dialogue dialogue, Identity identity,
                                                   bool withFingerprint);

} // namespace hal::sdt
