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
// changed. A tray that is open and one that is empty are one fault: printers mix them up (many say
// media-empty of a tray that is not pushed in), and whoever fills paper in must push the tray in, too.
constexpr Row kRows[] = {
    {"cover-open", Fault::CoverOpen},
    {"door-open", Fault::CoverOpen},
    {"interlock-open", Fault::CoverOpen},
    {"media-jam", Fault::Jam},
    {"media-path-jam", Fault::Jam},
    {"media-empty", Fault::OutOfPaper},
    {"media-needed", Fault::OutOfPaper},
    {"input-media-supply-empty", Fault::OutOfPaper},
    {"input-cannot-feed-size-selected", Fault::OutOfPaper},
    {"input-tray-missing", Fault::OutOfPaper},
    {"media-path-media-tray-missing", Fault::OutOfPaper},
    {"output-area-full", Fault::Jam},
    {"toner-empty", Fault::OutOfToner},
    {"marker-supply-empty", Fault::OutOfToner},
    {"marker-supply-missing", Fault::OutOfToner},
    {"marker-ink-empty", Fault::OutOfToner},
    {"developer-empty", Fault::OutOfToner},
    {"marker-waste-full", Fault::OutOfToner},
    {"marker-waste-ink-receptacle-full", Fault::OutOfToner},
    {"paused", Fault::Offline},
    {"offline", Fault::Offline},
    {"shutdown", Fault::Offline},
    {"deactivated", Fault::Offline},
    {"hold-new-jobs", Fault::Offline},
    {"stopped-partly", Fault::Offline, Weight::Warns},
    {"timed-out", Fault::Offline},
    {"fuser-over-temp", Fault::Faulty},
    {"fuser-under-temp", Fault::Faulty},
    {"marker-failure", Fault::Faulty},
    {"opc-life-over", Fault::Faulty},
    {"spool-area-full", Fault::Storage},
    {"other", Fault::Faulty, Weight::Warns},
    {"media-low", Fault::PaperNearEnd, Weight::Warns},
    {"input-media-supply-low", Fault::PaperNearEnd, Weight::Warns},
    {"output-area-almost-full", Fault::PaperNearEnd, Weight::Warns},
    {"toner-low", Fault::OutOfToner, Weight::Warns},
    {"marker-supply-low", Fault::OutOfToner, Weight::Warns},
    {"marker-ink-almost-empty", Fault::OutOfToner, Weight::Warns},
    {"developer-low", Fault::OutOfToner, Weight::Warns},
    {"marker-waste-almost-full", Fault::OutOfToner, Weight::Warns},
    {"opc-near-eol", Fault::OutOfToner, Weight::Warns},
};

enum class Suffix { None, Report, Warning, Error };

Suffix takeSuffix(std::string_view& reason) {
    for (const auto& [text, suffix] : {std::pair<std::string_view, Suffix>{"-report", Suffix::Report},
                                       {"-warning", Suffix::Warning},
                                       {"-error", Suffix::Error}})
        if (reason.ends_with(text)) {
            reason.remove_suffix(text.size());
            return suffix;
        }
    return Suffix::None;
}

const Row* rowOf(std::string_view reason) {
    const auto* row = std::ranges::find(kRows, reason, &Row::reason);
    return row == std::end(kRows) ? nullptr : row;
}

bool blocks(const Row& row, Suffix suffix) {
    return suffix == Suffix::Error || (suffix == Suffix::None && row.weight == Weight::Blocks);
}

} // namespace

std::optional<Trouble> troubleOf(std::string_view reason) {
    const Suffix suffix = takeSuffix(reason);
    if (suffix == Suffix::Report)
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
