// A SANE device's options by name, with their units and constraints taken care of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sane/sane.h>

#include "hal/base/result.h"

namespace hal::sane {

struct OptionRange {
    double min = 0;
    double max = 0;
    double step = 0; // 0: any value between
};

enum class OptionUnit { None, Millimetres, Pixels };

// Looks options up anew each time: setting one may change all others. Not thread-safe; the handle stays open
// for as long as this lives.
class Options {
public:
    explicit Options(SANE_Handle handle) : handle_(handle) {}

    [[nodiscard]] bool canSet(const std::string& name) const;
    [[nodiscard]] OptionUnit unit(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> strings(const std::string& name) const; // its constraint list
    [[nodiscard]] std::vector<double> numbers(const std::string& name) const;      // its constraint list
    [[nodiscard]] std::optional<OptionRange> range(const std::string& name) const;

    [[nodiscard]] std::optional<double> number(const std::string& name) const; // the value now
    [[nodiscard]] std::optional<std::string> text(const std::string& name) const;

    // A number goes to the nearest one that the option allows; a switch is 0 or 1. Errors: Unsupported (no
    // such option, not settable now), and what SANE says.
    [[nodiscard]] Result<> set(const std::string& name, double value);
    [[nodiscard]] Result<> set(const std::string& name, const std::string& value);

private:
    struct Option {
        SANE_Int index = 0;
        const SANE_Option_Descriptor* descriptor = nullptr;
    };
    [[nodiscard]] std::optional<Option> find(const std::string& name) const;
    [[nodiscard]] double nearest(const std::string& name, double value) const;

    SANE_Handle handle_;
};

} // namespace hal::sane
