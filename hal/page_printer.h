// Page printers: A4 sheets at true size.
#pragma once

#include <stop_token>
#include <variant>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/image.h"
#include "hal/base/secret.h"
#include "hal/device.h"

namespace hal {

enum class DocumentFormat { Pdf, PwgRaster };
[[nodiscard]] std::string_view toString(DocumentFormat format);

struct PdfDocument {
    SecretBytes bytes; // whole file, pages exactly A4
};

// Whole A4 sheets at the printer's own resolution; the driver encodes them.
struct RasterDocument {
    std::vector<Image> pages;
};

using Document = std::variant<PdfDocument, RasterDocument>;

struct PrintOptions {
    int copies = 1; // 1..99
    bool mono = false;
};

struct PrinterCapabilities {
    std::vector<DocumentFormat> formats; // in order of preference
    Dpi resolution{300};                 // for RasterDocument
    bool colour = true;
    std::vector<PaperSize> papers{}; // of the usual sizes, ascending; empty: it does not say
};

// What stands behind a print that ended without an error.
enum class Proof {
    Printer, // the printer itself said that the job is complete
    Queue,   // a queue said so: it knows what it handed on, not what lies in the tray
    None,    // the printer has the job and nothing more was heard: whether paper came out, nobody knows
};

struct PrintOutcome {
    int sheets = 0; // as the printer reports, else the number handed over; 0 with Proof::None
    Proof proof = Proof::Printer;
};

class PagePrinter : public Device {
public:
    [[nodiscard]] Kind kind() const final { return Kind::PagePrinter; }
    [[nodiscard]] virtual Result<PrinterCapabilities> capabilities(Deadline deadline) = 0;

    // Prints at 1:1 without any scaling and returns when the printer itself says that the job is complete, or
    // when it has the job and nothing more will be heard of it (Proof::None).
    // Progress: Transferring until the job is accepted, then Working; WaitingForDevice with `waiting` set
    // while the printer stands still for something a person can mend.
    // A stop cancels the job at the printer. What had come out by then is the outcome, which may be fewer
    // sheets than were asked for, and Proof::None if the printer has not said when it will stop; Cancelled
    // means that nothing came out. Nothing is scaled and no other paper taken: raster pages that
    // are not A4, or a printer that takes none, are Unsupported; no A4 in the trays is WrongPaper and waited
    // for. Errors: OutOfPaper, TrayOpen, WrongPaper, Jam, CoverOpen, OutOfToner, Offline, Refused, Protocol,
    // Io, Unplugged, Timeout, Cancelled, Faulty (the outcome on paper is then unknown).
    [[nodiscard]] virtual Result<PrintOutcome> print(const Document& document, const PrintOptions& options,
                                                     std::stop_token stop, const OnProgress& progress) = 0;
};

} // namespace hal
