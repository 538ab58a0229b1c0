// One thread looks after everybody who waits.
#include "center/api/command_desk.h"

#include "center/api/answers.h"
#include "services/seal/hex.h"

namespace center::api {

namespace {

// A deadline is looked at no later than this after it passed.
constexpr auto kPulse = std::chrono::milliseconds(500);

http::Response none() { return {.status = 204}; }

} // namespace

CommandDesk::CommandDesk(const Center& center)
    : center_(center), watch_(center.store.watch([this](const store::Change& change) {
          if (change.topic != store::Topic::Command)
              return;
          const auto kiosk = wire::parseUuid(change.key);
          const std::scoped_lock lock(mutex_);
          if (kiosk)
              told_.insert(*kiosk);
          else
              all_ = true;
          changed_.notify_all();
      })),
      thread_([this](const std::stop_token& stop) { serve(stop); }) {}

CommandDesk::~CommandDesk() {
    watch_.reset();
    close();
}

void CommandDesk::close() {
    std::map<wire::Uuid, Waiting> gone;
    {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
        gone.swap(waiting_);
    }
    for (auto& [kiosk, one] : gone)
        one.reply.send(none());
}

std::optional<http::Response> CommandDesk::commands(const wire::Uuid& kiosk, std::int64_t after) const {
    const auto found = center_.store.fleet().commandsAfter(kiosk, after, center_.clock.wall(), kAtOnce);
    if (!found)
        return answerTo(found.error(), center_.log);
    if (found->empty())
        return std::nullopt;
    Json list = Json::array();
    for (const store::Command& command : *found)
        list.push_back({{"number", command.number},
                        {"text", command.text},
                        {"key", seal::toHex(command.key)},
                        {"signature", seal::toHex(command.signature)}});
    return answer(200, {{"commands", std::move(list)}});
}

void CommandDesk::wait(const wire::Uuid& kiosk, std::int64_t after, hal::Millis longest, http::Reply reply) {
    if (auto there = commands(kiosk, after))
        return reply.send(*std::move(there));
    std::optional<http::Reply> earlier;
    {
        const std::scoped_lock lock(mutex_);
        if (closed_ || longest.count() == 0)
            return reply.send(none());
        if (const auto found = waiting_.find(kiosk); found != waiting_.end()) {
            earlier.emplace(std::move(found->second.reply));
            waiting_.erase(found);
        }
        waiting_.emplace(kiosk, Waiting{after, center_.clock.now() + longest, std::move(reply)});
        told_.insert(kiosk); // a command may have come between the look and now
        changed_.notify_all();
    }
    if (earlier)
        earlier->send(none());
}

void CommandDesk::look(const wire::Uuid& kiosk) {
    std::int64_t after = 0;
    {
        const std::scoped_lock lock(mutex_);
        const auto found = waiting_.find(kiosk);
        if (found == waiting_.end())
            return;
        after = found->second.after;
    }
    auto there = commands(kiosk, after);
    if (!there)
        return;
    std::optional<http::Reply> reply;
    {
        const std::scoped_lock lock(mutex_);
        const auto found = waiting_.find(kiosk);
        if (found == waiting_.end() || found->second.after != after)
            return; // another wait by now, which looks for itself
        reply.emplace(std::move(found->second.reply));
        waiting_.erase(found);
    }
    reply->send(*std::move(there));
}

void CommandDesk::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::set<wire::Uuid> told;
        std::vector<http::Reply> late;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, stop, kPulse, [&] { return all_ || !told_.empty(); });
            told.swap(told_);
            if (std::exchange(all_, false))
                for (const auto& [kiosk, one] : waiting_)
                    told.insert(kiosk);
            for (auto one = waiting_.begin(); one != waiting_.end();) {
                const bool over = one->second.until <= center_.clock.now();
                if (over)
                    late.push_back(std::move(one->second.reply));
                one = over ? waiting_.erase(one) : std::next(one);
            }
        }
        for (http::Reply& reply : late)
            reply.send(none());
        for (const wire::Uuid& kiosk : told)
            look(kiosk);
    }
}

} // namespace center::api
