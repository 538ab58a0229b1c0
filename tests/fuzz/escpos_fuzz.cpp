// Arbitrary bytes from and to a receipt printer, and arbitrary text for one.
#include <cstdlib>

#include "hal/drivers/escpos/characters.h"
#include "hal/drivers/escpos/lines.h"
#include "hal/drivers/escpos/status.h"
#include "tests/rigs/escpos_printer.h"

namespace {

using namespace hal;

void require(bool condition) {
    if (!condition)
        std::abort();
}

void hear(ByteView bytes, std::size_t portion) {
    escpos::Listener listener;
    while (!bytes.empty()) {
        listener.asked(escpos::Ask::Paper);
        const auto count = std::min(portion, bytes.size());
        listener.hear(bytes.first(count));
        bytes = bytes.subspan(count);
        require(escpos::statusOf(listener.state()).health != Health::Ok ||
                listener.state().paperEnd.has_value());
    }
}

// Whatever is laid fits its line, in columns of the firmware's fonts.
void write(ByteView bytes, int columns) {
    const auto lines = escpos::lay({{ReceiptText{SecretText(asText(bytes))}}}, columns);
    if (!lines)
        return;
    for (const escpos::Line& line : *lines) {
        const auto& text = std::get<escpos::TextLine>(line).text;
        const auto encoded = escpos::inFirmware(text.view());
        require(!encoded || encoded->size() <= static_cast<std::size_t>(columns));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const ByteView bytes(data + 1, size - 1);
    hear(bytes, 1 + data[0] % 7u);
    write(bytes, 8 + data[0] % 41);
    rigs::EscPosPrinter printer;
    static_cast<void>(printer.take(bytes));
    printer.openCover(data[0] % 2 != 0);
    static_cast<void>(printer.take(bytes));
    return 0;
}
