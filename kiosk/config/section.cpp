// One table of kiosk.toml while it is read.
#include "kiosk/config/section.h"

#include <algorithm>
#include <numeric>

namespace kiosk {

namespace {

const toml::table& emptyTable() {
    static const toml::table table;
    return table;
}

// How many single-character edits lead from one to the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row[b.size()];
}

// Empty when nothing is near enough to be a slip of the finger.
std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    std::string best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& candidate : known)
        if (const std::size_t d = distance(word, candidate); d < least) {
            least = d;
            best = candidate;
        }
    return best;
}

std::string inQuotes(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : " or ") + inQuotes(name);
    return list;
}

// A figure as a person writes it: no decimals unless there are some.
std::string plain(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

} // namespace

Section::Section(const toml::table& table, std::string name, ConfigErrors& errors)
    : table_(table), name_(std::move(name)), errors_(errors) {}

const toml::node* Section::find(const std::string& key) {
    asked_.push_back(key);
    return table_.get(key);
}

void Section::report(const toml::source_region& at, const std::string& key, std::string message) {
    const std::string full = name_.empty() ? key : name_ + "." + key;
    errors_.push_back(
        {static_cast<int>(at.begin.line), static_cast<int>(at.begin.column), full, std::move(message)});
}

void Section::wrong(const std::string& key, std::string message) {
    const toml::node* node = table_.get(key);
    report(node ? node->source() : table_.source(), key, std::move(message));
}

Section Section::sub(const std::string& key) {
    const toml::node* node = find(key);
    if (node && !node->is_table())
        wrong(key, "expected a table: [" + key + "]");
    const bool usable = node && node->is_table();
    return {usable ? *node->as_table() : emptyTable(), key, errors_};
}

std::string Section::requiredText(const std::string& key, const std::string& expected) {
    const toml::node* node = find(key);
    if (!node) {
        report(table_.source(), key, "missing: expected " + expected);
        return {};
    }
    if (node->value_exact<std::string>() == "")
        wrong(key, "empty: expected " + expected);
    return text(key, {});
}

std::string Section::text(const std::string& key, std::string otherwise) {
    const toml::node* node = find(key);
    if (!node)
        return otherwise;
    const auto value = node->value_exact<std::string>();
    if (!value) {
        wrong(key, "expected a text in quotes");
        return otherwise;
    }
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (std::any_of(value->begin(), value->end(), control)) {
        wrong(key, "expected one line without control characters");
        return otherwise;
    }
    return *value;
}

bool Section::flag(const std::string& key, bool otherwise) {
    const toml::node* node = find(key);
    if (!node)
        return otherwise;
    const auto value = node->value_exact<bool>();
    if (!value)
        wrong(key, "expected true or false");
    return value.value_or(otherwise);
}

std::optional<int> Section::whole(const std::string& key, int least, int most) {
    const toml::node* node = find(key);
    if (!node)
        return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= least && *value <= most)
        return static_cast<int>(*value);
    wrong(key, "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

double Section::number(const std::string& key, double least, double most, double otherwise) {
    const toml::node* node = find(key);
    if (!node)
        return otherwise;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && *value >= least && *value <= most)
        return *value;
    wrong(key, "expected a number from " + plain(least) + " to " + plain(most));
    return otherwise;
}

std::size_t Section::oneOf(const std::string& key, const std::vector<std::string>& names,
                           std::size_t otherwise) {
    const toml::node* node = find(key);
    if (!node)
        return otherwise;
    const auto value = node->value_exact<std::string>();
    const auto found = std::find(names.begin(), names.end(), value.value_or(""));
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    wrong(key, "expected " + listed(names));
    return otherwise;
}

void Section::finish() {
    for (const auto& [key, node] : table_) {
        const std::string name(key.str());
        if (std::find(asked_.begin(), asked_.end(), name) != asked_.end())
            continue;
        const std::string meant = nearest(name, asked_);
        report(key.source(), name,
               "unknown key" + (meant.empty() ? std::string() : "; did you mean " + inQuotes(meant) + "?"));
    }
}

} // namespace kiosk
