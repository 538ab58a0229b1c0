#include "kiosk/agent/agent.h"

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include "kiosk/agent/certificate.h"
#include "kiosk/agent/command_memory.h"
#include "kiosk/agent/delivery.h"
#include "kiosk/agent/enroll.h"
#include "kiosk/agent/heartbeat.h"
#include "kiosk/agent/https.h"
#include "kiosk/agent/link_monitor.h"
#include "kiosk/agent/pause.h"
#include "services/ledger/ledger.h"
#include "services/seal/durable_file.h"

namespace kiosk::agent {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using namespace std::chrono_literals;

constexpr hal::Millis kLookEvery = 1s; // for news in the outbox, for an enrollment
constexpr hal::Millis kRejectedPause = 60s;
constexpr hal::Millis kVisitPause = 2s;
constexpr int kHoldSeconds = 25; // a held question for commands

double chance() {
    thread_local std::mt19937 random{std::random_device{}()};
    return std::uniform_real_distribution<double>{}(random);
}

std::int64_t msOf(hal::WallTime time) { return time.time_since_epoch().count(); }

// Three threads share it; each has a connection of its own.
class Agent {
public:
    Agent(const AgentOptions& options, Log& log, const hal::Clock& clock, const link::Enrollment& enrollment)
        : options_(options), log_(log), clock_(clock), monitor_(options.state, clock),
          enrollment_(enrollment) {}

    void run(const std::stop_token& stop) {
        const auto started = [&](auto work) {
            return std::jthread([this, work, &stop] { (this->*work)(stop); });
        };
        const std::jthread delivering = started(&Agent::deliver);
        const std::jthread obeying = started(&Agent::obey);
        beat(stop);
    }

private:
    [[nodiscard]] link::Enrollment enrollment() const {
        const std::lock_guard lock(mutex_);
        return enrollment_;
    }

    // Each thread's way to the center, watched by the monitor.
    [[nodiscard]] Ask connection(const std::stop_token& stop) {
        auto https = std::make_shared<Https>(Trust{enrollment().url, link::caFile(options_.state),
                                                   link::certificateFile(options_.state),
                                                   link::certificateFile(options_.state)});
        return [this, https, stop](const Call& call) {
            auto answer = monitor_.saw(https->ask(call, stop));
            const auto now = monitor_.state();
            if (said_.exchange(now) != now)
                log_.write(LogEvent::LinkState, {{"state", link::toString(now)}});
            return answer;
        };
    }

    void deliver(const std::stop_token& stop);
    void obey(const std::stop_token& stop);
    void beat(const std::stop_token& stop);

    [[nodiscard]] hal::Millis afterRound(const hal::Result<RoundOutcome>& outcome, int& failures) const;
    [[nodiscard]] KioskFacts facts(const std::stop_token& stop) const;
    void keepFresh(const json& answer, const Ask& ask);
    // Whether it was believed, and done.
    [[nodiscard]] bool take(const json& offered, CommandMemory& memory, const Ask& ask,
                            const std::stop_token& stop);
    [[nodiscard]] Executed doWhenNobodyIsServed(const Command& command, const Ask& ask,
                                                const std::stop_token& stop);
    [[nodiscard]] static bool report(std::int64_t number, const Executed& executed, hal::WallTime at,
                                     const Ask& ask);

    const AgentOptions& options_;
    Log& log_;
    const hal::Clock& clock_;
    LinkMonitor monitor_;
    std::atomic<link::State> said_{link::State::Unknown};
    std::atomic<std::int64_t> lastCommand_{0};
    mutable std::mutex mutex_;
    link::Enrollment enrollment_;
};

hal::Millis Agent::afterRound(const hal::Result<RoundOutcome>& outcome, int& failures) const {
    constexpr BackOff kCenterAway;
    if (outcome && outcome->round == Round::Done) {
        failures = 0;
        return kLookEvery;
    }
    ++failures;
    if (outcome && outcome->round == Round::Rejected)
        return kRejectedPause;
    return kCenterAway.after(failures, chance());
}

void Agent::deliver(const std::stop_token& stop) {
    const Ask ask = connection(stop);
    Pause pause;
    int failures = 0;
    do {
        auto courier = outbox::Courier::open(options_.state / outbox::kDirectoryName);
        if (!courier) { // Absent: nothing was filed yet
            if (courier.error().fault != hal::Fault::Absent)
                log_.write(LogEvent::OutboxFault, {{"fault", hal::toString(courier.error().fault)}});
            continue;
        }
        // One database connection for as long as all goes well.
        for (bool well = true; well && !stop.stop_requested();) {
            const auto outcome = Delivery(*courier, ask, clock_, chance).round(stop);
            if (!outcome)
                log_.write(LogEvent::OutboxFault, {{"fault", hal::toString(outcome.error().fault)}});
            else if (outcome->delivered + outcome->refused + outcome->postponed > 0)
                log_.write(LogEvent::Delivered, {{"records", outcome->delivered},
                                                 {"refused", outcome->refused},
                                                 {"postponed", outcome->postponed}});
            well = outcome.has_value();
            pause.wait(afterRound(outcome, failures), stop);
        }
    } while (pause.wait(kLookEvery, stop));
}

KioskFacts Agent::facts(const std::stop_token& stop) const {
    KioskFacts facts;
    facts.now = wire::stampOf(clock_);
    facts.version = options_.version;
    facts.lastCommand = lastCommand_;
    facts.keyListVersion = enrollment().keys.version;
    if (const auto said = applicationOf(options_.state, stop)({"status", "--json"}))
        if (auto told = json::parse(said->out, nullptr, false); told.is_object())
            facts.application = std::move(told);
    if (const auto courier = outbox::Courier::open(options_.state / outbox::kDirectoryName))
        if (const auto usage = courier->usage())
            facts.outbox = *usage;
    const fs::path ledger = options_.state / ledger::kFileName;
    if (const auto head = ledger::readHead(ledger))
        facts.head = *head;
    if (const auto genesis = ledger::readGenesis(ledger))
        facts.chain = wire::toString(genesis->chain);
    return facts;
}

void Agent::beat(const std::stop_token& stop) {
    const Ask ask = connection(stop);
    Pause pause;
    auto next = clock_.now();
    do {
        monitor_.tellAgain();
        if (clock_.now() < next)
            continue;
        next = clock_.now() + options_.heartbeatEvery;
        const std::string body =
            heartbeatOf(facts(stop)).dump(-1, ' ', false, json::error_handler_t::replace);
        const auto answer = ask({"POST", "/kiosk/v1/heartbeat", hal::asBytes(body)});
        if (answer && answer->status == 200)
            keepFresh(json::parse(answer->body, nullptr, false), ask);
    } while (pause.wait(std::min(link::kToldEvery, options_.heartbeatEvery), stop));
}

// Certificate and keys, when it is time.
void Agent::keepFresh(const json& answer, const Ask& ask) {
    const std::int64_t version = answer.is_object() && answer.contains("key_list_version") &&
                                         answer["key_list_version"].is_number_integer()
                                     ? answer["key_list_version"].get<std::int64_t>()
                                     : 0;
    const link::Enrollment known = enrollment();
    if (version > known.keys.version)
        if (auto fresh = refreshKeys(options_.state, known, ask)) {
            log_.write(LogEvent::KeysRefreshed, {{"version", fresh->keys.version}});
            const std::lock_guard lock(mutex_);
            enrollment_ = *std::move(fresh);
        }
    const auto pem = seal::readWhole(link::certificateFile(options_.state), 64 << 10);
    const auto validity = pem ? validityOf(hal::asText(pem->bytes)) : tl::make_unexpected(pem.error());
    if (!validity || !shouldBeRenewed(*validity, clock_.wall()))
        return;
    const auto renewed = renewCertificate(options_.state, ask);
    if (renewed)
        log_.write(LogEvent::CertificateRenewed);
    else
        log_.write(LogEvent::RenewalFailed, {{"fault", hal::toString(renewed.error().fault)}});
}

bool Agent::report(std::int64_t number, const Executed& executed, hal::WallTime at, const Ask& ask) {
    json body{{"schema", 1}, {"outcome", toString(executed.outcome)}, {"at_ms", msOf(at)}};
    if (!executed.detail.empty())
        body["detail"] = executed.detail;
    if (executed.result.is_object())
        body["result"] = executed.result;
    const std::string text = body.dump(-1, ' ', false, json::error_handler_t::replace);
    const auto answer =
        ask({"POST", "/kiosk/v1/commands/" + std::to_string(number) + "/outcome", hal::asBytes(text)});
    // A center that does not know the command, or does not like its outcome, is not told again and again.
    return answer && answer->status < 500 && answer->status != 401 && answer->status != 429;
}

Executed Agent::doWhenNobodyIsServed(const Command& command, const Ask& ask, const std::stop_token& stop) {
    const AskApplication application = applicationOf(options_.state, stop);
    const auto until = clock_.now() + options_.visitPatience;
    Pause pause;
    for (bool told = false;; told = true) {
        Executed executed = execute(command, application, programsOfThisMachine());
        if (executed.outcome != Outcome::WaitingForVisit)
            return executed;
        if (wire::stampOf(clock_).quality != wire::ClockQuality::Unset && clock_.wall() >= command.expiresAt)
            return {Outcome::Expired, "visit", {}};
        if (clock_.now() >= until)
            return {Outcome::Failed, "visit", {}};
        if (!told)
            std::ignore = report(command.number, executed, clock_.wall(), ask);
        if (!pause.wait(kVisitPause, stop))
            return {Outcome::Failed, "stopped", {}};
    }
}

bool Agent::take(const json& offered, CommandMemory& memory, const Ask& ask, const std::stop_token& stop) {
    const auto command = believe(offered, enrollment(), memory.last(), clock_);
    if (!command) {
        const auto fault = command.error().fault;
        const std::int64_t number = numberOf(offered);
        log_.write(LogEvent::CommandRefused, {{"number", number}, {"fault", hal::toString(fault)}});
        if (number > memory.last()) { // else it was answered before
            std::ignore = report(number,
                                 {fault == hal::Fault::Timeout ? Outcome::Expired : Outcome::Refused,
                                  std::string(hal::toString(fault)),
                                  {}},
                                 clock_.wall(), ask);
            // Signed or not: a number that is over is not asked for again.
            if (fault == hal::Fault::Timeout)
                std::ignore =
                    memory.begin(number, ActionKind::Unknown).and_then([&] { return memory.reported(); });
        }
        return false;
    }
    if (const auto begun = memory.begin(command->number, command->action); !begun) {
        log_.write(LogEvent::CommandRefused, {{"number", command->number}, {"fault", "storage"}});
        return false;
    }
    lastCommand_ = command->number;
    const Executed executed = doWhenNobodyIsServed(*command, ask, stop);
    std::ignore = memory.ended(executed);
    log_.write(LogEvent::CommandDone, {{"number", command->number},
                                       {"action", toString(command->action)},
                                       {"outcome", toString(executed.outcome)}});
    return true;
}

void Agent::obey(const std::stop_token& stop) {
    constexpr BackOff kCenterAway{2s, 60s};
    const Ask ask = connection(stop);
    CommandMemory memory(options_.state);
    lastCommand_ = memory.last();
    Pause pause;
    int failures = 0;
    do {
        if (memory.open() && !memory.open()->executed)
            std::ignore = memory.ended(afterInterruption(memory.open()->action));
        if (memory.open()) { // the center hears of it before it gives the next
            const bool heard = report(memory.open()->number, *memory.open()->executed, clock_.wall(), ask);
            if (!heard) {
                pause.wait(kCenterAway.after(++failures, chance()), stop);
                continue;
            }
            std::ignore = memory.reported();
        }
        const auto answer = ask({"GET",
                                 "/kiosk/v1/commands?after=" + std::to_string(memory.last()) +
                                     "&wait=" + std::to_string(kHoldSeconds),
                                 {},
                                 "application/json",
                                 std::chrono::seconds{kHoldSeconds} + 15s});
        if (!answer || (answer->status != 200 && answer->status != 204)) {
            pause.wait(kCenterAway.after(++failures, chance()), stop);
            continue;
        }
        failures = 0;
        const json document = json::parse(answer->body, nullptr, false);
        const json commands = document.is_object() ? document.value("commands", json()) : json();
        // One at a time: its outcome is told before the next.
        const bool done = commands.is_array() && std::ranges::any_of(commands, [&](const json& offered) {
                              return take(offered, memory, ask, stop);
                          });
        if (!done && answer->status == 200) // what is not believed is not asked for without end
            pause.wait(kVisitPause, stop);
    } while (!stop.stop_requested());
}

} // namespace

void runAgent(const AgentOptions& options, Log& log, const hal::Clock& clock, const std::stop_token& stop) {
    log.write(LogEvent::Started, {{"version", std::string_view(options.version)}});
    Pause pause;
    bool said = false;
    while (!stop.stop_requested()) {
        if (const auto enrollment = link::loadEnrollment(options.state)) {
            Agent(options, log, clock, *enrollment).run(stop);
            break;
        }
        if (!said)
            log.write(LogEvent::NotEnrolled);
        said = true;
        pause.wait(kLookEvery, stop);
    }
    log.write(LogEvent::Stopped);
}

} // namespace kiosk::agent
