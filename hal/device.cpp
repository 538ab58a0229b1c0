// The stable words for what a device is, how it fares, and what it is doing.
#include "hal/device.h"
#include "hal/page_printer.h"
#include "hal/scanner.h"

namespace hal {

std::string_view toString(Kind kind) {
    switch (kind) {
    case Kind::Scanner:
        return "scanner";
    case Kind::PagePrinter:
        return "page_printer";
    case Kind::IdReader:
        return "id_reader";
    case Kind::ReceiptPrinter:
        return "receipt_printer";
    case Kind::CodeScanner:
        return "code_scanner";
    case Kind::SmartCardReader:
        return "smart_card_reader";
    case Kind::Auxiliary:
        return "auxiliary";
    case Kind::Camera:
        return "camera";
    }
    return "unknown";
}

std::string_view toString(Health health) {
    switch (health) {
    case Health::Unknown:
        return "unknown";
    case Health::Ok:
        return "ok";
    case Health::Attention:
        return "attention";
    case Health::Fault:
        return "fault";
    }
    return "unknown";
}

std::string asText(const Supply& supply) {
    return supply.name + (supply.levelPercent ? " " + std::to_string(*supply.levelPercent) + " %" : "") +
           (supply.low ? " (!)" : "");
}

std::string asText(const Tray& tray) {
    std::string text = tray.name;
    if (tray.paper)
        text += (text.empty() ? "" : " ") + nameOf(*tray.paper);
    if (tray.levelPercent)
        text += (text.empty() ? "" : " ") + std::to_string(*tray.levelPercent) + " %";
    return text;
}

std::string_view toString(Phase phase) {
    switch (phase) {
    case Phase::Connecting:
        return "connecting";
    case Phase::Warming:
        return "warming";
    case Phase::Working:
        return "working";
    case Phase::Transferring:
        return "transferring";
    case Phase::WaitingForDevice:
        return "waiting_for_device";
    case Phase::Finishing:
        return "finishing";
    }
    return "working";
}

std::string_view toString(ScanSource source) {
    switch (source) {
    case ScanSource::Flatbed:
        return "flatbed";
    case ScanSource::Adf:
        return "adf";
    case ScanSource::AdfDuplex:
        return "adf_duplex";
    case ScanSource::CardDuplex:
        return "card_duplex";
    }
    return "flatbed";
}

std::string_view toString(DocumentFormat format) {
    switch (format) {
    case DocumentFormat::Pdf:
        return "pdf";
    case DocumentFormat::PwgRaster:
        return "pwg_raster";
    }
    return "pdf";
}

} // namespace hal
