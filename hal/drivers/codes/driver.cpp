#include "hal/drivers/codes/driver.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <functional>

#include <linux/hidraw.h>
#include <linux/input.h>
#include <sys/ioctl.h>

#include "hal/drivers/codes/hid_pos.h"
#include "hal/drivers/codes/keys.h"
#include "hal/drivers/codes/line.h"
#include "hal/drivers/codes/nodes.h"
#include "hal/drivers/codes/reader.h"
#include "hal/drivers/codes/redact.h"
#include "hal/drivers/models_file.h"
#include "hal/port/node.h"
#include "hal/port/recording.h"
#include "hal/port/serial.h"

namespace hal::codes {
namespace {

using Opened = Result<std::unique_ptr<Device>>;
constexpr const char* kRules = "70-banshi-code-scanner.rules";

// Which word of a list an option says; the first when it is not given.
template <class T, std::size_t count>
Result<T> oneOf(const Uri& uri, const std::string& key,
                const std::array<std::pair<std::string_view, T>, count>& words) {
    const std::string word = uri.option(key).value_or(std::string(words.front().first));
    std::string known;
    for (const auto& [name, value] : words) {
        if (name == word)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    return fail(Fault::BadData, key + " is one of " + known);
}

// The nodes that an address means, a path or numbers and port; `any` says which ones an empty address means.
Result<std::vector<NodeInfo>> nodesAt(const Uri& uri, const char* subsystem,
                                      const std::function<bool(const NodeInfo&)>& any) {
    if (uri.body.starts_with('/'))
        return std::vector<NodeInfo>{
            {.path = uri.body, .port = {}, .identity = {"", "Code scanner", "", ""}}};
    const auto numbers = usbNumbers(uri.body);
    if (!uri.body.empty() && !numbers)
        return fail(Fault::BadData, "expected a path or VENDOR:PRODUCT in hex");
    auto nodes = nodesOf(subsystem);
    if (!nodes)
        return nodes;
    std::erase_if(*nodes, [&](const NodeInfo& node) {
        const bool wanted = numbers ? numbers->match(node.vendor, node.product) : any(node);
        return !wanted || uri.option("port").value_or(node.port) != node.port;
    });
    return nodes;
}

// Opens each and takes the only one that proves to be a scanner.
Opened theOnlyOne(const std::vector<NodeInfo>& nodes, const std::function<Opened(const NodeInfo&)>& open) {
    std::unique_ptr<Device> found;
    Error trouble{Fault::Absent, "no such code scanner is plugged in"};
    for (const NodeInfo& node : nodes) {
        auto device = open(node);
        if (!device)
            trouble = device.error();
        else if (found)
            return fail(Fault::Refused,
                        "several code scanners: name the port of this one, as ?port=" + node.port);
        else
            found = *std::move(device);
    }
    if (!found)
        return tl::make_unexpected(trouble);
    return found;
}

Result<std::unique_ptr<port::Node>> openNode(const NodeInfo& info) {
    auto node = port::Node::open(info.path);
    if (!node && node.error().fault == Fault::Refused)
        return fail(Fault::Refused, node.error().detail + ": install " + kRules);
    return node;
}

tl::unexpected<Error> ioctlFailed(const NodeInfo& info) {
    const Fault fault = errno == EBUSY ? Fault::Busy : errno == ENODEV ? Fault::Unplugged : Fault::Refused;
    return fail(fault, info.path + ": " + std::strerror(errno));
}

// Of a device's address: what is written down of the conversation, if it asks for that.
using Recording = std::shared_ptr<port::Recorder>;

Result<Recording> recordingOf(const Uri& uri, std::unique_ptr<port::Redactor> redactor) {
    auto recorder = port::Recorder::askedFor(uri, std::move(redactor));
    if (!recorder)
        return tl::make_unexpected(recorder.error());
    return Recording(*std::move(recorder));
}

std::unique_ptr<port::Stream> recorded(std::unique_ptr<port::Stream> stream, const Recording& recording) {
    if (!recording)
        return stream;
    return std::make_unique<port::RecordingStream>(std::move(stream), recording);
}

Identity recordedIdentity() { return {"", "Code scanner (recording)", "", ""}; }

// No device: what it said comes from a recording.
Opened replay(const Uri& uri, std::unique_ptr<port::Redactor> redactor,
              std::unique_ptr<Assembler> assembler) {
    auto stream = port::ReplayStream::open(uri, std::move(redactor));
    if (!stream)
        return tl::make_unexpected(stream.error());
    return makeScanner(*std::move(stream), std::move(assembler), recordedIdentity());
}

// The descriptor stands before the reports.
Opened replayHid(const Uri& uri) {
    auto stream = port::ReplayStream::open(uri, makeHidRedactor());
    if (!stream)
        return tl::make_unexpected(stream.error());
    std::array<std::uint8_t, HID_MAX_DESCRIPTOR_SIZE> descriptor{};
    const auto count = (*stream)->read(descriptor, Deadline::in(Millis{0}), {});
    if (!count)
        return tl::make_unexpected(count.error());
    const auto layout = layoutOf(ByteView(descriptor).first(*count));
    if (!layout)
        return tl::make_unexpected(layout.error());
    return makeScanner(*std::move(stream), std::make_unique<HidPosAssembler>(*layout), recordedIdentity());
}

Opened openHidNode(const NodeInfo& info, const Recording& recording) {
    auto node = openNode(info);
    if (!node)
        return tl::make_unexpected(node.error());
    int size = 0;
    hidraw_report_descriptor descriptor{};
    if (::ioctl((*node)->fd(), HIDIOCGRDESCSIZE, &size) < 0)
        return ioctlFailed(info);
    descriptor.size = static_cast<std::uint32_t>(std::clamp(size, 0, HID_MAX_DESCRIPTOR_SIZE));
    if (::ioctl((*node)->fd(), HIDIOCGRDESC, &descriptor) < 0)
        return ioctlFailed(info);
    const auto layout = layoutOf({descriptor.value, descriptor.size});
    if (!layout)
        return fail(layout.error().fault, info.path + ": " + layout.error().detail);
    if (recording)
        recording->passed(port::Way::In, {descriptor.value, descriptor.size});
    return makeScanner(recorded(*std::move(node), recording), std::make_unique<HidPosAssembler>(*layout),
                       info.identity);
}

// Of the event nodes of one scanner only one has keys.
Result<> mustType(const port::Node& node, const NodeInfo& info) {
    std::array<std::uint8_t, KEY_MAX / 8 + 1> keys{};
    if (::ioctl(node.fd(), EVIOCGBIT(EV_KEY, keys.size()), keys.data()) < 0)
        return ioctlFailed(info);
    for (const unsigned key : {KEY_1, KEY_A, KEY_ENTER})
        if ((keys[key / 8] >> (key % 8) & 1) == 0)
            return fail(Fault::Refused, info.path + ": no keyboard");
    return {};
}

Opened openKeyboardNode(const NodeInfo& info, Suffix suffix, const Recording& recording) {
    auto node = openNode(info);
    if (!node)
        return tl::make_unexpected(node.error());
    if (auto types = mustType(**node, info); !types)
        return tl::make_unexpected(types.error());
    // Until the node is closed nobody else hears what is typed: a code never types into the screen.
    if (::ioctl((*node)->fd(), EVIOCGRAB, 1) < 0)
        return ioctlFailed(info);
    std::array<std::uint8_t, LED_MAX / 8 + 1> lamps{};
    const bool capsLock = ::ioctl((*node)->fd(), EVIOCGLED(lamps.size()), lamps.data()) >= 0 &&
                          (lamps[LED_CAPSL / 8] >> (LED_CAPSL % 8) & 1) != 0;
    return makeScanner(recorded(*std::move(node), recording),
                       std::make_unique<KeyAssembler>(suffix, capsLock), info.identity);
}

Result<std::vector<UsbNumbers>> knownScanners(const std::string& file) {
    const auto text = readModelsFile(file);
    if (!text)
        return tl::make_unexpected(text.error());
    const auto entries = parseModelEntries(*text, file, {.needed = {"name", "usb"}, .optional = {}});
    if (!entries)
        return tl::make_unexpected(entries.error());
    std::vector<UsbNumbers> known;
    for (const ModelEntry& entry : *entries) {
        const auto numbers = usbNumbers(entry.text("usb"));
        if (!numbers)
            return wrongValue(file, entry.values.at("usb"), "usb wants vendor:product in hex, or vendor:*");
        known.push_back(*numbers);
    }
    return known;
}

} // namespace

Opened openHid(const Uri& uri) {
    if (auto known = checkOptions(uri, {"port", port::kRecordOption, port::kReplayOption}); !known)
        return tl::make_unexpected(known.error());
    if (uri.option(port::kReplayOption))
        return replayHid(uri);
    const auto recording = recordingOf(uri, makeHidRedactor());
    if (!recording)
        return tl::make_unexpected(recording.error());
    const auto nodes = nodesAt(uri, "hidraw", [](const NodeInfo&) { return true; });
    if (!nodes)
        return tl::make_unexpected(nodes.error());
    return theOnlyOne(*nodes, [&](const NodeInfo& node) { return openHidNode(node, *recording); });
}

Opened openKeyboard(const Uri& uri) {
    constexpr std::array<std::pair<std::string_view, Suffix>, 2> kSuffixes{
        {{"enter", Suffix::LineEnd}, {"tab", Suffix::Tab}}};
    if (auto known =
            checkOptions(uri, {"port", "suffix", "models", port::kRecordOption, port::kReplayOption});
        !known)
        return tl::make_unexpected(known.error());
    const auto suffix = oneOf(uri, "suffix", kSuffixes);
    if (!suffix)
        return tl::make_unexpected(suffix.error());
    if (uri.option(port::kReplayOption))
        return replay(uri, makeKeyRedactor(), std::make_unique<KeyAssembler>(*suffix, false));
    const auto recording = recordingOf(uri, makeKeyRedactor());
    if (!recording)
        return tl::make_unexpected(recording.error());
    const auto scanners = knownScanners(uri.option("models").value_or(BANSHI_CODE_MODELS));
    if (!scanners)
        return tl::make_unexpected(scanners.error());
    const auto nodes = nodesAt(uri, "input", [&](const NodeInfo& node) {
        return std::ranges::any_of(*scanners,
                                   [&](const UsbNumbers& n) { return n.match(node.vendor, node.product); });
    });
    if (!nodes)
        return tl::make_unexpected(nodes.error());
    return theOnlyOne(*nodes,
                      [&](const NodeInfo& node) { return openKeyboardNode(node, *suffix, *recording); });
}

Opened openSerial(const Uri& uri) {
    constexpr std::array<std::pair<std::string_view, Suffix>, 3> kSuffixes{
        {{"line", Suffix::LineEnd}, {"tab", Suffix::Tab}, {"none", Suffix::None}}};
    constexpr std::array<std::pair<std::string_view, bool>, 2> kYesNo{{{"no", false}, {"yes", true}}};
    if (auto known = checkOptions(uri, {"baud", "suffix", "aim", port::kRecordOption, port::kReplayOption});
        !known)
        return tl::make_unexpected(known.error());
    const auto suffix = oneOf(uri, "suffix", kSuffixes);
    const auto aim = oneOf(uri, "aim", kYesNo);
    if (!suffix || !aim)
        return tl::make_unexpected(!suffix ? suffix.error() : aim.error());
    const LineRules rules{.suffix = *suffix, .aim = *aim};
    if (uri.option(port::kReplayOption))
        return replay(uri, makeLineRedactor(), std::make_unique<LineAssembler>(rules));
    const std::string rate = uri.option("baud").value_or("9600");
    int baud = 0;
    const auto [end, error] = std::from_chars(rate.data(), rate.data() + rate.size(), baud);
    if (error != std::errc{} || end != rate.data() + rate.size() || !uri.body.starts_with('/'))
        return fail(Fault::BadData, "expected code+serial:/dev/serial/by-path/…?baud=9600");
    auto line = port::Serial::open(uri.body, baud);
    if (!line && line.error().fault == Fault::Unsupported)
        return fail(Fault::BadData, line.error().detail);
    if (!line)
        return tl::make_unexpected(line.error());
    const auto recording = recordingOf(uri, makeLineRedactor());
    if (!recording)
        return tl::make_unexpected(recording.error());
    return makeScanner(recorded(*std::move(line), *recording), std::make_unique<LineAssembler>(rules),
                       {"", "Code scanner (serial line)", "", ""});
}

} // namespace hal::codes
