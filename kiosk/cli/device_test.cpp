#include "kiosk/cli/device_test.h"

#include "hal/host/hosted.h"
#include "hal/host/spawn.h"
#include "kiosk/technician/measurement_words.h"

namespace kiosk::cli {
namespace {

constexpr hal::Millis kFree{10'000}; // the first look at a device that was just opened

template <class D>
hal::Result<hal::TestReport> testLeased(hal::Rig& rig, const std::stop_token& stop) {
    auto device = rig.lease<D>(stop, kFree);
    if (!device)
        return tl::make_unexpected(device.error());
    return (*device)->selfTest(stop);
}

hal::Result<hal::TestReport> testOf(hal::Kind kind, hal::Rig& rig, const std::stop_token& stop) {
    switch (kind) {
    case hal::Kind::Scanner:
        return testLeased<hal::Scanner>(rig, stop);
    case hal::Kind::PagePrinter:
        return testLeased<hal::PagePrinter>(rig, stop);
    case hal::Kind::IdReader:
        return testLeased<hal::IdReader>(rig, stop);
    case hal::Kind::ReceiptPrinter:
        return testLeased<hal::ReceiptPrinter>(rig, stop);
    case hal::Kind::CodeScanner:
        return testLeased<hal::CodeScanner>(rig, stop);
    case hal::Kind::SmartCardReader:
        return testLeased<hal::SmartCardReader>(rig, stop);
    case hal::Kind::Auxiliary:
        return testLeased<hal::Auxiliary>(rig, stop);
    case hal::Kind::Camera:
        return testLeased<hal::Camera>(rig, stop);
    }
    return hal::fail(hal::Fault::Unsupported);
}

} // namespace

Round testOnce(hal::Kind kind, hal::Rig& rig, const std::stop_token& stop) {
    return timed([&] { return testOf(kind, rig, stop); });
}

Round testAlone(hal::Kind kind, const std::string& uri, const std::stop_token& stop) {
    return timed([&]() -> hal::Result<hal::TestReport> {
        const auto device = hal::host::openHosted(
            {.program = hal::host::programBeside(), .kind = kind, .uri = uri, .limits = {}}, stop);
        if (!device)
            return tl::make_unexpected(device.error());
        return (*device)->selfTest(stop);
    });
}

nlohmann::ordered_json asJson(const Round& round) {
    nlohmann::ordered_json object{
        {"passed", round.passed()}, {"ms", round.ms}, {"fault", nullptr},
        {"remedy", nullptr},        {"detail", ""},   {"measurements", nlohmann::ordered_json::array()}};
    if (!round.report) {
        const hal::Error& error = round.report.error();
        object["fault"] = hal::toString(error.fault);
        object["remedy"] = hal::toString(hal::remedyFor(error.fault));
        object["detail"] = error.detail;
        return object;
    }
    for (const auto& measured : round.report->measurements)
        object["measurements"].push_back({{"name", measured.name},
                                          {"value", measured.value},
                                          {"unit", measured.unit},
                                          {"passed", measured.passed}});
    return object;
}

std::vector<std::string> asLines(const Round& round) {
    if (!round.report)
        return {std::string(hal::toString(round.report.error().fault)) + " (" + round.report.error().detail +
                ")"};
    std::vector<std::string> lines;
    for (const auto& measured : round.report->measurements) {
        const MeasurementWords words = inWords(measured);
        std::string& line = lines.emplace_back(words.name.en + ": " + words.value.en);
        if (!measured.passed)
            line.append(" (!)");
    }
    return lines;
}

} // namespace kiosk::cli
