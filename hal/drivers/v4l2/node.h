// A capture node of the kernel: found, opened, asked, streamed from.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/fd.h"
#include "hal/base/uri.h"
#include "hal/drivers/v4l2/modes.h"

namespace hal::v4l2 {

// The node that the address names: a path below /dev, which may be a link of by-path; without one the only
// camera. BadData, Absent, Refused (several cameras: names their places).
[[nodiscard]] Result<std::string> findNode(const Uri& uri);

struct Facts {
    Identity identity;
    std::vector<CameraMode> modes; // of motion JPEG, sorted; never empty
};

// Not thread-safe.
class Node {
public:
    // Refused names the rule that is missing.
    [[nodiscard]] static Result<Node> open(const std::string& path);

    // Unsupported: no camera, or one without motion JPEG.
    [[nodiscard]] Result<Facts> facts() const;
    // Unplugged, or whatever else keeps it from answering.
    [[nodiscard]] Result<> answers() const;

    [[nodiscard]] int fd() const { return fd_.get(); }

private:
    explicit Node(Fd fd) : fd_(std::move(fd)) {}
    Fd fd_;
};

// A stream in one mode, until destroyed.
class Streaming {
public:
    // Busy (another program streams), Unsupported (no bandwidth, or the camera takes another mode), …
    [[nodiscard]] static Result<std::unique_ptr<Streaming>> start(int fd, const CameraMode& mode);
    ~Streaming();
    Streaming(const Streaming&) = delete;
    Streaming& operator=(const Streaming&) = delete;

    // The newest buffer that was filled, the kernel's again at the next call; older ones are passed over.
    // Empty: what came is damaged by the device's own word. Errors: Timeout, Cancelled, Unplugged, Io.
    [[nodiscard]] Result<ByteView> next(Deadline deadline, const std::stop_token& stop);

    [[nodiscard]] const CameraMode& mode() const { return mode_; }

private:
    struct Buffer {
        std::uint8_t* data;
        std::size_t size;
    };
    struct Filled {
        std::size_t index;
        ByteView bytes;
    };
    Streaming(int fd, const CameraMode& mode) : fd_(fd), mode_(mode) {}
    [[nodiscard]] Result<> map();
    [[nodiscard]] Result<> give(std::size_t index) const;
    [[nodiscard]] Result<Filled> dequeue() const;

    const int fd_;
    const CameraMode mode_;
    std::vector<Buffer> buffers_;
    std::optional<std::size_t> held_;
};

} // namespace hal::v4l2
