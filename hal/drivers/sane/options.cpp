#include "hal/drivers/sane/options.h"

#include <algorithm>
#include <cmath>

#include "hal/drivers/sane/status.h"

namespace hal::sane {
namespace {

bool isNumber(const SANE_Option_Descriptor& d) {
    return (d.type == SANE_TYPE_INT || d.type == SANE_TYPE_FIXED || d.type == SANE_TYPE_BOOL) &&
           d.size >= SANE_Int{sizeof(SANE_Word)};
}

double toNumber(const SANE_Option_Descriptor& d, SANE_Word word) {
    return d.type == SANE_TYPE_FIXED ? SANE_UNFIX(word) : static_cast<double>(word);
}

// SANE_FIX of a value beyond ±32767 would overflow.
SANE_Word toWord(const SANE_Option_Descriptor& d, double value) {
    if (d.type != SANE_TYPE_FIXED)
        return static_cast<SANE_Word>(std::lround(value));
    return static_cast<SANE_Word>(
        std::lround(std::clamp(value, -32767.0, 32767.0) * (1 << SANE_FIXED_SCALE_SHIFT)));
}

} // namespace

std::optional<Options::Option> Options::find(const std::string& name) const {
    SANE_Int count = 0;
    if (sane_control_option(handle_, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD)
        return std::nullopt;
    for (SANE_Int i = 1; i < count; ++i) {
        const SANE_Option_Descriptor* d = sane_get_option_descriptor(handle_, i);
        if (d && d->name && name == d->name)
            return Option{i, d};
    }
    return std::nullopt;
}

bool Options::canSet(const std::string& name) const {
    const auto option = find(name);
    return option && SANE_OPTION_IS_ACTIVE(option->descriptor->cap) &&
           SANE_OPTION_IS_SETTABLE(option->descriptor->cap);
}

OptionUnit Options::unit(const std::string& name) const {
    const auto option = find(name);
    if (!option)
        return OptionUnit::None;
    return option->descriptor->unit == SANE_UNIT_MM      ? OptionUnit::Millimetres
           : option->descriptor->unit == SANE_UNIT_PIXEL ? OptionUnit::Pixels
                                                         : OptionUnit::None;
}

std::vector<std::string> Options::strings(const std::string& name) const {
    std::vector<std::string> list;
    const auto option = find(name);
    if (option && option->descriptor->constraint_type == SANE_CONSTRAINT_STRING_LIST)
        for (const auto* entry = option->descriptor->constraint.string_list; entry && *entry; ++entry)
            list.emplace_back(*entry);
    return list;
}

std::vector<double> Options::numbers(const std::string& name) const {
    std::vector<double> list;
    const auto option = find(name);
    if (option && isNumber(*option->descriptor) &&
        option->descriptor->constraint_type == SANE_CONSTRAINT_WORD_LIST)
        for (SANE_Word i = 1; i <= option->descriptor->constraint.word_list[0]; ++i)
            list.push_back(toNumber(*option->descriptor, option->descriptor->constraint.word_list[i]));
    std::ranges::sort(list);
    return list;
}

std::optional<OptionRange> Options::range(const std::string& name) const {
    const auto option = find(name);
    if (!option || !isNumber(*option->descriptor) ||
        option->descriptor->constraint_type != SANE_CONSTRAINT_RANGE)
        return std::nullopt;
    const SANE_Range& range = *option->descriptor->constraint.range;
    return OptionRange{toNumber(*option->descriptor, range.min), toNumber(*option->descriptor, range.max),
                       toNumber(*option->descriptor, range.quant)};
}

std::optional<double> Options::number(const std::string& name) const {
    const auto option = find(name);
    if (!option || !isNumber(*option->descriptor) || !SANE_OPTION_IS_ACTIVE(option->descriptor->cap))
        return std::nullopt;
    std::vector<SANE_Word> words(static_cast<std::size_t>(option->descriptor->size) / sizeof(SANE_Word));
    if (sane_control_option(handle_, option->index, SANE_ACTION_GET_VALUE, words.data(), nullptr) !=
        SANE_STATUS_GOOD)
        return std::nullopt;
    return toNumber(*option->descriptor, words.front());
}

std::optional<std::string> Options::text(const std::string& name) const {
    const auto option = find(name);
    if (!option || option->descriptor->type != SANE_TYPE_STRING || option->descriptor->size <= 0 ||
        !SANE_OPTION_IS_ACTIVE(option->descriptor->cap))
        return std::nullopt;
    std::string value(static_cast<std::size_t>(option->descriptor->size) + 1, '\0');
    if (sane_control_option(handle_, option->index, SANE_ACTION_GET_VALUE, value.data(), nullptr) !=
        SANE_STATUS_GOOD)
        return std::nullopt;
    return std::string(value.c_str());
}

double Options::nearest(const std::string& name, double value) const {
    if (const auto limits = range(name)) {
        const double inside = std::clamp(value, limits->min, limits->max);
        if (limits->step <= 0)
            return inside;
        return std::min(limits->max,
                        limits->min + std::round((inside - limits->min) / limits->step) * limits->step);
    }
    const auto list = numbers(name);
    const auto best = std::ranges::min_element(list, {}, [&](double n) { return std::abs(n - value); });
    return best == list.end() ? value : *best;
}

Result<> Options::set(const std::string& name, double value) {
    const auto option = find(name);
    if (!option || !canSet(name) || !isNumber(*option->descriptor))
        return fail(Fault::Unsupported, "option " + name);
    // An option may be an array (a gamma table): all of it gets the value.
    std::vector<SANE_Word> words(static_cast<std::size_t>(option->descriptor->size) / sizeof(SANE_Word),
                                 toWord(*option->descriptor, nearest(name, value)));
    const auto status =
        noted("sane_control_option(" + name + ", " + std::to_string(value) + ")",
              sane_control_option(handle_, option->index, SANE_ACTION_SET_VALUE, words.data(), nullptr));
    if (status != SANE_STATUS_GOOD)
        return failure(("option " + name).c_str(), status);
    return {};
}

Result<> Options::set(const std::string& name, const std::string& value) {
    const auto option = find(name);
    if (!option || !canSet(name) || option->descriptor->type != SANE_TYPE_STRING)
        return fail(Fault::Unsupported, "option " + name);
    std::string buffer(
        std::max<std::size_t>(static_cast<std::size_t>(option->descriptor->size), value.size() + 1), '\0');
    std::copy(value.begin(), value.end(), buffer.begin());
    const auto status =
        noted("sane_control_option(" + name + ", " + value + ")",
              sane_control_option(handle_, option->index, SANE_ACTION_SET_VALUE, buffer.data(), nullptr));
    if (status != SANE_STATUS_GOOD)
        return failure(("option " + name).c_str(), status);
    return {};
}

} // namespace hal::sane
