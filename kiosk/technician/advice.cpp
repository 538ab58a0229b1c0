// What a technician does about what a device complains of.
#include "kiosk/technician/advice.h"

#include <map>

#include <toml++/toml.h>

#include "kiosk/technician/printer_reasons_text.h"

namespace kiosk {

namespace {

struct Words {
    std::string zh, en;
};

// The file is part of the program and tested, so it is read without asking whether it is right.
const std::map<std::string, Words, std::less<>>& printerWords() {
    static const auto kWords = [] {
        std::map<std::string, Words, std::less<>> words;
        const toml::table file = toml::parse(kPrinterReasons);
        for (const auto& [reason, entry] : *file["reason"].as_table()) {
            const toml::node_view<const toml::node> both(entry);
            words.emplace(reason.str(),
                          Words{both["zh"].value_or(std::string()), both["en"].value_or(std::string())});
        }
        return words;
    }();
    return kWords;
}

std::string_view bare(std::string_view reason) {
    for (const std::string_view suffix : {"-report", "-warning", "-error"})
        if (reason.ends_with(suffix))
            return reason.substr(0, reason.size() - suffix.size());
    return reason;
}

const Words* wordsFor(std::string_view reason) {
    const auto& all = printerWords();
    for (const std::string_view said : {reason, bare(reason)}) {
        if (const auto exact = all.find(said); exact != all.end())
            return &exact->second;
        for (const auto& [pattern, words] : all)
            if (pattern.starts_with('*') && said.ends_with(std::string_view(pattern).substr(1)))
                return &words;
    }
    return nullptr;
}

} // namespace

std::vector<Advice> adviceFor(std::string_view detail) {
    constexpr std::string_view kBetween = ", ";
    std::vector<Advice> advice;
    while (!detail.empty()) {
        const std::string_view reason = detail.substr(0, detail.find(kBetween));
        detail.remove_prefix(std::min(detail.size(), reason.size() + kBetween.size()));
        if (const Words* words = wordsFor(reason))
            advice.push_back({std::string(reason), words->zh, words->en});
    }
    return advice;
}

} // namespace kiosk
