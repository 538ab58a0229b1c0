#include "hal/code_scanner.h"

#include <optional>

namespace hal {

Result<TestReport> testWithAShownCode(CodeScanner& scanner, std::stop_token stop) {
    constexpr Millis kToFetchACode{30'000};
    std::optional<Monotonic> comes;
    const auto code = scanner.read(kToFetchACode, std::move(stop), [&](const Progress& now) {
        if (now.phase == Phase::Transferring && !comes)
            comes = systemClock().now();
    });
    if (!code && code.error().fault == Fault::NoDocument)
        return TestReport{.passed = false, .measurements = {{"codes", 0, "", false}}};
    if (!code)
        return tl::make_unexpected(code.error());
    const Monotonic now = systemClock().now();
    const std::chrono::duration<double, std::milli> took = now - comes.value_or(now);
    return TestReport{.passed = true,
                      .measurements = {{"codes", 1, "", true},
                                       {"size", static_cast<double>(code->bytes.size()), "byte", true},
                                       {"transfer", took.count(), "ms", true}}};
}

} // namespace hal
