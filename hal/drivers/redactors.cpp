#include "hal/drivers/redactors.h"

#include <algorithm>
#include <iterator>

#include "hal/drivers/codes/redact.h"
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
    {"escpos+usb", escpos::makeRedactor}, {"code+serial", codes::makeLineRedactor},
    {"code+hid", codes::makeHidRedactor}, {"code+keyboard", codes::makeKeyRedactor},
};

constexpr std::string_view kOfCalls[] = {"sane", "ipp", "ipps", "cups", "pcsc", "v4l2"};

} // namespace

bool recordsCalls(std::string_view scheme) {
    return std::ranges::find(kOfCalls, scheme) != std::end(kOfCalls);
}

std::unique_ptr<port::Redactor> redactorFor(std::string_view scheme) {
    for (const Row& row : kRows)
        if (row.scheme == scheme)
            return row.make();
    return nullptr;
}

} // namespace hal
