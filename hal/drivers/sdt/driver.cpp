#include "hal/drivers/sdt/driver.h"

#include <algorithm>
#include <array>

#include "hal/drivers/sdt/models.h"
#include "hal/drivers/sdt/reader.h"
#include "hal/drivers/sdt/redact.h"
#include "hal/port/recording.h"
#include "hal/port/serial.h"

namespace hal::sdt {
namespace {

using Opened = Result<std::unique_ptr<Device>>;

constexpr Patience kLookingForRate{.command = Millis{300}, .read = Millis{300}, .pause = Millis{50}};

struct Rate {
    int baud;
    Baud code;
};
constexpr std::array<Rate, 5> kRates{{{115200, Baud::At115200},
                                      {9600, Baud::At9600},
                                      {57600, Baud::At57600},
                                      {38400, Baud::At38400},
                                      {19200, Baud::At19200}}}; // the commonest first

bool wantsFingerprint(const Uri& uri) { return uri.option("fingerprint") == "1"; }

// Of a device's address: what is written down of the conversation, if it asks for that.
using Recording = std::shared_ptr<port::Recorder>;

Result<Recording> recordingOf(const Uri& uri) {
    auto recorder = port::Recorder::askedFor(uri, makeRedactor());
    if (!recorder)
        return tl::make_unexpected(recorder.error());
    return Recording(*std::move(recorder));
}

std::unique_ptr<Transport> recorded(std::unique_ptr<Transport> transport, const Recording& recording) {
    if (!recording)
        return transport;
    return std::make_unique<RecordingTransport>(std::move(transport), recording);
}

struct Candidate {
    port::UsbDeviceInfo device;
    Model model;
    Way way;
};

std::vector<Candidate> candidatesAmong(const std::vector<port::UsbDeviceInfo>& devices,
                                       const std::vector<Model>& models, const std::string& port) {
    std::vector<Candidate> candidates;
    for (const port::UsbDeviceInfo& device : devices) {
        if (!port.empty() && device.port != port)
            continue;
        for (const Model& model : models)
            if (const auto way = wayTo(model, device)) {
                candidates.push_back({device, model, *way});
                break;
            }
    }
    return candidates;
}

std::unique_ptr<Transport> transportOver(std::unique_ptr<port::UsbInterface> interface, const Way& way) {
    if (const auto* pair = std::get_if<PairOfEndpoints>(&way.endpoints))
        return std::make_unique<StreamTransport>(
            std::make_unique<port::UsbStream>(std::move(interface), pair->out, pair->in));
    return std::make_unique<FourEndpointTransport>(std::move(interface),
                                                   std::get<FourEndpoints>(way.endpoints));
}

struct Proved {
    Dialogue dialogue;
    Identity identity;
};

Result<Proved> proved(port::UsbBus& bus, const Candidate& candidate, const Recording& recording) {
    auto interface = bus.claim(candidate.device, candidate.way.interface, {});
    if (!interface && interface.error().fault == Fault::Refused)
        return fail(Fault::Refused, interface.error().detail + ": install 70-banshi-id-reader.rules");
    if (!interface)
        return tl::make_unexpected(interface.error());
    Identity identity{
        .vendor = (*interface)->names().vendor, .model = candidate.model.name, .serial = {}, .firmware = {}};
    Dialogue dialogue(recorded(transportOver(*std::move(interface), candidate.way), recording));
    if (auto proof = prove(dialogue); !proof)
        return fail(proof.error().fault, candidate.device.port + ": " + proof.error().detail);
    return Proved{std::move(dialogue), std::move(identity)};
}

// Nobody spoke, or in another language: the rate may be another.
bool isNonsense(const Result<Reply>& answer) {
    return !answer && (answer.error().fault == Fault::Timeout || answer.error().fault == Fault::Protocol);
}

// Finds the rate at which the reader has been left and changes it to the wanted one.
Result<> changeRate(port::Serial& line, Dialogue& dialogue, const Rate& wanted) {
    for (const Rate& rate : kRates) {
        if (auto set = line.setBaud(rate.baud); !set)
            return set;
        if (isNonsense(dialogue.ask(Command::SamStatus, {})))
            continue;
        if (auto set = dialogue.setBaud(wanted.code, {}); !set)
            return tl::make_unexpected(set.error());
        return line.setBaud(wanted.baud);
    }
    return fail(Fault::Offline, "no reader of identity cards answers at any rate");
}

// No device: its answers come from a recording. The search for the rate asks as often as it did then.
Opened replay(const Uri& uri) {
    auto stream = port::ReplayStream::open(uri, makeRedactor());
    if (!stream)
        return tl::make_unexpected(stream.error());
    Dialogue dialogue(std::make_unique<StreamTransport>(*std::move(stream)));
    auto answer = dialogue.ask(Command::SamStatus, {});
    for (std::size_t rate = 0; isNonsense(answer) && rate < kRates.size(); ++rate)
        answer = dialogue.ask(Command::SamStatus, {});
    if (auto proved = proof(answer); !proved)
        return tl::make_unexpected(proved.error());
    return makeReader(std::move(dialogue),
                      {.vendor = {}, .model = "SDT card reader (recording)", .serial = {}, .firmware = {}},
                      wantsFingerprint(uri));
}

} // namespace

Opened openUsb(const Uri& uri) {
    if (auto known = checkOptions(uri, {"models", "fingerprint", port::kRecordOption, port::kReplayOption});
        !known)
        return tl::make_unexpected(known.error());
    if (uri.option(port::kReplayOption))
        return replay(uri);
    const auto recording = recordingOf(uri);
    if (!recording)
        return tl::make_unexpected(recording.error());
    const auto models = loadModels(uri.option("models").value_or(BANSHI_SDT_MODELS));
    if (!models)
        return tl::make_unexpected(models.error());
    const auto bus = port::UsbBus::open();
    if (!bus)
        return tl::make_unexpected(bus.error());
    const auto devices = (*bus)->devices();
    if (!devices)
        return tl::make_unexpected(devices.error());

    std::optional<Proved> found;
    Error trouble{Fault::Absent, "no reader of identity cards" + (uri.body.empty() ? "" : " at " + uri.body)};
    for (const Candidate& candidate : candidatesAmong(*devices, *models, uri.body)) {
        auto reader = proved(**bus, candidate, *recording);
        if (!reader)
            trouble = reader.error();
        else if (found)
            return fail(Fault::Refused,
                        "several readers: name the port of this one, as sdt+usb:" + candidate.device.port);
        else
            found = *std::move(reader);
    }
    if (!found)
        return tl::make_unexpected(trouble);
    return makeReader(std::move(found->dialogue), std::move(found->identity), wantsFingerprint(uri));
}

Opened openSerial(const Uri& uri) {
    if (auto known = checkOptions(uri, {"baud", "fingerprint", port::kRecordOption, port::kReplayOption});
        !known)
        return tl::make_unexpected(known.error());
    if (uri.option(port::kReplayOption))
        return replay(uri);
    const std::string wanted = uri.option("baud").value_or("115200");
    const auto* rate =
        std::ranges::find(kRates, wanted, [](const Rate& one) { return std::to_string(one.baud); });
    if (rate == kRates.end())
        return fail(Fault::BadData, "readers have no rate of " + wanted + " baud");

    auto opened = port::Serial::open(uri.body, rate->baud);
    if (!opened)
        return tl::make_unexpected(opened.error());
    const auto recording = recordingOf(uri);
    if (!recording)
        return tl::make_unexpected(recording.error());
    port::Serial& line = **opened;
    Dialogue dialogue(recorded(std::make_unique<StreamTransport>(*std::move(opened)), *recording),
                      kLookingForRate);
    auto answer = dialogue.ask(Command::SamStatus, {});
    if (isNonsense(answer)) {
        if (auto changed = changeRate(line, dialogue, *rate); !changed)
            return tl::make_unexpected(changed.error());
        answer = dialogue.ask(Command::SamStatus, {});
    }
    if (auto proved = proof(answer); !proved)
        return tl::make_unexpected(proved.error());
    dialogue.patience() = {};
    return makeReader(std::move(dialogue),
                      {.vendor = {}, .model = "SDT card reader", .serial = {}, .firmware = {}},
                      wantsFingerprint(uri));
}

} // namespace hal::sdt
