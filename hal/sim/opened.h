// How every simulator is opened: its URI checked, its control socket, when it wants one, beside it.
#pragma once

#include <memory>

#include "hal/device.h"
#include "hal/sim/control_socket.h"

namespace hal::sim {

// BadData: the URI names another simulator; and what ControlSocket::open gives.
template <class Sim>
[[nodiscard]] Result<std::unique_ptr<Device>> opened(const Uri& uri, std::string_view name) {
    struct WithSocket final : Sim {
        using Sim::Sim;
        std::unique_ptr<ControlSocket> socket; // goes first: it calls what the rest is made of
    };
    if (uri.body != name)
        return fail(Fault::BadData, "sim:" + std::string(name) + " is expected");
    auto device = std::make_unique<WithSocket>(uri);
    auto socket =
        ControlSocket::open(uri, [sim = device.get()](std::string_view word) { return sim->control(word); });
    if (!socket)
        return tl::make_unexpected(socket.error());
    device->socket = *std::move(socket);
    return device;
}

} // namespace hal::sim
