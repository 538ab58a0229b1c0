#include "kiosk/agent/link_monitor.h"

#include <nlohmann/json.hpp>

#include "kiosk/link/enrollment.h"
#include "services/seal/durable_file.h"

namespace kiosk::agent {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// Remembering costs a disk write; days are counted with it.
constexpr hal::Millis kRememberEvery = 10min;

fs::path memoryIn(const fs::path& state) { return state / "center" / "contact.json"; }

std::optional<hal::WallTime> remembered(const fs::path& state) {
    const auto content = seal::readWhole(memoryIn(state), 4096);
    if (!content)
        return std::nullopt;
    const auto document = nlohmann::json::parse(hal::asText(content->bytes), nullptr, false);
    if (!document.is_object() || !document.contains("at_ms") || !document["at_ms"].is_number_integer())
        return std::nullopt;
    return hal::WallTime{hal::Millis{document["at_ms"].get<std::int64_t>()}};
}

} // namespace

LinkMonitor::LinkMonitor(fs::path state, const hal::Clock& clock, hal::Millis mayBeAway)
    : stateDirectory_(std::move(state)), clock_(clock), mayBeAway_(mayBeAway),
      lastContact_(remembered(stateDirectory_)), remembered_(lastContact_) {}

hal::Result<Answer> LinkMonitor::saw(hal::Result<Answer> answer) {
    if (!answer && answer.error().fault == hal::Fault::Cancelled)
        return answer;
    const bool refused =
        answer ? answer->status == 401 || (answer->status == 403 && errorCode(*answer) == "revoked")
               : answer.error().fault == hal::Fault::AuthFailed;
    const bool away = answer ? answer->status >= 500 : !refused;
    become(refused ? link::State::Rejected : away ? link::State::Away : link::State::Online);
    return answer;
}

void LinkMonitor::become(link::State state) {
    const std::lock_guard lock(mutex_);
    last_ = state;
    if (state == link::State::Online) {
        lastContact_ = clock_.wall();
        rememberContact();
    }
    std::ignore =
        link::tell(stateDirectory_, {judged(), clock_.wall(), lastContact_}); // told again in a moment
}

void LinkMonitor::tellAgain() {
    const std::lock_guard lock(mutex_);
    std::ignore = link::tell(stateDirectory_, {judged(), clock_.wall(), lastContact_});
}

link::State LinkMonitor::state() const {
    const std::lock_guard lock(mutex_);
    return judged();
}

link::State LinkMonitor::judged() const {
    const bool tooLong = lastContact_ && clock_.wall() - *lastContact_ > mayBeAway_;
    return tooLong && last_ != link::State::Rejected ? link::State::TooLong : last_;
}

void LinkMonitor::rememberContact() {
    if (remembered_ && *lastContact_ - *remembered_ < kRememberEvery && *lastContact_ >= *remembered_)
        return;
    const nlohmann::json document{{"schema", 1}, {"at_ms", lastContact_->time_since_epoch().count()}};
    if (link::saveCenterFile(memoryIn(stateDirectory_), document.dump()))
        remembered_ = lastContact_;
}

} // namespace kiosk::agent
