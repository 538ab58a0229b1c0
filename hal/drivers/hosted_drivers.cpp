#include "hal/drivers/hosted_drivers.h"

#include "hal/drivers/auxiliary/driver.h"
#include "hal/drivers/codes/driver.h"
#include "hal/drivers/cups/driver.h"
#include "hal/drivers/escpos/driver.h"
#ifdef BANSHI_SIMULATORS
#include "hal/drivers/example/driver.h"
#endif
#include "hal/drivers/pcsc/driver.h"
#include "hal/drivers/sane/driver.h"
#include "hal/drivers/sdt/driver.h"
#include "hal/drivers/v4l2/driver.h"

namespace hal {
namespace {

struct Hosted {
    std::string_view scheme;
    Kind kind;
    Factory factory;
};

constexpr Hosted kHosted[] = {
    {"sane", Kind::Scanner, sane::open},
    {"ipp", Kind::PagePrinter, cups::open},
    {"ipps", Kind::PagePrinter, cups::open},
    {"cups", Kind::PagePrinter, cups::open},
    {"sdt+usb", Kind::IdReader, sdt::openUsb},
    {"sdt+serial", Kind::IdReader, sdt::openSerial},
    {"escpos+tcp", Kind::ReceiptPrinter, escpos::open},
    {"escpos+serial", Kind::ReceiptPrinter, escpos::open},
    {"escpos+usb", Kind::ReceiptPrinter, escpos::open},
    {"v4l2", Kind::Camera, v4l2::open},
    {"code+hid", Kind::CodeScanner, codes::openHid},
    {"code+keyboard", Kind::CodeScanner, codes::openKeyboard},
    {"code+serial", Kind::CodeScanner, codes::openSerial},
#ifdef BANSHI_SIMULATORS
    {"example", Kind::CodeScanner, example::open},
#endif
    {"pcsc", Kind::SmartCardReader, pcsc::open},
    {"auxiliary", Kind::Auxiliary, auxiliary::open},
};

} // namespace

Factory factoryOf(const Driver& driver) {
    if (driver.factory)
        return driver.factory;
    for (const Hosted& hosted : kHosted)
        if (hosted.scheme == driver.scheme && hosted.kind == driver.kind)
            return hosted.factory;
    return nullptr;
}

} // namespace hal
