// One table of kiosk.toml while it is read: typed values out, complaints with their place into a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "kiosk/config/config.h"

namespace kiosk {

// Each getter reports what is wrong and then returns an empty or given value, so that reading goes on and
// all complaints come at once. Ask for every key, then call finish().
class Section {
public:
    // `name` is "" for the file itself.
    Section(const toml::table& table, std::string name, ConfigErrors& errors);

    // A table of this one; an absent one reads as empty.
    [[nodiscard]] Section sub(const std::string& key);

    [[nodiscard]] bool has(const std::string& key) const { return table_.contains(key); }
    [[nodiscard]] std::string requiredText(const std::string& key, const std::string& expected);
    [[nodiscard]] std::string text(const std::string& key, std::string otherwise);
    [[nodiscard]] bool flag(const std::string& key, bool otherwise);
    [[nodiscard]] std::optional<int> whole(const std::string& key, int least, int most);
    [[nodiscard]] double number(const std::string& key, double least, double most, double otherwise);
    // The position in `names`.
    [[nodiscard]] std::size_t oneOf(const std::string& key, const std::vector<std::string>& names,
                                    std::size_t otherwise);

    // Complains about a key that was read, at the place of its value.
    void wrong(const std::string& key, std::string message);
    // Complains about every key that nobody asked for.
    void finish();

private:
    [[nodiscard]] const toml::node* find(const std::string& key);
    void report(const toml::source_region& at, const std::string& key, std::string message);

    const toml::table& table_;
    std::string name_;
    ConfigErrors& errors_;
    std::vector<std::string> asked_;
};

} // namespace kiosk
