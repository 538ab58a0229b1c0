// The files that a kiosk signs for people to carry away, and what each signature is worth.
#pragma once

#include <string_view>

namespace kiosk::cli {

struct SignedFile {
    std::string_view name, purpose, what;
};
inline constexpr SignedFile kReportJson{"readiness.json", "banshi readiness report 1", "report"};
inline constexpr SignedFile kReportPdf{"readiness.pdf", "banshi readiness report 1", "report"};
inline constexpr SignedFile kLogExport{"log.jsonl", "banshi log export 1", "log"};

} // namespace kiosk::cli
