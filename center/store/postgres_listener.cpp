#include "center/store/postgres_listener.h"

#include <array>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace center::store {
namespace {

constexpr int kBeforeTheNextTry = 1000; // ms
constexpr int kUntilAQuestion = 15'000; // a silent connection is asked whether it lives

} // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresListener::listen(const std::string& connection) {
    auto made = PostgresConnection::open(connection);
    if (!made)
        return made;
    if (auto listening = (*made)->script(std::string("LISTEN ") + PostgresConnection::kChannel); !listening)
        return tl::make_unexpected(listening.error());
    return made;
}

PostgresListener::PostgresListener(std::string connection, std::unique_ptr<PostgresConnection> listening,
                                   Watchers& watchers)
    : connection_(std::move(connection)), listening_(std::move(listening)), watchers_(watchers),
      wake_(eventfd(0, EFD_CLOEXEC)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

PostgresListener::~PostgresListener() {
    thread_.request_stop();
    std::ignore = eventfd_write(wake_, 1);
    thread_.join();
    close(wake_);
}

void PostgresListener::waitReadable(int socket, int milliseconds) const {
    std::array<pollfd, 2> both{pollfd{wake_, POLLIN, 0}, pollfd{socket, POLLIN, 0}};
    std::ignore = poll(both.data(), socket < 0 ? 1 : 2, milliseconds);
}

void PostgresListener::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (!listening_) {
            auto made = listen(connection_);
            if (!made) {
                waitReadable(-1, kBeforeTheNextTry);
                continue;
            }
            listening_ = std::move(*made);
            for (const Topic topic : {Topic::Record, Topic::Case, Topic::Kiosk, Topic::Command})
                watchers_.tell({topic, {}}); // what was missed is not known
        }
        waitReadable(PQsocket(listening_->raw()), kUntilAQuestion);
        if (!stop.stop_requested())
            hear();
    }
}

void PostgresListener::hear() {
    const bool readable = PQconsumeInput(listening_->raw()) == 1;
    struct Free {
        void operator()(PGnotify* notice) const { PQfreemem(notice); }
    };
    while (const std::unique_ptr<PGnotify, Free> notice{PQnotifies(listening_->raw())})
        if (const auto change = decodeChange(notice->extra))
            watchers_.tell(*change);
    if (!readable || listening_->lost() || !listening_->run("SELECT 1"))
        listening_.reset();
}

} // namespace center::store
