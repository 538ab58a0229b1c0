// Page printers that speak IPP: asked directly, or through a queue where a printer needs filters.
#pragma once

#include <memory>
#include <optional>

#include "hal/base/clock.h"
#include "hal/base/uri.h"
#include "hal/drivers/cups/address.h"
#include "hal/drivers/cups/printer_facts.h"
#include "hal/page_printer.h"

namespace hal::cups {

// ipp://HOST[:PORT]/PATH, ipps://…, cups://HOST[:PORT]/printers/QUEUE. Runs in banshi-device-host.
// Errors: BadData (the URI), Offline, Protocol (no printer there), Refused, Unsupported (neither PDF nor PWG
// raster).
[[nodiscard]] Result<std::unique_ptr<Device>> open(const Uri& uri);

class Driver final : public PagePrinter {
public:
    explicit Driver(Address address, const Clock& clock = systemClock());

    [[nodiscard]] Result<> connect(Deadline deadline); // asks the printer what it is

    [[nodiscard]] Identity identity() const override { return facts_.identity; }
    [[nodiscard]] Result<Status> status(Deadline deadline) override;
    // Moves no paper: round trip, formats, A4.
    [[nodiscard]] Result<TestReport> selfTest(std::stop_token stop) override;
    [[nodiscard]] Result<PrinterCapabilities> capabilities(Deadline deadline) override;
    [[nodiscard]] Result<PrintOutcome> print(const Document& document, const PrintOptions& options,
                                             std::stop_token stop, const OnProgress& progress) override;

private:
    Address address_;
    const Clock& clock_;
    PrinterFacts facts_;
};

} // namespace hal::cups
