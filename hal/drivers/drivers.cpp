#include "hal/drivers/drivers.h"

#ifdef BANSHI_SIMULATORS
#include "hal/sim/auxiliary.h"
#include "hal/sim/camera.h"
#include "hal/sim/code_scanner.h"
#include "hal/sim/id_reader.h"
#include "hal/sim/printer.h"
#include "hal/sim/receipt_printer.h"
#include "hal/sim/scanner.h"
#include "hal/sim/smart_card_reader.h"
#endif

namespace hal {
namespace {

// A driver over a library that can hang or crash leaves its factory out here: hosted_drivers.cpp knows it.
constexpr Driver kDrivers[] = {
#ifdef BANSHI_SIMULATORS
    {.scheme = "sim", .kind = Kind::Scanner, .simulated = true, .factory = sim::openScanner},
    {.scheme = "sim", .kind = Kind::PagePrinter, .simulated = true, .factory = sim::openPrinter},
    {.scheme = "sim", .kind = Kind::IdReader, .simulated = true, .factory = sim::openIdReader},
    {.scheme = "sim", .kind = Kind::ReceiptPrinter, .simulated = true, .factory = sim::openReceiptPrinter},
    {.scheme = "sim", .kind = Kind::CodeScanner, .simulated = true, .factory = sim::openCodeScanner},
    {.scheme = "sim", .kind = Kind::Camera, .simulated = true, .factory = sim::openCamera},
    {.scheme = "example", .kind = Kind::CodeScanner, .subsystem = "tty"},
    {.scheme = "sim", .kind = Kind::SmartCardReader, .simulated = true, .factory = sim::openSmartCardReader},
    {.scheme = "sim", .kind = Kind::Auxiliary, .simulated = true, .factory = sim::openAuxiliary},
#endif
    {.scheme = "sane", .kind = Kind::Scanner},
    {.scheme = "ipp", .kind = Kind::PagePrinter},
    {.scheme = "ipps", .kind = Kind::PagePrinter},
    {.scheme = "cups", .kind = Kind::PagePrinter},
    {.scheme = "sdt+usb", .kind = Kind::IdReader},
    {.scheme = "sdt+serial", .kind = Kind::IdReader, .subsystem = "tty"},
    {.scheme = "escpos+tcp", .kind = Kind::ReceiptPrinter},
    {.scheme = "escpos+serial", .kind = Kind::ReceiptPrinter, .subsystem = "tty"},
    {.scheme = "escpos+usb", .kind = Kind::ReceiptPrinter},
    {.scheme = "v4l2", .kind = Kind::Camera, .subsystem = "video4linux"},
    {.scheme = kCameraScheme, .kind = Kind::CodeScanner, .hosted = false, .subsystem = "video4linux"},
    {.scheme = "code+hid", .kind = Kind::CodeScanner, .subsystem = "hidraw"},
    {.scheme = "code+keyboard", .kind = Kind::CodeScanner, .subsystem = "input"},
    {.scheme = "code+serial", .kind = Kind::CodeScanner, .subsystem = "tty"},
    {.scheme = "pcsc", .kind = Kind::SmartCardReader},
    {.scheme = "auxiliary", .kind = Kind::Auxiliary, .subsystem = "tty"},
};

} // namespace

std::span<const Driver> drivers() { return kDrivers; }

Result<const Driver*> findDriver(const Uri& uri, Kind kind) {
    for (const Driver& driver : drivers())
        if (driver.scheme == uri.scheme && driver.kind == kind)
            return &driver;
    return fail(Fault::BadData, "no driver takes " + uri.scheme + ": for a " + std::string(toString(kind)));
}

} // namespace hal
