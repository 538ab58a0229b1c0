// A document camera that is not there: the kernel's V4L2 calls answered on umockdev, frames from JPEG files
// in memory.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "hal/base/bytes.h"
#include "tests/rigs/virtual_usb/testbed.h"

namespace rigs {

struct FilmMode {
    unsigned width = 0, height = 0, framesPerSecond = 0;
    hal::Bytes jpeg; // what every frame of this mode shows
};

struct CameraDescription {
    std::string name = "Virtual document camera";
    std::string place = "pci-0000:00:14.0-usb-0:3:1.0"; // of the port: /dev/v4l/by-path/PLACE-video-index0
    int number = 0;                                     // of /dev/videoN
    std::vector<FilmMode> modes;
};

// Thread-safe. Starts unplugged. Buffers lie in the node's own backing file, where a client maps them.
class VirtualCamera {
public:
    VirtualCamera(UsbTestbed& bed, CameraDescription description);
    ~VirtualCamera();
    VirtualCamera(const VirtualCamera&) = delete;
    VirtualCamera& operator=(const VirtualCamera&) = delete;

    void plug();
    void unplug(); // later calls end with ENODEV, then udev tells the departure

    void refuseToOpen();            // no permission for the node, until it is plugged in again
    void useByAnother(bool on);     // STREAMON says EBUSY
    void leaveNoBandwidth(bool on); // STREAMON says ENOSPC
    void sendNothing(bool on);
    // Between two sound frames comes a damaged one: empty, broken off, of another size, marked by the kernel.
    void damageFrames(bool on);

    // Once, on another thread: when a stream begins, or after so many frames.
    void atStart(std::function<void()> happens);
    void afterFrames(unsigned count, std::function<void()> happens);

    [[nodiscard]] std::string uri() const; // by path

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace rigs
