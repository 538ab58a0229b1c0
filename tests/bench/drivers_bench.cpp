// What each driver costs that waits for its device: 500 arrivals and departures, doing nothing, and how soon
// a device that is pulled out in the middle is a fault. The devices are emulated; sdt_bench has the readers
// of identity cards over USB.
#include <cstdlib>
#include <filesystem>
#include <future>
#include <iterator>
#include <memory>
#include <mutex>
#include <thread>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <malloc.h>
#include <pty.h>
#include <termios.h>

#include "hal/drivers/hosted_drivers.h"
#include "hal/frame_hub.h"
#include "hal/picture/picture.h"
#include "hal/rig.h"
#include "tests/bench/cpu.h"
#include "tests/rigs/auxiliary_board.h"
#include "tests/rigs/escpos_printer.h"
#include "tests/rigs/pcsc_service.h"
#include "tests/rigs/virtual_camera/virtual_camera.h"
#include "tests/rigs/virtual_usb/scanner_words.h"
#include "tests/rigs/virtual_usb/virtual_input.h"
#include "tests/rigs/virtual_usb/virtual_reader.h"
#include "tests/rigs/virtual_usb/virtual_usb.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using hal::Kind;

constexpr const char* kHost = BANSHI_BIN "/banshi-device-host-on-paper";
constexpr hal::Millis kPatience{30'000};

rigs::UsbTestbed& bed() {
    static rigs::UsbTestbed testbed;
    return testbed;
}

// An emulated device and its plug. Starts unplugged.
class Thing {
public:
    virtual ~Thing() = default;
    [[nodiscard]] virtual Kind kind() const = 0;
    [[nodiscard]] virtual std::string uri() const = 0;
    virtual void plug() = 0;
    virtual void unplug() = 0;
};

class Input final : public Thing {
public:
    explicit Input(bool keyboard)
        : uri_(keyboard ? "code+keyboard:" : "code+hid:"),
          input_(bed(), keyboard ? rigs::InputDescription{.kind = rigs::InputDescription::Kind::Keyboard}
                                 : rigs::InputDescription{.reportDescriptor = rigs::kHidPosDescriptor}) {}
    Kind kind() const override { return Kind::CodeScanner; }
    std::string uri() const override { return uri_; }
    void plug() override { input_.plug(); }
    void unplug() override { input_.unplug(); }

private:
    const std::string uri_;
    rigs::VirtualInput input_;
};

// A line on which nobody says anything: enough for a code scanner.
class SilentLine final : public Thing {
public:
    Kind kind() const override { return Kind::CodeScanner; }
    std::string uri() const override { return "code+serial:" + line_.string(); }
    void plug() override {
        int near = -1, far = -1;
        char name[128];
        termios raw{};
        ::cfmakeraw(&raw);
        raw.c_cflag |= CS8 | CREAD;
        if (::openpty(&near, &far, name, &raw, nullptr) != 0)
            std::abort();
        near_ = hal::Fd{near};
        ::close(far);
        ::fcntl(near, F_SETFD, FD_CLOEXEC);
        std::filesystem::create_symlink(name, line_);
    }
    void unplug() override {
        std::filesystem::remove(line_);
        near_.reset();
    }

private:
    TemporaryDirectory folder_;
    const std::filesystem::path line_ = folder_ / "line";
    hal::Fd near_;
};

class Board final : public Thing {
public:
    Kind kind() const override { return Kind::Auxiliary; }
    std::string uri() const override { return board_.uri(); }
    void plug() override { board_.plug(); }
    void unplug() override { board_.unplug(); }

private:
    TemporaryDirectory folder_;
    rigs::AuxiliaryBoard board_{folder_ / "line"};
};

class SerialIdReader final : public Thing {
public:
    Kind kind() const override { return Kind::IdReader; }
    std::string uri() const override { return reader_.uri(); }
    void plug() override { reader_.plug(); }
    void unplug() override { reader_.unplug(); }

private:
    TemporaryDirectory folder_;
    rigs::SerialReader reader_{folder_ / "line"};
};

class UsbReceiptPrinter final : public Thing {
public:
    UsbReceiptPrinter() : usb_(bed(), description()) {
        usb_.onOut = [this](std::uint8_t, const hal::Bytes& bytes) {
            const std::lock_guard lock(mutex_);
            if (auto answer = printer_.take(bytes); !answer.empty())
                usb_.queueIn(kIn, std::move(answer));
        };
    }
    Kind kind() const override { return Kind::ReceiptPrinter; }
    std::string uri() const override { return "escpos+usb:0416:5011"; }
    void plug() override {
        usb_.forgetQueued();
        usb_.plug();
    }
    void unplug() override { usb_.unplug(); }

private:
    static constexpr std::uint8_t kIn = 0x81;
    static rigs::UsbDescription description() {
        return {.vendor = 0x0416,
                .product = 0x5011,
                .interfaceClass = 7,
                .subclass = 1,
                .protocol = 2,
                .endpoints = {kIn, 0x02},
                .name = "Virtual receipt printer"};
    }
    std::mutex mutex_;
    rigs::EscPosPrinter printer_;
    rigs::VirtualUsb usb_; // last: its threads call the rest
};

class Film final : public Thing {
public:
    Film() : camera_(bed(), {.modes = {{640, 480, 30, frame()}}}) {}
    Kind kind() const override { return Kind::Camera; }
    std::string uri() const override { return camera_.uri(); }
    void plug() override { camera_.plug(); }
    void unplug() override { camera_.unplug(); }

private:
    static hal::Bytes frame() {
        return *hal::encodeJpeg(hal::ImageBuilder(640, 480, hal::PixelFormat::Rgb24).finish(hal::Dpi{96}));
    }
    rigs::VirtualCamera camera_;
};

// The service stays; the card in its reader comes and goes.
class Card final : public Thing {
public:
    Card() { service().start(); }
    Kind kind() const override { return Kind::SmartCardReader; }
    std::string uri() const override { return "pcsc:" + rigs::PcscService::reader(0); }
    void plug() override { slot_.put(hal::pcsc::VirtualCard(rigs::syntheticSocialSecurityCard())); }
    void unplug() override { slot_.pull(); }

private:
    static rigs::PcscService& service() {
        static rigs::PcscService one; // of this process
        return one;
    }
    rigs::CardSlot slot_{service().port(0)};
};

hal::Result<std::unique_ptr<hal::Device>> opened(const Thing& thing) {
    const auto uri = hal::parseUri(thing.uri()).value();
    return hal::factoryOf(*hal::findDriver(uri, thing.kind()).value())(uri);
}

struct Possessions {
    std::ptrdiff_t handles = count("/proc/self/fd"), threads = count("/proc/self/task");
    double bytes = static_cast<double>(::mallinfo2().uordblks);

    static std::ptrdiff_t count(const char* folder) {
        return std::distance(std::filesystem::directory_iterator(folder),
                             std::filesystem::directory_iterator());
    }
};

void cycle(Thing& thing) {
    thing.plug();
    const auto device = opened(thing);
    if (!device || !(*device)->status(hal::Deadline::in(5s)))
        std::abort();
    thing.unplug();
    std::ignore = (*device)->status(hal::Deadline::in(5s));
}

// What 500 arrivals and departures leave behind: handles and threads (limit 0), and memory, of which the
// paper devices keep some themselves.
template <class T, auto... Arguments>
void pluggedAndPulled(benchmark::State& state) {
    T thing(Arguments...);
    for (int i = 0; i < 20; ++i)
        cycle(thing);
    for (auto _ : state) {
        const Possessions before;
        for (int i = 0; i < 500; ++i)
            cycle(thing);
        const Possessions after;
        state.counters["handles"] = static_cast<double>(after.handles - before.handles);
        state.counters["threads"] = static_cast<double>(after.threads - before.threads);
        state.counters["bytes_a_cycle"] = (after.bytes - before.bytes) / 500;
    }
}

// A device host whose device nobody uses, asked for its status as the kiosk does. Limit: 0.5 % of a core.
template <class T, auto... Arguments>
void idle(benchmark::State& state) {
    T thing(Arguments...);
    thing.plug();
    auto rig = hal::Rig::open({.slots = {{"device", thing.kind(), thing.uri()}}, .hostProgram = kHost});
    if (!rig)
        std::abort();
    while ((*rig)->inventory().front().status.health == hal::Health::Unknown)
        std::this_thread::sleep_for(10ms);
    if ((*rig)->inventory().front().status.health == hal::Health::Fault)
        state.SkipWithError((*rig)->inventory().front().status.detail.c_str());
    for (auto _ : state) {
        const double before = cpuOfChildren();
        const auto start = Clock::now();
        std::this_thread::sleep_for(10s);
        const std::chrono::duration<double, std::nano> passed = Clock::now() - start;
        state.counters["cpu_percent"] = 100 * (cpuOfChildren() - before) / passed.count();
        state.counters["limit_percent"] = 0.5;
    }
    rig->reset();
    thing.unplug();
}

// Begins what a resident would be in the middle of; `begun` when it is. Returns how it ended.
hal::Error use(hal::Device& device, std::promise<void>& begun) {
    if (auto* scanner = dynamic_cast<hal::CodeScanner*>(&device)) {
        const auto code = scanner->read(kPatience, {}, [&](const hal::Progress& now) {
            if (now.phase == hal::Phase::WaitingForDevice)
                begun.set_value();
        });
        return code ? hal::Error{} : code.error();
    }
    if (auto* reader = dynamic_cast<hal::IdReader*>(&device)) {
        begun.set_value(); // it looks for a card
        const auto card = reader->read({});
        return card ? hal::Error{} : card.error();
    }
    if (auto* camera = dynamic_cast<hal::Camera*>(&device)) {
        hal::FrameHub hub;
        std::jthread watching([&] {
            std::ignore = hub.newerThan(3, {}, kPatience);
            begun.set_value();
        });
        hal::Error ended = camera->stream(hub, {});
        hub.end(ended);
        return ended;
    }
    std::abort();
}

// From pulling the plug in the middle of a transfer to the fault. Limit: 300 ms.
template <class T, auto... Arguments>
void pulledOutInTheMiddle(benchmark::State& state) {
    T thing(Arguments...);
    for (auto _ : state) {
        thing.plug();
        auto device = opened(thing);
        if (!device)
            std::abort();
        std::promise<void> begun;
        auto ended = std::async(std::launch::async, [&] {
            const hal::Error error = use(**device, begun);
            return std::pair{error.fault, Clock::now()};
        });
        begun.get_future().wait();
        const auto pulled = Clock::now();
        thing.unplug();
        const auto [fault, when] = ended.get();
        if (fault != hal::Fault::Unplugged)
            state.SkipWithError("another fault");
        state.SetIterationTime(std::chrono::duration<double>(when - pulled).count());
    }
    state.counters["limit_ms"] = 300;
}

#define CYCLES(...)                                                                                          \
    BENCHMARK(pluggedAndPulled<__VA_ARGS__>)->UseRealTime()->Iterations(1)->Unit(benchmark::kSecond)
#define IDLE(...) BENCHMARK(idle<__VA_ARGS__>)->UseRealTime()->Iterations(1)->Unit(benchmark::kSecond)
#define PULLED(...)                                                                                          \
    BENCHMARK(pulledOutInTheMiddle<__VA_ARGS__>)                                                             \
        ->UseManualTime()                                                                                    \
        ->Iterations(20)                                                                                     \
        ->Unit(benchmark::kMillisecond)

CYCLES(Card); // first: its service wants a process without threads
IDLE(Card);
CYCLES(Input, false);
CYCLES(Input, true);
CYCLES(SilentLine);
CYCLES(Board);
CYCLES(SerialIdReader);
CYCLES(UsbReceiptPrinter);
CYCLES(Film);

IDLE(Input, false);
IDLE(Input, true);
IDLE(SilentLine);
IDLE(Board);
IDLE(SerialIdReader);
IDLE(UsbReceiptPrinter);
IDLE(Film);

PULLED(Input, false);
PULLED(Input, true);
PULLED(SilentLine);
PULLED(SerialIdReader);
PULLED(Film);

} // namespace

BENCHMARK_MAIN();
