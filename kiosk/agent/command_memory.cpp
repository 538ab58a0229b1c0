#include "kiosk/agent/command_memory.h"

#include <algorithm>

#include "kiosk/link/enrollment.h"
#include "services/seal/durable_file.h"

namespace kiosk::agent {
namespace {

using nlohmann::json;

constexpr std::size_t kLargest = 256 << 10;
constexpr ActionKind kActions[] = {ActionKind::OutOfService, ActionKind::InService,  ActionKind::Restart,
                                   ActionKind::Reboot,       ActionKind::TestPage,   ActionKind::DeviceTest,
                                   ActionKind::SendLogs,     ActionKind::Screenshot, ActionKind::Unknown};
constexpr Outcome kOutcomes[] = {Outcome::Done,    Outcome::WaitingForVisit, Outcome::Refused,
                                 Outcome::Expired, Outcome::Failed,          Outcome::Unsupported};

template <class T, std::size_t N>
T named(const T (&known)[N], const std::string& name, T otherwise) {
    const auto* found = std::ranges::find(known, name, [](T value) { return toString(value); });
    return found == std::end(known) ? otherwise : *found;
}

} // namespace

CommandMemory::CommandMemory(const std::filesystem::path& state) : file_(state / "center" / "commands.json") {
    const auto content = seal::readWhole(file_, kLargest);
    if (!content)
        return;
    try {
        const json document = json::parse(hal::asText(content->bytes));
        if (document.at("schema").get<int>() != 1)
            return;
        last_ = document.at("last").get<std::int64_t>();
        if (!document.contains("open"))
            return;
        const json& open = document["open"];
        Open kept{open.at("number").get<std::int64_t>(),
                  named(kActions, open.at("action").get<std::string>(), ActionKind::Unknown), std::nullopt};
        if (open.contains("outcome"))
            kept.executed = Executed{named(kOutcomes, open["outcome"].get<std::string>(), Outcome::Failed),
                                     open.value("detail", std::string()), open.value("result", json())};
        open_ = std::move(kept);
    } catch (const json::exception&) {
        open_.reset();
    }
}

hal::Result<> CommandMemory::begin(std::int64_t number, ActionKind action) {
    last_ = number;
    open_ = Open{number, action, std::nullopt};
    return save();
}

hal::Result<> CommandMemory::ended(const Executed& executed) {
    if (open_)
        open_->executed = executed;
    return save();
}

hal::Result<> CommandMemory::reported() {
    open_.reset();
    return save();
}

hal::Result<> CommandMemory::save() const {
    json document{{"schema", 1}, {"last", last_}};
    if (open_) {
        document["open"] = {{"number", open_->number}, {"action", toString(open_->action)}};
        if (open_->executed) {
            document["open"]["outcome"] = toString(open_->executed->outcome);
            document["open"]["detail"] = open_->executed->detail;
            document["open"]["result"] = open_->executed->result;
        }
    }
    return link::saveCenterFile(file_, document.dump());
}

Executed afterInterruption(ActionKind action) {
    const bool onPurpose = action == ActionKind::Restart || action == ActionKind::Reboot;
    return {onPurpose ? Outcome::Done : Outcome::Failed, onPurpose ? "" : "interrupted", {}};
}

} // namespace kiosk::agent
