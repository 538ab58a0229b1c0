// What can befall the virtual receipt printer, whatever cable it hangs on.
#pragma once

#include <utility>
#include <vector>

#include "tests/conformance/subject.h"
#include "tests/rigs/escpos_printer.h"

namespace conformance {

inline constexpr std::size_t kMidwayBytes = 300; // of the bytes of the suite's receipt

inline void strike(rigs::EscPosPrinter& printer, Mishap mishap) {
    switch (mishap) {
    case Mishap::OutOfPaper:
        return printer.takePaper(true);
    case Mishap::CoverOpen:
        return printer.openCover(true);
    default:
        return printer.silence(true);
    }
}

inline void putRight(rigs::EscPosPrinter& printer) {
    printer.silence(false);
    printer.takePaper(false);
    printer.openCover(false);
}

// The text of each receipt, and last of what was not cut off.
inline std::vector<hal::Bytes> receiptsOn(const std::vector<rigs::OnPaper>& paper) {
    std::vector<hal::Bytes> receipts;
    hal::Bytes now;
    for (const auto& on : paper) {
        if (const auto* text = std::get_if<rigs::PrintedText>(&on))
            now.insert(now.end(), text->gb18030.begin(), text->gb18030.end());
        else if (std::holds_alternative<rigs::Cut>(on))
            receipts.push_back(std::exchange(now, {}));
    }
    if (!now.empty())
        receipts.push_back(std::move(now)); // hangs out of the slot
    return receipts;
}

} // namespace conformance
