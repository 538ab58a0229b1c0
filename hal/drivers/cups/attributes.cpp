#include "hal/drivers/cups/attributes.h"

#include <algorithm>

namespace hal::cups {

std::vector<std::string> texts(ipp_t* ipp, const char* name) {
    std::vector<std::string> list;
    ipp_attribute_t* attribute = ippFindAttribute(ipp, name, IPP_TAG_ZERO);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
        if (const char* text = ippGetString(attribute, i, nullptr))
            list.emplace_back(text);
    return list;
}

std::string text(ipp_t* ipp, const char* name) {
    const auto list = texts(ipp, name);
    return list.empty() ? std::string() : list.front();
}

std::vector<int> numbers(ipp_t* ipp, const char* name, ipp_tag_t tag) {
    std::vector<int> list;
    ipp_attribute_t* attribute = ippFindAttribute(ipp, name, tag);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
        list.push_back(ippGetInteger(attribute, i));
    return list;
}

std::optional<int> number(ipp_t* ipp, const char* name, ipp_tag_t tag) {
    const auto list = numbers(ipp, name, tag);
    return list.empty() ? std::nullopt : std::optional(list.front());
}

bool flag(ipp_t* ipp, const char* name, bool otherwise) {
    ipp_attribute_t* attribute = ippFindAttribute(ipp, name, IPP_TAG_BOOLEAN);
    return attribute ? ippGetBoolean(attribute, 0) != 0 : otherwise;
}

std::string fieldOf(const std::string& list, const std::string& key, char between) {
    const std::string head = key + between;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(';', at), list.size());
        if (list.compare(at, head.size(), head) == 0)
            return list.substr(at + head.size(), end - at - head.size());
        at = end + 1;
    }
    return {};
}

} // namespace hal::cups
