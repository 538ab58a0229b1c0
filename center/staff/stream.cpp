#include "center/staff/stream.h"

#include <algorithm>

#include "center/desk/rows.h"
#include "center/staff/answering.h"
#include "center/staff/case_json.h"
#include "center/staff/kiosk_json.h"

namespace center::staff {
namespace {

using domain::Action;

std::string eventText(std::string_view name, const Json& data) {
    // JSON on one line: nothing in it can end the event.
    return "event: " + std::string(name) +
           "\ndata: " + data.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n\n";
}

} // namespace

Stream::Stream(const DeskRoom& room, StillIn stillIn, Pace pace)
    : room_(room), stillIn_(std::move(stillIn)), pace_(pace),
      watch_(room.center.store.watch([this](const store::Change& change) {
          if (change.topic != store::Topic::Case && change.topic != store::Topic::Kiosk)
              return;
          const auto id = wire::parseUuid(change.key);
          const std::scoped_lock lock(mutex_);
          if (!heeded_)
              return; // who comes later asks for lists first
          if (!id)
              all_ = true;
          else
              (change.topic == store::Topic::Case ? cases_ : kiosks_).insert(*id);
          changed_.notify_all();
      })),
      thread_([this](const std::stop_token& stop) { serve(stop); }) {}

Stream::~Stream() {
    watch_.reset();
    close();
}

void Stream::close() {
    std::vector<Reader> gone;
    std::vector<std::pair<Signed, http::Reply>> arriving;
    {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
        gone.swap(readers_);
        arriving.swap(arriving_);
    }
    for (Reader& reader : gone)
        reader.events.close();
    for (auto& [who, reply] : arriving)
        reply.send(http::refusal(503));
}

void Stream::open(const Signed& who, http::Reply reply) {
    const std::scoped_lock lock(mutex_);
    const auto isOwn = [&](const Signed& other) { return other.actor.id == who.actor.id; };
    const auto own =
        std::ranges::count_if(readers_, isOwn, &Reader::who) +
        std::ranges::count_if(arriving_, isOwn, [](const auto& one) -> const Signed& { return one.first; });
    if (closed_)
        return reply.send(http::refusal(503));
    if (readers_.size() + arriving_.size() >= kMost || own >= static_cast<std::ptrdiff_t>(kMostOfOne))
        return reply.send(http::refusal(429));
    arriving_.emplace_back(who, std::move(reply));
    heeded_ = true;
    changed_.notify_all();
}

void Stream::letIn() {
    const std::scoped_lock lock(mutex_);
    for (auto& [who, reply] : arriving_) {
        http::EventStream events =
            reply.stream({.status = 200,
                          .contentType = "text/event-stream",
                          .body = "retry: 3000\n\n" + eventText("ping", Json::object()),
                          .fields = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}});
        readers_.push_back({std::move(who), std::move(events)});
    }
    arriving_.clear();
}

void Stream::tell(const std::string& text, const std::function<bool(const domain::Actor&)>& reaches) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(readers_,
                  [&](Reader& reader) { return reaches(reader.who.actor) && !reader.events.send(text); });
}

void Stream::tellCase(const wire::Uuid& id) {
    const auto row = room_.center.store.cases().find(id);
    const auto order =
        row ? desk::orderOf(*row) : hal::Result<domain::WorkOrder>(hal::fail(hal::Fault::Absent));
    if (!order)
        return;
    tell(eventText("case", caseLine(*row, *order, room_.organisation, room_.rules)),
         [&](const domain::Actor& actor) { return domain::may(actor, Action::ViewCase, order->subject()); });
    tellGone(id, order->subject());
}

// Who reached a case before it was given to another place or taken from a department hears that it went,
// and not where to.
void Stream::tellGone(const wire::Uuid& id, const domain::Subject& now) {
    const auto timeline = room_.center.store.cases().timeline(id);
    if (!timeline || timeline->empty())
        return;
    const auto moved = [&](domain::EventType type) {
        return timeline->back().type == domain::toString(type);
    };
    if (!moved(domain::EventType::Transferred) && !moved(domain::EventType::Returned))
        return;
    std::vector<domain::Subject> before;
    for (const store::CaseEvent& event : *timeline) {
        const Json body = Json::parse(event.body, nullptr, false);
        if (body.contains("street"))
            before.push_back({{body.value("street", ""), body.value("grid", "")}, {}});
        if (body.contains("department"))
            before.push_back(
                {before.empty() ? domain::Place{} : before.back().place, body.value("department", "")});
    }
    tell(eventText("gone", {{"id", wire::toString(id)}}), [&](const domain::Actor& actor) {
        return !domain::may(actor, Action::ViewCase, now) &&
               std::ranges::any_of(
                   before, [&](const auto& was) { return domain::may(actor, Action::ViewCase, was); });
    });
}

// Most heartbeats say what the one before said: only news is told.
void Stream::tellKiosk(const store::Kiosk& kiosk) {
    const Json line = kioskLine(kiosk, room_.center.clock.wall());
    Json compared = line;
    compared.erase("last_contact");
    SeenKiosk now{compared.dump(), line.at("online").get<bool>(),
                  kiosk.heartbeat ? kiosk.heartbeat->at : hal::WallTime{}};
    SeenKiosk& before = seen_[kiosk.id];
    const bool news = before.line != now.line;
    before = std::move(now);
    if (news)
        tell(eventText("kiosk", line), [&](const domain::Actor& actor) {
            return domain::may(actor, Action::ViewKiosk, {{kiosk.street, {}}, {}});
        });
}

void Stream::seeFleet(bool silently) {
    const auto fleet = room_.center.store.fleet().list();
    stale_ = !fleet;
    if (!fleet)
        return;
    for (const store::Kiosk& kiosk : *fleet) {
        if (silently) { // as the pages' own lists say
            Json line = kioskLine(kiosk, room_.center.clock.wall());
            line.erase("last_contact");
            seen_[kiosk.id] = {line.dump(), line.at("online").get<bool>(),
                               kiosk.heartbeat ? kiosk.heartbeat->at : hal::WallTime{}};
        } else {
            tellKiosk(kiosk);
        }
    }
}

// Kiosks that have fallen silent tell nothing: the center's clock does.
void Stream::lookForSilent() {
    const hal::WallTime now = room_.center.clock.wall();
    std::vector<wire::Uuid> silent;
    for (const auto& [id, seen] : seen_)
        if (seen.online && now - seen.heardAt > kOfflineAfter)
            silent.push_back(id);
    for (const wire::Uuid& id : silent)
        if (const auto kiosk = room_.center.store.fleet().find(id))
            tellKiosk(*kiosk);
}

void Stream::ping() {
    std::vector<Reader> readers;
    {
        const std::scoped_lock lock(mutex_);
        readers = readers_;
    }
    for (Reader& reader : readers) // the store is asked, so not under the lock
        if (!stillIn_(reader.who))
            reader.events.close();
    tell(eventText("ping", Json::object()), [](const domain::Actor&) { return true; });
}

void Stream::serve(const std::stop_token& stop) {
    auto pinged = std::chrono::steady_clock::now();
    bool watching = false; // seen_ is kept up
    while (!stop.stop_requested()) {
        std::set<wire::Uuid> cases, kiosks;
        bool all = false, heeded = false;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, stop, pace_.pulse, [&] {
                return all_ || !cases_.empty() || !kiosks_.empty() || !arriving_.empty();
            });
            cases.swap(cases_);
            kiosks.swap(kiosks_);
            all = std::exchange(all_, false);
            heeded_ = heeded = !readers_.empty() || !arriving_.empty();
        }
        if (!heeded) {
            watching = false;
            seen_.clear();
            continue;
        }
        if (all) // after a lost connection: every list anew
            tell(eventText("reload", Json::object()), [](const domain::Actor&) { return true; });
        if (!watching || all || stale_)
            seeFleet(!std::exchange(watching, true));
        letIn();
        for (const wire::Uuid& id : cases)
            tellCase(id);
        for (const wire::Uuid& id : kiosks)
            if (const auto kiosk = room_.center.store.fleet().find(id))
                tellKiosk(*kiosk);
        lookForSilent();
        if (std::chrono::steady_clock::now() - pinged >= pace_.ping) {
            pinged = std::chrono::steady_clock::now();
            ping();
        }
    }
}

void addStream(http::Routes& routes, Gate& gate, Stream& stream) {
    gate.add(routes, http::Method::Get, "/staff/v1/stream", 0,
             [&stream](const Signed& who, const http::Request&, http::Reply reply) {
                 stream.open(who, std::move(reply));
             });
}

} // namespace center::staff
