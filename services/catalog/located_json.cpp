#include "services/catalog/located_json.h"

#include <vector>

namespace catalog {
namespace {

using nlohmann::json;

constexpr std::size_t kDeepest = 16;

// Counts the lines that the parser has taken so far. The parser copies iterators: the count lies outside.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, int* line) : at_(at), line_(line) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        *line_ += *at_ == '\n' ? 1 : 0;
        ++at_;
        return *this;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

private:
    const char* at_;
    int* line_;
};

// Receives the parser's events, builds the values and notes their lines. The names are the library's.
class Builder {
public:
    using number_integer_t = json::number_integer_t;
    using number_unsigned_t = json::number_unsigned_t;
    using number_float_t = json::number_float_t;
    using string_t = json::string_t;
    using binary_t = json::binary_t;

    Builder(LocatedJson& out, const int& line) : out_(out), line_(line) {}

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(number_integer_t value) { return add(value); }
    bool number_unsigned(number_unsigned_t value) { return add(value); }
    bool number_float(number_float_t value, const string_t&) { return add(value); }
    bool string(string_t& value) { return add(std::move(value)); }
    bool binary(binary_t&) { return wrong("binary values are not allowed"); }

    bool start_object(std::size_t) { return open(json::object()); }
    bool key(string_t& name) {
        if (stack_.back().value->contains(name))
            return wrong("\"" + name + "\" is given twice");
        stack_.back().key = std::move(name);
        return true;
    }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(json::array()); }
    bool end_array() { return close(); }

    bool parse_error(std::size_t, const std::string&, const json::exception& error) {
        // "[json.exception.parse_error.101] parse error at line 3, column 4: syntax error while …"
        const std::string what = error.what();
        const auto colon = what.find(": ");
        return wrong(colon == what.npos ? what : what.substr(colon + 2));
    }

    [[nodiscard]] const std::string& error() const { return error_; }

private:
    struct Level {
        json* value;
        std::string pointer;
        std::string key;
    };

    bool wrong(const std::string& message) {
        error_ = "line " + std::to_string(line_) + ": " + message;
        return false;
    }

    std::pair<json*, std::string> place(json value) {
        if (stack_.empty()) {
            out_.root = std::move(value);
            return {&out_.root, ""};
        }
        Level& level = stack_.back();
        if (level.value->is_array()) {
            level.value->push_back(std::move(value));
            return {&level.value->back(), level.pointer + '/' + std::to_string(level.value->size() - 1)};
        }
        return {&((*level.value)[level.key] = std::move(value)), level.pointer + '/' + level.key};
    }

    bool add(json value) {
        out_.lines[place(std::move(value)).second] = line_;
        return true;
    }

    bool open(json value) {
        if (stack_.size() == kDeepest)
            return wrong("nested too deeply");
        auto [at, pointer] = place(std::move(value));
        out_.lines[pointer] = line_;
        stack_.push_back({at, std::move(pointer), {}});
        return true;
    }

    bool close() {
        stack_.pop_back();
        return true;
    }

    LocatedJson& out_;
    const int& line_;
    std::vector<Level> stack_;
    std::string error_;
};

} // namespace

hal::Result<LocatedJson> parseLocated(std::string_view text) {
    LocatedJson located;
    int line = 1;
    Builder builder(located, line);
    const CountingIterator first(text.data(), &line);
    const CountingIterator last(text.data() + text.size(), &line);
    if (!json::sax_parse(first, last, &builder))
        return hal::fail(hal::Fault::BadData, builder.error());
    return located;
}

} // namespace catalog
