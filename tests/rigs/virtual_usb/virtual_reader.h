// Readers of identity cards that are not there: a SAM that misbehaves on command, behind USB or a serial
// line.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "hal/base/fd.h"
#include "hal/drivers/sdt/virtual_sam.h"
#include "tests/rigs/virtual_usb/virtual_usb.h"

namespace rigs {

// What is wrong with an answer.
enum class Trouble {
    Silent,      // it never comes
    Junk,        // bytes that look like the start of a frame come first
    TimeoutJunk, // the junk of hand-held readers comes first
    Checksum,    // damaged
    TooLong,     // its length claims more than comes
    TooShort,    // its length claims less than any answer has
    Pieces,      // it comes in pieces, with pauses
    Garbage      // another maker's device answers in another language
};

// Thread-safe.
class ReaderMind {
public:
    // A piece of an answer and how long after the piece before it.
    struct Piece {
        hal::Bytes bytes;
        hal::Millis after{};
    };

    void lay(hal::IdCard card);
    void takeAway();
    void failNext(hal::sdt::Command command, std::uint8_t sw3);
    void troubleNext(Trouble trouble, int answers = 1);
    // The device's own time for a command.
    void takeTime(hal::sdt::Command command, hal::Millis time);
    // Once, when the next such request was heard and before it is answered.
    void when(hal::sdt::Command command, std::function<void()> happens);
    // Once, when any request was heard.
    void whenAsked(std::function<void()> happens);
    // Called for each baud command that is obeyed, with its PARA.
    std::function<void(int)> onBaud;

    [[nodiscard]] int asked(hal::sdt::Command command) const;
    [[nodiscard]] std::vector<Piece> hear(hal::ByteView bytes);

private:
    [[nodiscard]] std::vector<Piece> shaped(hal::Bytes frame, hal::Millis after);
    void note(hal::ByteView bytes, std::vector<std::function<void()>>& happenings, hal::Millis& time);

    mutable std::mutex mutex_;
    hal::sdt::VirtualSam sam_;
    hal::sdt::FrameParser requests_{hal::sdt::Direction::Request};
    std::optional<Trouble> trouble_;
    int troubled_ = 0;
    std::map<hal::sdt::Command, hal::Millis> times_;
    std::map<hal::sdt::Command, int> asked_;
    std::map<hal::sdt::Command, std::function<void()>> when_;
    std::function<void()> whenAsked_;
};

class VirtualReader {
public:
    virtual ~VirtualReader() = default;
    [[nodiscard]] ReaderMind& mind() { return mind_; }
    [[nodiscard]] virtual std::string uri() const = 0;
    virtual void plug() = 0;
    virtual void unplug() = 0;
    // While a request is being heard.
    virtual void unplugFromWithin() = 0;

private:
    ReaderMind mind_;
};

enum class ReaderLayout { FourEndpoints, OnePair };

class UsbReader final : public VirtualReader {
public:
    UsbReader(UsbTestbed& bed, ReaderLayout layout, int port = 5);
    [[nodiscard]] std::string uri() const override { return "sdt+usb:"; }
    void plug() override { usb_.plug(); }
    void unplug() override { usb_.unplug(); }
    void unplugFromWithin() override { usb_.unplugFromWithin(); }
    [[nodiscard]] VirtualUsb& usb() { return usb_; }

private:
    void answer(const ReaderMind::Piece& piece, hal::Millis after);

    const ReaderLayout layout_;
    std::size_t headLeft_ = 7; // bytes of the answer's header that are still to go
    VirtualUsb usb_;
};

class SerialReader final : public VirtualReader {
public:
    // The line's name stays the same when it is plugged in again.
    explicit SerialReader(std::filesystem::path line);
    ~SerialReader() override;
    SerialReader(const SerialReader&) = delete;
    SerialReader& operator=(const SerialReader&) = delete;

    [[nodiscard]] std::string uri() const override { return "sdt+serial:" + line_.string(); }
    void plug() override;
    void unplug() override;
    void unplugFromWithin() override;
    // The rate it speaks; at another it hears and says nonsense.
    void speakAt(int baud);
    [[nodiscard]] int speaksAt() const;

private:
    void serve(const std::stop_token& stop);
    [[nodiscard]] bool atOurRate() const;

    const std::filesystem::path line_;
    mutable std::mutex mutex_;
    hal::Fd near_;
    int baud_ = 115200;
    std::optional<int> nextBaud_;
    std::jthread server_;
};

} // namespace rigs
