// Where `banshi copy` puts its pages: a file, or a printer with its entry in the ledger.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "services/copying/copying.h"

namespace kiosk::cli {

using Pages = std::variant<paper::CardPage, paper::DocumentPages>;

// Written whole or not at all, readable by its owner alone. Errors: BadData (see paper), Storage.
[[nodiscard]] hal::Result<> writePdf(const std::filesystem::path& file, const Pages& pages);

struct PrintOrder {
    std::string printer;         // URI
    std::filesystem::path state; // directory of key and ledger; made when it is not there
    copying::PrintRequest request;
    std::stop_token stop; // cancels the job at the printer
};
// Errors: those of opening the ledger (Busy: a kiosk uses it), of holding the devices of that state (Busy:
// another program has them), of the rig, and of copying::printCardCopy.
[[nodiscard]] hal::Result<copying::CopyOutcome> printPages(const PrintOrder& order, const Pages& pages);

} // namespace kiosk::cli
