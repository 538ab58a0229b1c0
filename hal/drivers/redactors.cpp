#include "hal/drivers/redactors.h"

#include "hal/drivers/escpos/redact.h"
#include "hal/drivers/sdt/redact.h"

namespace hal {
namespace {

struct Row {
    std::string_view scheme;
    std::unique_ptr<port::Redactor> (*make)();
};

constexpr Row kRows[] = {
    {"sdt+usb", sdt::makeRedactor},       {"sdt+serial", sdt::makeRedactor},
    {"escpos+tcp", escpos::makeRedactor}, {"escpos+serial", escpos::makeRedactor},
    {"escpos+usb", escpos::makeRedactor},
};

} // namespace

std::unique_ptr<port::Redactor> redactorFor(std::string_view scheme) {
    for (const Row& row : kRows)
        if (row.scheme == scheme)
            return row.make();
    return nullptr;
}

} // namespace hal
