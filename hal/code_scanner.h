// Scanners of QR codes and barcodes.
#pragma once

#include <stop_token>

#include "hal/code.h"
#include "hal/device.h"

namespace hal {

class CodeScanner : public Device {
public:
    [[nodiscard]] Kind kind() const final { return Kind::CodeScanner; }

    // Waits for a code. What was shown before is thrown away, so that nobody is taken for the person before
    // her; progress says WaitingForDevice when a code may be shown and Transferring when one comes.
    // Errors: NoDocument (nobody showed one for as long as `patience`), TryAgain (it arrived damaged or broke
    // off: show it again), BadData (it holds what this transport cannot carry, or more than a code can),
    // Unplugged, Io, Cancelled.
    [[nodiscard]] virtual Result<Code> read(Millis patience, std::stop_token stop,
                                            const OnProgress& progress) = 0;
};

// The self-test of every code scanner: somebody shows it a code within half a minute. Measured are its bytes
// and how long it took to arrive; what it says is not kept.
[[nodiscard]] Result<TestReport> testWithAShownCode(CodeScanner& scanner, std::stop_token stop);

} // namespace hal
