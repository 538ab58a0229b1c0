// What a device's test measured, in words for people.
#include "kiosk/technician/measurement_words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include <toml++/toml.h>

#include "kiosk/technician/measurements_text.h"

namespace kiosk {

namespace {

struct Named {
    BothLanguages words;
    std::string value; // how the figure is shown
};

using Table = std::map<std::string, Named, std::less<>>;

Table tableOf(const toml::table& file, std::string_view section) {
    Table table;
    for (const auto& [key, entry] : *file[section].as_table()) {
        const toml::node_view<const toml::node> fields(entry);
        const auto text = [&](std::string_view field) { return fields[field].value_or(std::string()); };
        table.emplace(key.str(), Named{{text("zh"), text("en")}, text("value")});
    }
    return table;
}

// The file is part of the program and tested, so it is read without asking whether it is right.
const toml::table& file() {
    static const toml::table kFile = toml::parse(kMeasurements);
    return kFile;
}

const Named* find(const std::string& key, const std::string& unit) {
    static const Table kTable = tableOf(file(), "measurement");
    auto found = kTable.find(key + " " + unit);
    if (found == kTable.end())
        found = kTable.find(key);
    return found == kTable.end() ? nullptr : &found->second;
}

BothLanguages unitOf(const std::string& unit) {
    static const Table kTable = tableOf(file(), "unit");
    const auto found = kTable.find(unit);
    return found == kTable.end() ? BothLanguages{unit, unit} : found->second.words;
}

std::string figure(double value) {
    char text[64];
    const double rounded = std::abs(value) < 5e-5 ? 0 : value;                              // no "1e-09"
    std::snprintf(text, sizeof text, std::abs(rounded) >= 1000 ? "%.0f" : "%.4g", rounded); // no "3.508e+03"
    return text;
}

std::string deviation(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%+.2f", std::abs(value) < 0.005 ? 0 : value); // no "-0.00"
    return text;
}

std::string hexadecimal(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%02Xh",
                  value >= 0 && value <= 65535 ? static_cast<unsigned>(value) : 0U);
    return text;
}

std::string followedBy(std::string text, const std::string& unit) {
    return unit.empty() ? text : std::move(text) + " " + unit;
}

} // namespace

BothLanguages nameOf(const std::string& key, const std::string& unit) {
    if (const Named* known = find(key, unit))
        return known->words;
    std::string spaced = key;
    std::ranges::replace(spaced, '_', ' ');
    return {spaced, spaced};
}

BothLanguages valueOf(const std::string& key, double value, const std::string& unit) {
    const Named* known = find(key, unit);
    const std::string shown = known ? known->value : std::string();
    if (shown == "yes_no") {
        static const Table kAnswers = tableOf(file(), "answer");
        return kAnswers.at(value != 0 ? "yes" : "no").words;
    }
    const std::string text = shown == "hexadecimal" ? hexadecimal(value)
                             : shown == "deviation" ? deviation(value)
                                                    : figure(value);
    const BothLanguages words = unitOf(unit);
    return {followedBy(text, words.zh), followedBy(text, words.en)};
}

bool isFigure(const std::string& key, const std::string& unit) {
    const Named* known = find(key, unit);
    return !known || (known->value != "yes_no" && known->value != "hexadecimal");
}

BothLanguages trendWords(std::string_view trend) {
    static const Table kTable = tableOf(file(), "trend");
    return kTable.find(trend)->second.words;
}

MeasurementWords inWords(const hal::TestReport::Measurement& measured) {
    return {nameOf(measured.name, measured.unit), valueOf(measured.name, measured.value, measured.unit)};
}

} // namespace kiosk
