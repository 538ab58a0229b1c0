// IPP attributes as plain values; what is missing or of another type is empty. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cups/cups.h>

namespace hal::cups {

[[nodiscard]] std::vector<std::string> texts(ipp_t* ipp, const char* name);
[[nodiscard]] std::string text(ipp_t* ipp, const char* name);
[[nodiscard]] std::vector<int> numbers(ipp_t* ipp, const char* name, ipp_tag_t tag);
[[nodiscard]] std::optional<int> number(ipp_t* ipp, const char* name, ipp_tag_t tag = IPP_TAG_INTEGER);
[[nodiscard]] bool flag(ipp_t* ipp, const char* name, bool otherwise);

// The value of a field of "KEY:value;KEY:value;" (IEEE 1284) or "key=value;key=value;" (PWG 5100.13), by
// what stands between key and value; empty: it is not there.
[[nodiscard]] std::string fieldOf(const std::string& list, const std::string& key, char between);

} // namespace hal::cups
