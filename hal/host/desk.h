// One open driver, asked in messages and answering in messages.
#pragma once

#include <memory>
#include <mutex>

#include "hal/device.h"
#include "hal/host/frame_desk.h"
#include "hal/host/requests.h"
#include "hal/port/call_log.h"

namespace hal::host {

// answer() is called by one thread, obey() by any.
class Desk {
public:
    explicit Desk(Channel& channel) : channel_(channel) {}

    // Does what the request says; pictures and progress go out on the way, the returned message last.
    [[nodiscard]] Message answer(const Request& request);

    [[nodiscard]] Message obey(const Control& control);

    // A frame of the stream that runs in answer() was taken. From any thread.
    void taken(std::uint32_t call, const FrameTaken& taken) { frames_.taken(call, taken); }

    void close();

private:
    [[nodiscard]] Message open(const Open& open);
    [[nodiscard]] Message scan(const ScanRequest& scan, const Request& request);
    [[nodiscard]] Message print(const Print& print, const Request& request);
    [[nodiscard]] Message guide(const Guide& guide);
    [[nodiscard]] Message askCard(Deadline deadline);
    [[nodiscard]] Message capabilities(Deadline deadline);
    [[nodiscard]] OnProgress report(std::uint32_t call);

    Channel& channel_;
    FrameDesk frames_{channel_};
    std::mutex opening_;                   // obey() may come before or while the device is opened
    std::unique_ptr<port::CallLog> calls_; // of the device, which ends before it
    std::unique_ptr<Device> device_;
};

} // namespace hal::host
