#include "kiosk/cli/report_content.h"

#include <algorithm>

#include "hal/base/time_text.h"
#include "kiosk/cli/devices.h"

namespace kiosk::cli {
namespace {

using nlohmann::ordered_json;

ordered_json historyJson(const DeviceHistory& history) {
    ordered_json object{
        {"tests", history.tests.size()}, {"since", nullptr}, {"trends", ordered_json::array()}};
    if (!history.tests.empty())
        object["since"] = hal::rfc3339(history.tests.front().at);
    for (const MeasurementTrend& trend : trendsOf(history))
        object["trends"].push_back({{"name", trend.name},
                                    {"unit", trend.unit},
                                    {"values", trend.values},
                                    {"trend", toString(trend.trend)}});
    return object;
}

// "Time to answer 应答时间: 12.3 ms, steady" with its curve; what has no figure has no trend.
paper::TextReport::Line lineOf(const hal::TestReport::Measurement& measured,
                               const std::vector<MeasurementTrend>& trends) {
    const MeasurementWords words = inWords(measured);
    const std::string both =
        words.name.zh == words.name.en ? words.name.en : words.name.en + " " + words.name.zh;
    paper::TextReport::Line line(both + ": " + words.value.en);
    const auto trend = std::ranges::find_if(trends, [&](const MeasurementTrend& candidate) {
        return candidate.name == measured.name && candidate.unit == measured.unit;
    });
    if (trend != trends.end() && trend->trend != Trend::TooFew) {
        line.text += ", " + kiosk::inWords(trend->trend).en;
        line.curve = trend->values;
    }
    if (!measured.passed)
        line.text += " (!)";
    return line;
}

std::vector<paper::TextReport::Line> measuredLines(const Tested& device) {
    if (!device.round.report) {
        const hal::Fault fault = device.round.report.error().fault;
        return {"mended by: " + std::string(hal::toString(hal::remedyFor(fault))),
                asLines(device.round).front()};
    }
    auto measured = device.round.report->measurements;
    measured.insert(measured.begin(), {kTestTime, device.round.ms, "ms", true});
    const auto trends = trendsOf(device.history);
    std::vector<paper::TextReport::Line> lines;
    lines.reserve(measured.size());
    for (const auto& one : measured)
        lines.push_back(lineOf(one, trends));
    return lines;
}

paper::TextReport::Row rowOf(const Tested& device) {
    const hal::Identity& identity = device.info.identity;
    paper::TextReport::Row row{
        .name = device.info.slot,
        .verdict = device.round.passed() ? "passed" : "failed",
        .lines = {identity.model.empty() ? device.info.uri : identity.vendor + " " + identity.model},
        .good = device.round.passed()};
    if (!identity.serial.empty() || !identity.firmware.empty())
        row.lines.emplace_back("serial " + identity.serial + ", firmware " + identity.firmware);
    if (device.info.simulated)
        row.lines.emplace_back("simulated");
    for (paper::TextReport::Line& line : measuredLines(device))
        row.lines.push_back(std::move(line));
    for (const hal::Supply& supply : device.info.status.supplies)
        row.lines.emplace_back(asText(supply));
    for (const hal::Tray& tray : device.info.status.trays)
        row.lines.emplace_back(asText(tray));
    if (!device.info.status.detail.empty())
        row.lines.emplace_back("says: " + device.info.status.detail);
    if (const std::size_t tests = device.history.tests.size(); tests > 1)
        row.lines.emplace_back(std::to_string(tests) + " tests since " +
                               hal::rfc3339(device.history.tests.front().at));
    return row;
}

} // namespace

bool ready(const std::vector<Tested>& devices) {
    return std::ranges::all_of(devices, [](const Tested& device) { return device.round.passed(); });
}

std::string reportJson(const std::vector<Tested>& devices, const ReportFacts& facts) {
    const hal::Clock& clock = hal::systemClock();
    ordered_json report{{"schema", 1},
                        {"made", facts.made},
                        {"clock_synchronised", clock.synchronised()},
                        {"version", BANSHI_VERSION},
                        {"kiosk_key", facts.key},
                        {"ready", ready(devices)},
                        {"devices", ordered_json::array()}};
    for (const Tested& device : devices) {
        auto object = asJson(device.info, clock.now());
        object["test"] = asJson(device.round);
        object["history"] = historyJson(device.history);
        report["devices"].push_back(std::move(object));
    }
    return report.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

paper::TextReport reportPages(const std::vector<Tested>& devices, const ReportFacts& facts) {
    paper::TextReport pages;
    const bool simulated = std::ranges::any_of(devices, [](const Tested& d) { return d.info.simulated; });
    pages.title = std::string(simulated ? "Banshi, simulated: " : "Banshi: ") +
                  (ready(devices) ? "ready" : "not ready");
    pages.facts = {
        {"Made", facts.made + (hal::systemClock().synchronised() ? "" : " (clock not synchronised)")},
        {"Version", BANSHI_VERSION},
        {"Kiosk", facts.key.substr(0, 16)}};
    std::ranges::transform(devices, std::back_inserter(pages.rows), rowOf);
    pages.foot = "Signed beside this file; see banshi report verify.";
    return pages;
}

} // namespace kiosk::cli
