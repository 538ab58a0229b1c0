#include "kiosk/technician/device_book.h"

#include <nlohmann/json.hpp>

#include "services/seal/durable_file.h"

namespace kiosk {
namespace {

constexpr const char* kFile = "devices.json";
constexpr std::size_t kFileBytesMax = 64 * 1024;
constexpr mode_t kMode = 0600;

// The figures of a record, under their names in the file.
template <class Record, class Each>
void figures(Record& record, Each each) {
    each("done", record.counters.done);
    each("faults", record.counters.faults);
    each("restarts", record.counters.restarts);
}

LastTest lastTestIn(const TestHistory& history, const KnownDevice& device) {
    const DeviceHistory* found = historyOf(history, device);
    if (!found || found->tests.empty())
        return {};
    const PastTest& last = found->tests.back();
    return {last.rounds, last.roundsPassed, last.at};
}

std::uint64_t more(std::uint64_t now, std::uint64_t before) { return now > before ? now - before : 0; }

} // namespace

DeviceRecords loadDeviceRecords(const std::filesystem::path& state) {
    DeviceRecords records;
    const auto file = seal::readWhole(state / kFile, kFileBytesMax);
    if (!file)
        return records;
    const auto object = nlohmann::json::parse(file->bytes.begin(), file->bytes.end(), nullptr, false);
    if (!object.is_object() || !object.contains("schema") || object["schema"] != 1)
        return records;
    const auto devices = object.find("devices");
    if (devices == object.end() || !devices->is_object())
        return records;
    for (const auto& [slot, kept] : devices->items()) {
        if (!kept.is_object())
            continue;
        DeviceRecord& record = records[slot];
        if (const auto serial = kept.find("serial"); serial != kept.end() && serial->is_string())
            record.serial = serial->get<std::string>();
        figures(record, [&kept = kept](const char* name, auto& figure) {
            if (const auto found = kept.find(name); found != kept.end() && found->is_number_unsigned())
                figure = found->get<std::decay_t<decltype(figure)>>();
        });
    }
    return records;
}

hal::Result<> saveDeviceRecords(const std::filesystem::path& state, const DeviceRecords& records) {
    auto devices = nlohmann::ordered_json::object();
    for (const auto& [slot, record] : records) {
        auto& kept = devices[slot] = {{"serial", record.serial}};
        figures(record, [&kept](const char* name, const auto& figure) { kept[name] = figure; });
    }
    const nlohmann::ordered_json object{{"schema", 1}, {"devices", std::move(devices)}};
    const std::string text = object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return seal::writeDurably(state / kFile, hal::asBytes(text + "\n"), kMode);
}

bool DeviceBook::note(const hal::DeviceInfo& device) {
    DeviceRecord& record = records_[device.slot];
    const DeviceRecord before = record;
    const std::string& serial = device.identity.serial;
    if (!serial.empty() && serial != record.serial) {
        if (!record.serial.empty())
            record = {};
        record.serial = serial;
    }
    if (const KnownDevice now = knownDevice(device); known_[device.slot] != now) {
        known_[device.slot] = now;
        tests_[device.slot] = lastTestIn(history_, now);
    }
    const hal::Counters seen = std::exchange(seen_[device.slot], device.counters);
    record.counters.done += more(device.counters.done, seen.done);
    record.counters.faults += more(device.counters.faults, seen.faults);
    record.counters.restarts += more(device.counters.restarts, seen.restarts);
    return record != before;
}

LastTest DeviceBook::lastTestOf(const std::string& slot) const {
    const auto found = tests_.find(slot);
    return found == tests_.end() ? LastTest{} : found->second;
}

DeviceRecord DeviceBook::of(const std::string& slot) const {
    const auto found = records_.find(slot);
    return found == records_.end() ? DeviceRecord{} : found->second;
}

} // namespace kiosk
