// Takes typed members out of a JSON object and remembers the first thing that is wrong.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/catalog/located_json.h"

namespace catalog {

// The first complaint of one document; later ones are usually its consequences.
class Complaints {
public:
    explicit Complaints(const LocatedJson& document) : document_(document) {}
    void add(const std::string& pointer, const std::string& message);
    [[nodiscard]] const std::string& first() const { return first_; } // empty: none

private:
    const LocatedJson& document_;
    std::string first_;
};

// Every getter answers a plain value; whether it was there and right is asked once, at the end.
class ObjectReader {
public:
    ObjectReader(const nlohmann::json& value, std::string pointer, Complaints& complaints);

    [[nodiscard]] std::string text(const std::string& name, std::size_t longest); // not empty
    [[nodiscard]] std::string textOrEmpty(const std::string& name, std::size_t longest);
    [[nodiscard]] std::string oneOf(const std::string& name, const std::vector<std::string_view>& choices);
    [[nodiscard]] std::string name(const std::string& name); // a-z, 0-9, '_' and '-'
    [[nodiscard]] std::int64_t integer(const std::string& name, std::int64_t least, std::int64_t most);
    [[nodiscard]] bool boolean(const std::string& name);
    [[nodiscard]] bool has(const std::string& name); // for members that need not be there
    [[nodiscard]] ObjectReader object(const std::string& name);
    [[nodiscard]] std::vector<ObjectReader> list(const std::string& name, std::size_t least,
                                                 std::size_t most);
    // A list of short texts, none of them empty.
    [[nodiscard]] std::vector<std::string> texts(const std::string& name, std::size_t least,
                                                 std::size_t most);

    void complain(const std::string& name, const std::string& message);
    void refuseUnknownKeys(); // whatever none of the getters has asked for

private:
    [[nodiscard]] const nlohmann::json* member(const std::string& name);
    [[nodiscard]] const nlohmann::json* array(const std::string& name, std::size_t least, std::size_t most);
    [[nodiscard]] std::string at(const std::string& name) const { return pointer_ + '/' + name; }

    const nlohmann::json* value_;
    std::string pointer_;
    Complaints* complaints_;
    std::set<std::string> asked_;
};

} // namespace catalog
