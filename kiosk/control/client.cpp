#include "kiosk/control/client.h"

#include <sys/socket.h>

#include "kiosk/control/place.h"

namespace kiosk::control {
namespace {

constexpr int kHeardWithinMs = 10'000; // before anything slow begins

} // namespace

hal::Result<bool> running(const std::filesystem::path& state) {
    const auto socket = connectTo(state);
    if (!socket && socket.error().fault == hal::Fault::Absent)
        return false;
    if (!socket && socket.error().fault != hal::Fault::Timeout)
        return tl::make_unexpected(socket.error());
    return true;
}

hal::Result<int> ask(const std::filesystem::path& state, const Request& request, std::ostream& out,
                     std::ostream& err, const std::stop_token& stop) {
    const auto socket = connectTo(state);
    if (!socket)
        return tl::make_unexpected(socket.error());
    // Wakes the reader below, and tells the other side.
    const std::stop_callback end(stop, [&] { ::shutdown(socket->get(), SHUT_RDWR); });
    const auto failed = [&](const hal::Error& error) {
        return stop.stop_requested() ? hal::fail(hal::Fault::Cancelled, "stopped")
                                     : tl::make_unexpected(error);
    };
    if (auto sent = sendLine(socket->get(), toLine(request)); !sent)
        return failed(sent.error());
    LineReader reader(socket->get());
    std::optional<int> patience = kHeardWithinMs;
    while (true) {
        const auto line = reader.next(patience);
        if (!line)
            return failed(line.error());
        const auto answer = answerOf(*line);
        if (!answer)
            return hal::fail(hal::Fault::Protocol, answer.error().detail);
        patience.reset(); // from now on the command's own time
        if (const auto* text = std::get_if<Out>(&*answer))
            out << text->text << std::flush;
        else if (const auto* complaint = std::get_if<Err>(&*answer))
            err << complaint->text << std::flush;
        else if (const auto* ended = std::get_if<Ended>(&*answer))
            return ended->exit;
    }
}

} // namespace kiosk::control
