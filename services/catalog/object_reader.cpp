#include "services/catalog/object_reader.h"

#include <algorithm>

namespace catalog {
namespace {

const nlohmann::json kNothing = nlohmann::json::object();

std::size_t countCharacters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool hasControlCharacters(std::string_view text) {
    return std::ranges::any_of(text,
                               [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

} // namespace

void Complaints::add(const std::string& pointer, const std::string& message) {
    if (!first_.empty())
        return;
    // A member that is not there has no line; its object has.
    std::string place = pointer;
    auto found = document_.lines.find(place);
    while (found == document_.lines.end() && !place.empty()) {
        place.resize(place.rfind('/'));
        found = document_.lines.find(place);
    }
    const int line = found == document_.lines.end() ? 1 : found->second;
    first_ =
        "line " + std::to_string(line) + ": " + (pointer.empty() ? "the document" : pointer) + ' ' + message;
}

ObjectReader::ObjectReader(const nlohmann::json& value, std::string pointer, Complaints& complaints)
    : value_(&value), pointer_(std::move(pointer)), complaints_(&complaints) {
    if (value_->is_object())
        return;
    complaints_->add(pointer_, "must be an object");
    value_ = &kNothing;
}

const nlohmann::json* ObjectReader::member(const std::string& name) {
    asked_.insert(name);
    const auto found = value_->find(name);
    if (found != value_->end())
        return &*found;
    complain(name, "is missing");
    return nullptr;
}

bool ObjectReader::has(const std::string& name) {
    asked_.insert(name);
    return value_->contains(name);
}

void ObjectReader::complain(const std::string& name, const std::string& message) {
    complaints_->add(at(name), message);
}

std::string ObjectReader::textOrEmpty(const std::string& name, std::size_t longest) {
    const auto* value = member(name);
    if (!value)
        return {};
    if (!value->is_string()) {
        complain(name, "must be a text");
        return {};
    }
    auto text = value->get<std::string>();
    if (countCharacters(text) > longest)
        complain(name, "is longer than " + std::to_string(longest) + " characters");
    if (hasControlCharacters(text))
        complain(name, "has control characters");
    return text;
}

std::string ObjectReader::text(const std::string& name, std::size_t longest) {
    auto text = textOrEmpty(name, longest);
    if (text.empty())
        complain(name, "must not be empty");
    return text;
}

std::string ObjectReader::oneOf(const std::string& name, const std::vector<std::string_view>& choices) {
    auto text = this->text(name, 64);
    if (std::ranges::find(choices, text) != choices.end())
        return text;
    std::string message = "must be one of";
    for (const auto choice : choices)
        message += ' ' + std::string(choice);
    complain(name, message);
    return text;
}

std::string ObjectReader::name(const std::string& name) {
    auto text = this->text(name, 64);
    if (text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") != std::string::npos)
        complain(name, "may have small letters, digits, '_' and '-' only");
    return text;
}

std::int64_t ObjectReader::integer(const std::string& name, std::int64_t least, std::int64_t most) {
    const auto* value = member(name);
    if (!value)
        return least;
    // Beyond the range of 64 bits the library keeps an unsigned number or a float.
    const bool isWhole = value->is_number_integer() &&
                         !(value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX);
    if (isWhole && value->get<std::int64_t>() >= least && value->get<std::int64_t>() <= most)
        return value->get<std::int64_t>();
    complain(name, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return least;
}

bool ObjectReader::boolean(const std::string& name) {
    const auto* value = member(name);
    if (!value)
        return false;
    if (value->is_boolean())
        return value->get<bool>();
    complain(name, "must be true or false");
    return false;
}

ObjectReader ObjectReader::object(const std::string& name) {
    const auto* value = member(name);
    return {value ? *value : kNothing, at(name), *complaints_};
}

const nlohmann::json* ObjectReader::array(const std::string& name, std::size_t least, std::size_t most) {
    const auto* value = member(name);
    if (!value || (value->is_array() && value->size() >= least && value->size() <= most))
        return value;
    complain(name, "must be a list of " + std::to_string(least) + " to " + std::to_string(most));
    return nullptr;
}

std::vector<ObjectReader> ObjectReader::list(const std::string& name, std::size_t least, std::size_t most) {
    std::vector<ObjectReader> readers;
    if (const auto* value = array(name, least, most))
        for (std::size_t i = 0; i < value->size(); ++i)
            readers.emplace_back((*value)[i], at(name) + '/' + std::to_string(i), *complaints_);
    return readers;
}

std::vector<std::string> ObjectReader::texts(const std::string& name, std::size_t least, std::size_t most) {
    const auto* value = array(name, least, most);
    std::vector<std::string> all;
    for (const auto& text : value ? *value : kNothing) {
        if (text.is_string() && !text.get_ref<const std::string&>().empty())
            all.push_back(text.get<std::string>());
        else
            complain(name, "must have texts only");
    }
    return all;
}

void ObjectReader::refuseUnknownKeys() {
    for (const auto& [key, value] : value_->items())
        if (!asked_.contains(key))
            complain(key, "is not known");
}

} // namespace catalog
