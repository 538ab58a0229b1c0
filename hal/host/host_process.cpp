#include "hal/host/host_process.h"

#include <algorithm>
#include <csignal>
#include <future>

#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "hal/host/parcel.h"
#include "hal/host/spawn.h"

namespace hal::host {
namespace {

constexpr std::size_t kMostUnread = 512; // packets; a host that says more without being heard is mad
constexpr Millis kForPeople = std::chrono::hours{24};
constexpr Millis kDying{1000}; // after SIGKILL; longer only in the kernel's own hands

Monotonic later(Millis span) { return std::chrono::steady_clock::now() + span; }

tl::unexpected<Error> died() { return fail(Fault::Faulty, "the device host died"); }

} // namespace

Result<std::unique_ptr<HostProcess>> HostProcess::start(const Launch& launch) {
    auto ends = Channel::pair();
    if (!ends)
        return tl::make_unexpected(ends.error());
    std::unique_ptr<HostProcess> host(new HostProcess(launch, std::move(ends->first)));
    std::promise<Result<>> started;
    auto outcome = started.get_future();
    // The child dies with the thread that made it (PR_SET_PDEATHSIG): therefore the ear makes it, not the
    // caller.
    host->ear_ = std::jthread([self = host.get(), theirs = std::move(ends->second), &started]() mutable {
        const auto spawned = self->spawn(std::move(theirs));
        started.set_value(spawned);
        if (spawned)
            self->hear();
    });
    if (auto spawned = outcome.get(); !spawned)
        return tl::make_unexpected(spawned.error());
    return host;
}

HostProcess::~HostProcess() {
    const Lock lock(mutex_);
    closing_ = true;
    channel_.shutDown();
}

Result<> HostProcess::spawn(Fd theirs) {
    auto child = spawnHost(launch_.program, theirs.get(), launch_.world);
    if (!child)
        return tl::make_unexpected(child.error());
    child_ = *child;
    childFd_ = Fd{static_cast<int>(::syscall(SYS_pidfd_open, *child, 0))};
    return {};
}

void HostProcess::hear() {
    for (;;) {
        auto received = channel_.receive();
        Lock lock(mutex_);
        if (!received) {
            dead_ = true;
            channel_.shutDown();
            news_.notify_all();
            const bool graceful = closing_;
            lock.unlock();
            return reap(graceful ? launch_.limits.stop : Millis{0});
        }
        const auto call = calls_.find(received->packet.call);
        if (call == calls_.end())
            continue; // a late answer to somebody who has left
        if (call->second->inbox_.size() >= kMostUnread)
            channel_.shutDown();
        call->second->inbox_.push_back(*std::move(received));
        news_.notify_all();
    }
}

void HostProcess::reap(Millis grace) {
    pollfd ended{childFd_.get(), POLLIN, 0};
    if (::poll(&ended, 1, static_cast<int>(grace.count())) <= 0) {
        ::kill(child_, SIGKILL);
        ::poll(&ended, 1, static_cast<int>(kDying.count()));
    }
    const Lock lock(mutex_);
    if (::waitpid(child_, nullptr, WNOHANG) == child_)
        child_ = -1;
}

void HostProcess::kill() {
    const Lock lock(mutex_);
    if (child_ > 0)
        ::kill(child_, SIGKILL);
    dead_ = true;
    channel_.shutDown();
    news_.notify_all();
}

HostProcess::Call::Call(HostProcess& host)
    : host_(host), number_([&] {
          const Lock lock(host.mutex_);
          return ++host.lastCall_;
      }()) {
    const Lock lock(host_.mutex_);
    host_.calls_[number_] = this;
}

HostProcess::Call::~Call() {
    const Lock lock(host_.mutex_);
    host_.calls_.erase(number_);
}

Result<HostProcess::Answer> HostProcess::Call::ask(Message request, Millis silence,
                                                   const std::stop_token& stop, const OnProgress& progress,
                                                   const OnPicture& onPicture) {
    if (auto sent = host_.channel_.send({number_, std::move(request)}); !sent)
        return died();
    Answer answer;
    Wait wait{.until = later(silence)};
    for (;;) {
        auto received = next(wait, stop);
        if (!received)
            return tl::make_unexpected(received.error());
        if (auto* now = std::get_if<Progress>(&received->packet.message)) {
            // A person who fetches paper takes as long as it takes: then only a stop ends the wait.
            if (!wait.stopping)
                wait.until = later(now->waiting ? kForPeople : silence);
            if (progress)
                progress(*now);
        } else if (auto* said = std::get_if<Picture>(&received->packet.message)) {
            auto picture = answer.pictures.size() < kMostPictures
                               ? openPicture(*said, std::move(received->file))
                               : Result<Image>(fail(Fault::Protocol, "pages without end"));
            if (!picture) {
                host_.kill();
                return tl::make_unexpected(picture.error());
            }
            if (!wait.stopping)
                wait.until = later(silence);
            if (onPicture)
                onPicture(*std::move(picture), said->still);
            else
                answer.pictures.push_back(*std::move(picture));
        } else {
            answer.message = std::move(received->packet.message);
            return answer;
        }
    }
}

// The next packet of this call. Passes a stop on, once, and kills whoever stays silent.
Result<Received> HostProcess::Call::next(Wait& wait, const std::stop_token& stop) {
    const auto heard = [&] { return host_.dead_ || !inbox_.empty(); };
    Lock lock(host_.mutex_);
    bool news = wait.stopping ? host_.news_.wait_until(lock, wait.until, heard)
                              : host_.news_.wait_until(lock, stop, wait.until, heard);
    if (!wait.stopping && stop.stop_requested()) {
        wait = {.until = std::min(wait.until, later(host_.launch_.limits.stop)), .stopping = true};
        lock.unlock();
        [[maybe_unused]] const auto sent = host_.channel_.send({number_, Stop{}});
        lock.lock();
        news = host_.news_.wait_until(lock, wait.until, heard);
    }
    if (!news) {
        lock.unlock();
        host_.kill();
        return fail(Fault::Faulty, wait.stopping ? "no answer to a stop" : "no sign of life");
    }
    if (inbox_.empty())
        return died();
    Received received = std::move(inbox_.front());
    inbox_.pop_front();
    return received;
}

} // namespace hal::host
