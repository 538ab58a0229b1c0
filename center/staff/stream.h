// What happens now, to every page that looks: server-sent events, cut to what each reader may see.
// Thread-safe.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "center/signin/gate.h"
#include "center/staff/desk_room.h"

namespace center::staff {

// One thread looks changes up once and tells them to all streams that reach them. A stream that reads too
// slowly ends; its page connects again and asks for its lists anew.
class Stream {
public:
    static constexpr std::size_t kMostOfOne = 8; // a person's pages
    static constexpr std::size_t kMost = 1024;

    struct Pace {
        hal::Millis pulse{5'000}; // how often silence is looked for: 75 s and two of them are less than 90
        hal::Millis ping{15'000};
    };
    // Whether a session still stands; asked with every ping.
    using StillIn = std::function<bool(const Signed& who)>;

    Stream(const DeskRoom& room, StillIn stillIn, Pace pace);
    ~Stream();

    // Answers 429 too_many_requests beyond the bounds.
    void open(const Signed& who, http::Reply reply);
    void close(); // nobody reads any more: the server stops

private:
    struct Reader {
        Signed who;
        http::EventStream events;
    };
    struct SeenKiosk {
        std::string line; // as told last, without the time of contact
        bool online = false;
        hal::WallTime heardAt{};
    };
    void serve(const std::stop_token& stop);
    void letIn();
    void tellCase(const wire::Uuid& id);
    void tellGone(const wire::Uuid& id, const domain::Subject& now);
    void tellKiosk(const store::Kiosk& kiosk);
    void seeFleet(bool silently);
    void lookForSilent();
    void ping();
    // To whoever `reaches`.
    void tell(const std::string& text, const std::function<bool(const domain::Actor&)>& reaches);

    const DeskRoom& room_;
    const StillIn stillIn_;
    const Pace pace_;
    std::mutex mutex_; // guards what follows, up to the watch
    std::condition_variable_any changed_;
    std::vector<Reader> readers_;
    // Who came and was not answered yet: the thread answers after it has seen the fleet, so that nothing
    // falls between a page's list and its first event.
    std::vector<std::pair<Signed, http::Reply>> arriving_;
    bool heeded_ = false;                 // somebody reads or is about to: changes are kept
    std::set<wire::Uuid> cases_, kiosks_; // that changed
    bool all_ = false;                    // anything may have
    bool closed_ = false;
    // The thread's own:
    std::map<wire::Uuid, SeenKiosk> seen_;
    bool stale_ = false; // the store was away when the fleet was looked at
    store::Store::WatchHandle watch_;
    std::jthread thread_; // last: it stops before the rest goes
};

void addStream(http::Routes& routes, Gate& gate, Stream& stream);

} // namespace center::staff
