// usbfs of one virtual device: answers the ioctls that libusb sends to a node.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "hal/base/bytes.h"
#include "hal/base/fd.h"
#include "hal/base/units.h"

struct _UMockdevIoctlClient;
struct _UMockdevIoctlData;
struct usbdevfs_urb;

namespace rigs {

// The node is the far end of a pseudo terminal: with its output stopped it is not writable, as a usbfs node
// is while no transfer can be reaped, and when the near end closes it hangs up, as usbfs does on unplugging.
// A plain file would be always ready and make libusb spin.
class Usbfs {
public:
    using Out = std::function<void(std::uint8_t endpoint, const hal::Bytes& bytes)>;
    using Control = std::function<hal::Bytes(std::uint8_t type, std::uint8_t request)>;

    explicit Usbfs(std::vector<std::string> strings);
    ~Usbfs();
    Usbfs(const Usbfs&) = delete;
    Usbfs& operator=(const Usbfs&) = delete;

    // Path of a fresh pseudo terminal to stand at the node's place.
    [[nodiscard]] std::string arrive(Out out, Control control);
    // False: it had left before.
    bool leave();

    void queueIn(std::uint8_t endpoint, hal::Bytes bytes, hal::Millis after);
    void forgetQueued();
    void stallNextIn();
    void takeNoOut(bool on);
    void refuseToOpen(bool on);
    [[nodiscard]] int claimed() const;
    [[nodiscard]] int released() const;
    [[nodiscard]] int haltsCleared() const;

    // True when the ioctl was answered (always).
    bool answer(_UMockdevIoctlClient* client);

private:
    using Instant = std::chrono::steady_clock::time_point;
    struct Urb {
        _UMockdevIoctlData* urb;
        _UMockdevIoctlData* buffer;
        [[nodiscard]] usbdevfs_urb& head() const;
    };
    struct Packet {
        Instant due;
        hal::Bytes bytes;
    };
    using Heard = std::vector<std::pair<std::uint8_t, hal::Bytes>>;

    bool submit(_UMockdevIoctlClient* client, _UMockdevIoctlData* data);
    bool reap(_UMockdevIoctlClient* client, _UMockdevIoctlData* data);
    bool discard(_UMockdevIoctlClient* client, _UMockdevIoctlData* argument);
    void clearHalt(std::uint8_t endpoint);

    // With the lock held.
    [[nodiscard]] Heard pump();
    bool tryFinish(std::list<Urb>::iterator urb, Heard& heard);
    bool tryIn(std::list<Urb>::iterator urb);
    void finishControl(std::list<Urb>::iterator urb);
    void finish(std::list<Urb>::iterator urb, int status, int length);
    void showReady(bool ready);
    void forget(Urb& urb);

    void tell(const Heard& heard);
    void keepTime();

    const std::vector<std::string> strings_; // of indices 1, 2, 3
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Out out_;
    Control control_;
    hal::Fd near_, far_;
    bool present_ = false, closing_ = false, takesNoOut_ = false;
    bool stallNextIn_ = false;
    std::set<std::uint8_t> halted_;
    std::list<Urb> pending_;
    std::deque<Urb> done_;
    std::map<std::uint8_t, std::deque<Packet>> in_;
    int claimed_ = 0, released_ = 0, haltsCleared_ = 0;
    std::thread timekeeper_;
};

} // namespace rigs
