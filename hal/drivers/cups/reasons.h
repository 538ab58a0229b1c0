// printer-state-reasons (RFC 8011, PWG 5100.9, the registry of IANA and what printers really say) in our
// words. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hal/base/result.h"

namespace hal::cups {

struct Trouble {
    Fault fault{};
    bool blocking = false; // the printer stands still until somebody mends it
    friend bool operator==(const Trouble&, const Trouble&) = default;
};

// One reason, with or without -report, -warning, -error. Nothing for "none", for what is no trouble of a
// printer ("moving-to-paused", "connecting-to-device"), and for reports.
[[nodiscard]] std::optional<Trouble> troubleOf(std::string_view reason);

// Without its suffix.
[[nodiscard]] std::string_view bareReason(std::string_view reason);

// Every reason that has a row, without suffix, in the order of mending; "*-jam" stands for all that end so.
// Technicians' advice must have the same.
[[nodiscard]] std::vector<std::string_view> knownReasons();

// What the printer complains of, for a log and a technician: "media-empty-error, cover-open". Only what a
// keyword may hold (RFC 8011, 5.1.4) and no more than eight: the printer's word is nobody's free text.
[[nodiscard]] std::string complaints(const std::vector<std::string>& reasons);

// The one to show when there are several: what blocks comes first, then what a person must do first.
[[nodiscard]] std::optional<Trouble> worstOf(const std::vector<std::string>& reasons);

} // namespace hal::cups
