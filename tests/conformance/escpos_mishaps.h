// What can befall the virtual receipt printer, whatever cable it hangs on.
#pragma once

#include <utility>
#include <vector>

#include "hal/drivers/escpos/virtual_printer.h"
#include "tests/conformance/subject.h"

namespace conformance {

inline constexpr std::size_t kMidwayBytes = 300; // of the bytes of the suite's receipt

inline void strike(hal::escpos::VirtualPrinter& printer, Mishap mishap) {
    switch (mishap) {
    case Mishap::OutOfPaper:
        return printer.takePaper(true);
    case Mishap::CoverOpen:
        return printer.openCover(true);
    default:
        return printer.silence(true);
    }
}

inline void putRight(hal::escpos::VirtualPrinter& printer) {
    printer.silence(false);
    printer.takePaper(false);
    printer.openCover(false);
}

// The text of each receipt that was cut off.
inline std::vector<hal::Bytes> receiptsOn(const std::vector<hal::escpos::OnPaper>& paper) {
    std::vector<hal::Bytes> receipts;
    hal::Bytes now;
    for (const auto& on : paper) {
        if (const auto* text = std::get_if<hal::escpos::PrintedText>(&on))
            now.insert(now.end(), text->gb18030.begin(), text->gb18030.end());
        else if (std::holds_alternative<hal::escpos::Cut>(on))
            receipts.push_back(std::exchange(now, {}));
    }
    return receipts;
}

} // namespace conformance
