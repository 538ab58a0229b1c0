// Where a printer is, from its URI. Pure.
#pragma once

#include <string>

#include "hal/base/uri.h"
#include "hal/page_printer.h"

namespace hal::cups {

struct Address {
    std::string host;
    int port = 631;
    std::string path; // "/ipp/print"
    bool encrypted = false;
    bool queue = false;                   // a queue of a CUPS server, not the printer itself
    std::string ippUri;                   // what goes into printer-uri
    std::optional<DocumentFormat> format; // only this one, whatever the printer offers
    // A printer that restarts is back within two minutes; longer than that nobody at the kiosk waits.
    Millis comeBack{120'000};
};

// ipp://HOST[:PORT]/PATH and ipps://… are the printer itself, cups://HOST[:PORT]/printers/NAME a queue.
// Options: format=pdf or format=pwg; back=SECONDS (1 … 3600), how long a printer that has a job may be away
// before the job's outcome counts as unknown. BadData says what is wrong.
[[nodiscard]] Result<Address> parseAddress(const Uri& uri);

} // namespace hal::cups
