// A driver in a process of its own, seen from the kiosk: started, asked, and killed when it does not answer.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include <sys/types.h>

#include "hal/base/clock.h"
#include "hal/host/channel.h"
#include "hal/host/limits.h"

namespace hal::host {

struct Launch {
    std::string program; // path of banshi-device-host
    Kind kind{};
    std::string uri;
    int world = -1; // a simulator's world, borrowed; see hal/sim/world.h
    HostLimits limits{};
};

// Thread-safe. A thread of its own starts the child, hears it, and notices its end at once; the kernel kills
// the child when that thread ends, whatever way the kiosk ends.
class HostProcess {
public:
    // Faulty: the program cannot be started.
    [[nodiscard]] static Result<std::unique_ptr<HostProcess>> start(const Launch& launch);
    ~HostProcess(); // lets an idle driver close its device, for no longer than a stop may take
    HostProcess(const HostProcess&) = delete;
    HostProcess& operator=(const HostProcess&) = delete;

    struct Answer {
        Message message;
        std::vector<Image> pictures; // that came before it, unless an OnPicture took them
    };

    // What becomes of a picture that comes before the answer; still: see Picture.
    using OnPicture = std::function<void(Image picture, bool still)>;

    // One request and its answer. Requests that belong together (a document, then Print) share a call.
    class Call {
    public:
        explicit Call(HostProcess& host);
        ~Call();
        Call(const Call&) = delete;
        Call& operator=(const Call&) = delete;

        [[nodiscard]] std::uint32_t number() const { return number_; }
        [[nodiscard]] Channel& channel() { return host_.channel_; }

        // Sends the request and waits. Without an answer `silence` after it or after the last word of
        // progress or picture, or limits.stop after a stop, the child is killed: Faulty. Faulty also: it
        // died.
        [[nodiscard]] Result<Answer> ask(Message request, Millis silence, const std::stop_token& stop,
                                         const OnProgress& progress, const OnPicture& onPicture = {});

    private:
        struct Wait {
            Monotonic until;
            bool stopping = false;
        };
        [[nodiscard]] Result<Received> next(Wait& wait, const std::stop_token& stop);

        HostProcess& host_;
        const std::uint32_t number_;
        std::deque<Received> inbox_; // guarded by host_.mutex_
        friend class HostProcess;
    };

    // It broke the protocol or its driver is not to be trusted any more.
    void kill();

private:
    using Lock = std::unique_lock<std::mutex>;

    HostProcess(Launch launch, Fd ours) : launch_(launch), channel_(std::move(ours)) {}
    [[nodiscard]] Result<> spawn(Fd theirs);
    void hear();
    void reap(Millis grace);

    const Launch launch_;
    Channel channel_;
    std::mutex mutex_;
    std::condition_variable_any news_;
    std::map<std::uint32_t, Call*> calls_;
    std::uint32_t lastCall_ = 0;
    pid_t child_ = -1; // until it is reaped
    Fd childFd_;
    bool dead_ = false;
    bool closing_ = false;
    std::jthread ear_;
};

} // namespace hal::host
