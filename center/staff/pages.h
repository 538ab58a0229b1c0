// Everything that staff read and do besides people and audit, put together: one member of the service.
#pragma once

#include "center/staff/desk_room.h"
#include "center/staff/renderer.h"
#include "center/staff/stream.h"

namespace center::staff {

class Pages {
public:
    // `renderer`: the program banshi-render.
    Pages(const DeskRoom& room, std::filesystem::path renderer, Stream::StillIn stillIn,
          Stream::Pace pace = {})
        : room_(room), renderer_(std::move(renderer)), stream_(room_, std::move(stillIn), pace) {}

    void add(http::Routes& routes, Gate& gate);
    void close() { stream_.close(); } // the server stops

private:
    const DeskRoom room_;
    Renderer renderer_;
    Stream stream_;
};

} // namespace center::staff
