#include "hal/host/serve.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include <unistd.h>

#include "hal/host/desk.h"

namespace hal::host {
namespace {

constexpr Millis kLettingGo{400}; // a little less than the kiosk waits before it kills

class Server {
public:
    explicit Server(Fd channel)
        : channel_(std::move(channel)), desk_(channel_),
          ear_([this](const std::stop_token& stop) { hear(stop); }) {}

    void run() {
        while (auto request = requests_.take()) {
            const Message answer = answerTo(*request);
            [[maybe_unused]] const auto sent = channel_.send({request->call, answer});
        }
        desk_.close(); // while the ear still watches that it does not take for ever
    }

private:
    // What a driver throws is a driver that cannot be trusted: the kiosk ends this process after Faulty.
    Message answerTo(const Request& request) {
        try {
            return desk_.answer(request);
        } catch (...) {
            return Error{Fault::Faulty, "the driver threw"};
        }
    }

    void hear(const std::stop_token& done) {
        while (auto received = channel_.receive()) {
            const std::uint32_t call = received->packet.call;
            if (std::holds_alternative<Stop>(received->packet.message)) {
                requests_.stop(call);
            } else if (const auto* control = std::get_if<Control>(&received->packet.message)) {
                [[maybe_unused]] const auto sent = channel_.send({call, desk_.obey(*control)});
            } else if (const auto* taken = std::get_if<FrameTaken>(&received->packet.message)) {
                desk_.taken(call, *taken);
            } else {
                requests_.add(*std::move(received));
            }
        }
        requests_.close();
        // A driver that hangs would keep this process, and the device, for ever.
        std::mutex mutex;
        std::condition_variable_any over;
        std::unique_lock lock(mutex);
        over.wait_for(lock, done, kLettingGo, [] { return false; });
        if (!done.stop_requested())
            ::_exit(1);
    }

    Channel channel_;
    Requests requests_;
    Desk desk_;
    std::jthread ear_; // last: it uses all of the above
};

} // namespace

void serve(Fd channel) {
    Server server(std::move(channel));
    server.run();
}

} // namespace hal::host
