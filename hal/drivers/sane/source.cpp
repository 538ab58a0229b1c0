#include "hal/drivers/sane/source.h"

#include <algorithm>
#include <cctype>

namespace hal::sane {
namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool hasAny(const std::string& text, std::initializer_list<const char*> words) {
    return std::ranges::any_of(words, [&](const char* word) { return text.find(word) != text.npos; });
}

bool isColour(const std::string& name) { return hasAny(lower(name), {"color", "colour", "rgb"}); }
bool isGrey(const std::string& name) { return hasAny(lower(name), {"gray", "grey"}); }
// "48 bits color" has 16 bits a channel: twice the data for nothing we could use.
bool isDeep(const std::string& name) { return hasAny(lower(name), {"48", "16"}); }

using Meaning = bool (*)(const std::string&);

std::optional<std::string> firstThat(const std::vector<std::string>& names, Meaning means) {
    for (const bool deep : {false, true})
        for (const std::string& name : names)
            if (means(name) && isDeep(name) == deep)
                return name;
    return std::nullopt;
}

} // namespace

std::optional<ScanSource> sourceNamed(const std::string& name) {
    const std::string words = lower(name);
    if (hasAny(words, {"transparen", "negative", "slide", "tpu", "film", "back", "rear"}))
        return std::nullopt;
    if (words.find("card") != words.npos) // "Card Front" and "Card Back" read one side each
        return hasAny(words, {"duplex"}) ? std::optional(ScanSource::CardDuplex) : std::nullopt;
    if (hasAny(words, {"duplex", "both sides", "double"}))
        return ScanSource::AdfDuplex;
    if (hasAny(words, {"adf", "feeder"}))
        return ScanSource::Adf;
    if (hasAny(words, {"flatbed", "platen", "table", "normal", "glass"}))
        return ScanSource::Flatbed;
    return std::nullopt;
}

std::optional<std::string> chooseSource(const std::vector<std::string>& names, ScanSource wanted) {
    const auto found =
        std::ranges::find_if(names, [&](const auto& name) { return sourceNamed(name) == wanted; });
    return found == names.end() ? std::nullopt : std::optional(*found);
}

bool hasColour(const std::vector<std::string>& names) { return std::ranges::any_of(names, isColour); }

std::optional<std::string> chooseMode(const std::vector<std::string>& names, ScanMode wanted) {
    const auto colour = firstThat(names, isColour);
    const auto grey = firstThat(names, isGrey);
    return wanted == ScanMode::Colour ? (colour ? colour : grey) : (grey ? grey : colour);
}

double chooseResolution(const std::vector<double>& offered, double wanted) {
    double finer = 0, finest = 0;
    for (const double dpi : offered) {
        finest = std::max(finest, dpi);
        if (dpi >= wanted && (finer == 0 || dpi < finer))
            finer = dpi;
    }
    if (offered.empty())
        return wanted;
    return finer > 0 ? finer : finest;
}

} // namespace hal::sane
