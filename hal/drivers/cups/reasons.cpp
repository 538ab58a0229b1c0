#include "hal/drivers/cups/reasons.h"

#include <algorithm>

namespace hal::cups {
namespace {

enum class Weight { Blocks, Warns };

struct Row {
    std::string_view reason;
    Fault fault;
    Weight weight = Weight::Blocks; // when the printer itself does not say, by a suffix
};

// In the order of mending: a cover is closed before paper is filled in, a jam cleared before toner is
// changed. media-empty says nothing of the tray: many printers say it of one that is not pushed in. So it
// comes before what names the tray, and where both are said both are meant.
constexpr Row kRows[] = {
    {"cover-open", Fault::CoverOpen},
    {"door-open", Fault::CoverOpen},
    {"interlock-open", Fault::CoverOpen},
    {"output-tray-missing", Fault::CoverOpen},
    {"media-jam", Fault::Jam},
    {"media-path-jam", Fault::Jam},
    {"media-empty", Fault::OutOfPaper},
    {"media-needed", Fault::OutOfPaper},
    {"input-media-supply-empty", Fault::OutOfPaper},
    {"media-path-input-empty", Fault::OutOfPaper},
    {"input-manual-input-request", Fault::OutOfPaper},
    {"media-path-input-request", Fault::OutOfPaper},
    {"input-tray-missing", Fault::TrayOpen},
    {"media-path-media-tray-missing", Fault::TrayOpen},
    {"input-cannot-feed-size-selected", Fault::WrongPaper},
    {"output-area-full", Fault::Jam},
    {"media-path-media-tray-full", Fault::Jam},
    {"media-path-output-full", Fault::Jam},
    {"toner-empty", Fault::OutOfToner},
    {"marker-supply-empty", Fault::OutOfToner},
    {"marker-supply-missing", Fault::OutOfToner},
    {"marker-toner-missing", Fault::OutOfToner},
    {"marker-toner-cartridge-missing", Fault::OutOfToner},
    {"marker-ink-empty", Fault::OutOfToner},
    {"marker-ink-missing", Fault::OutOfToner},
    {"marker-print-ribbon-empty", Fault::OutOfToner},
    {"marker-print-ribbon-missing", Fault::OutOfToner},
    {"developer-empty", Fault::OutOfToner},
    {"marker-developer-empty", Fault::OutOfToner},
    {"marker-developer-missing", Fault::OutOfToner},
    {"marker-waste-full", Fault::OutOfToner},
    {"marker-waste-missing", Fault::OutOfToner},
    {"marker-waste-ink-receptacle-full", Fault::OutOfToner},
    {"marker-waste-ink-receptacle-missing", Fault::OutOfToner},
    {"marker-waste-toner-receptacle-full", Fault::OutOfToner},
    {"marker-waste-toner-receptacle-missing", Fault::OutOfToner},
    {"marker-opc-missing", Fault::OutOfToner},
    {"paused", Fault::Offline},
    {"offline", Fault::Offline},
    {"shutdown", Fault::Offline},
    {"power-down", Fault::Offline},
    {"deactivated", Fault::Offline},
    {"deleted", Fault::Offline},
    {"hold-new-jobs", Fault::Offline},
    {"timed-out", Fault::Offline},
    {"stopped-partly", Fault::Offline, Weight::Warns},
    {"other", Fault::Offline, Weight::Warns}, // some printers say no more of a tray that was pulled
    {"fuser-over-temp", Fault::Faulty},
    {"fuser-under-temp", Fault::Faulty},
    {"marker-fuser-missing", Fault::Faulty},
    {"marker-failure", Fault::Faulty},
    {"opc-life-over", Fault::Faulty},
    {"spool-area-full", Fault::Storage},
    {"interpreter-resource-unavailable", Fault::Faulty, Weight::Warns},
    {"media-low", Fault::PaperNearEnd, Weight::Warns},
    {"input-media-supply-low", Fault::PaperNearEnd, Weight::Warns},
    {"output-area-almost-full", Fault::PaperNearEnd, Weight::Warns},
    {"media-path-media-tray-almost-full", Fault::PaperNearEnd, Weight::Warns},
    {"toner-low", Fault::OutOfToner, Weight::Warns},
    {"marker-supply-low", Fault::OutOfToner, Weight::Warns},
    {"marker-supply-almost-empty", Fault::OutOfToner, Weight::Warns},
    {"marker-ink-almost-empty", Fault::OutOfToner, Weight::Warns},
    {"marker-print-ribbon-almost-empty", Fault::OutOfToner, Weight::Warns},
    {"developer-low", Fault::OutOfToner, Weight::Warns},
    {"marker-developer-almost-empty", Fault::OutOfToner, Weight::Warns},
    {"marker-waste-almost-full", Fault::OutOfToner, Weight::Warns},
    {"marker-waste-ink-receptacle-almost-full", Fault::OutOfToner, Weight::Warns},
    {"marker-waste-toner-receptacle-almost-full", Fault::OutOfToner, Weight::Warns},
    {"opc-near-eol", Fault::OutOfToner, Weight::Warns},
    // By their endings: what trays, motors, lamps and finishers of all names can have. What finishers alone
    // have (a stapler without staples) is no trouble to who prints single sheets.
    {"*-cover-open", Fault::CoverOpen},
    {"*-interlock-open", Fault::CoverOpen},
    {"*-jam", Fault::Jam},
    {"*-feed-error", Fault::Jam},
    {"*-offline", Fault::Offline, Weight::Warns},
    {"*-turned-off", Fault::Offline, Weight::Warns},
    {"*-failure", Fault::Faulty, Weight::Warns},
    {"*-life-over", Fault::Faulty, Weight::Warns},
    {"*-at-eol", Fault::Faulty, Weight::Warns},
    {"*-over-temperature", Fault::Faulty, Weight::Warns},
    {"*-under-temperature", Fault::Faulty, Weight::Warns},
    {"*-memory-exhausted", Fault::Faulty, Weight::Warns},
    {"*-storage-error", Fault::Faulty, Weight::Warns},
    {"*-missing", Fault::Faulty, Weight::Warns},
    {"*-life-almost-over", Fault::OutOfToner, Weight::Warns},
    {"*-life-warn", Fault::OutOfToner, Weight::Warns},
    {"*-near-eol", Fault::OutOfToner, Weight::Warns},
};

// Other machines in the same housing, which keep no sheet from coming out.
constexpr std::string_view kElsewhere[] = {"scan-",    "scanner-",  "fax-modem-", "camera-",
                                           "chamber-", "extruder-", "platform-"};

enum class Suffix { None, Report, Warning, Error };

Suffix takeSuffix(std::string_view& reason) {
    if (reason.ends_with("-feed-error") || reason.ends_with("-storage-error")) // their own words, not how bad
        return Suffix::None;
    for (const auto& [text, suffix] : {std::pair<std::string_view, Suffix>{"-report", Suffix::Report},
                                       {"-warning", Suffix::Warning},
                                       {"-error", Suffix::Error}})
        if (reason.ends_with(text)) {
            reason.remove_suffix(text.size());
            return suffix;
        }
    return Suffix::None;
}

bool matches(std::string_view pattern, std::string_view reason) {
    return pattern.starts_with('*') ? reason.ends_with(pattern.substr(1)) : reason == pattern;
}

bool isElsewhere(std::string_view reason) {
    return std::ranges::any_of(kElsewhere, [&](auto head) { return reason.starts_with(head); });
}

const Row* rowOf(std::string_view reason) {
    const auto* row = std::ranges::find_if(kRows, [&](const Row& r) { return matches(r.reason, reason); });
    return row == std::end(kRows) ? nullptr : row;
}

bool blocks(const Row& row, Suffix suffix) {
    return suffix == Suffix::Error || (suffix == Suffix::None && row.weight == Weight::Blocks);
}

} // namespace

std::optional<Trouble> troubleOf(std::string_view reason) {
    const Suffix suffix = takeSuffix(reason);
    if (suffix == Suffix::Report || isElsewhere(reason))
        return std::nullopt;
    if (const Row* row = rowOf(reason))
        return Trouble{row->fault, blocks(*row, suffix)};
    // An error in words we do not know stops the printer all the same.
    return suffix == Suffix::Error ? std::optional(Trouble{Fault::Faulty, true}) : std::nullopt;
}

std::string_view bareReason(std::string_view reason) {
    takeSuffix(reason);
    return reason;
}

std::vector<std::string_view> knownReasons() {
    std::vector<std::string_view> known;
    for (const Row& row : kRows)
        known.push_back(row.reason);
    return known;
}

std::string complaints(const std::vector<std::string>& reasons) {
    constexpr std::size_t kMost = 8, kLongest = 64;
    const auto isKeyword = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    std::string text;
    std::size_t count = 0;
    for (const std::string& reason : reasons) {
        if (count == kMost || reason.size() > kLongest || !std::ranges::all_of(reason, isKeyword) ||
            !troubleOf(reason))
            continue;
        text += (text.empty() ? "" : ", ") + reason;
        ++count;
    }
    return text;
}

std::optional<Trouble> worstOf(const std::vector<std::string>& reasons) {
    std::optional<Trouble> worst;
    std::size_t rank = 0;
    for (const std::string& reason : reasons) {
        const auto trouble = troubleOf(reason);
        if (!trouble)
            continue;
        const Row* row = rowOf(bareReason(reason));
        const std::size_t own = (trouble->blocking ? 0 : 1000) +
                                (row ? static_cast<std::size_t>(row - std::begin(kRows)) : std::size(kRows));
        if (!worst || own < rank) {
            worst = trouble;
            rank = own;
        }
    }
    return worst;
}

} // namespace hal::cups
