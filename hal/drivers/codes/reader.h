// The CodeScanner over any transport: a stream of bytes, and the assembler that knows what they mean.
#pragma once

#include <memory>

#include "hal/code_scanner.h"
#include "hal/drivers/codes/assembler.h"
#include "hal/port/stream.h"

namespace hal::codes {

[[nodiscard]] std::unique_ptr<CodeScanner>
makeScanner(std::unique_ptr<port::Stream> stream, std::unique_ptr<Assembler> assembler, Identity identity);

} // namespace hal::codes
