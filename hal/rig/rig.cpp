#include "hal/rig.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <sys/mman.h>

#include "hal/base/fd.h"
#include "hal/drivers/drivers.h"
#include "hal/host/hosted.h"
#include "hal/host/spawn.h"
#include "hal/rig/camera_scanner.h"
#include "hal/rig/published.h"
#include "hal/rig/slot.h"
#include "hal/rig/watchers.h"

namespace hal {
namespace detail {

struct LeaseCore {
    LeaseCore(std::shared_ptr<Device> taken, Slot& from)
        : slot(from), device(published(std::move(taken), from)) {}
    ~LeaseCore() { slot.giveBack(); }
    LeaseCore(const LeaseCore&) = delete;
    LeaseCore& operator=(const LeaseCore&) = delete;

    Slot& slot;
    std::unique_ptr<Device> device;
};

// A rig as its code scanner sees it: not before it is whole, and not when it goes.
class Neighbour final : public CameraSource {
public:
    void join(Rig* rig) {
        const std::lock_guard lock(mutex_);
        rig_ = rig;
    }
    std::optional<DeviceInfo> camera() const override {
        const std::lock_guard lock(mutex_);
        if (!rig_)
            return std::nullopt;
        for (DeviceInfo& info : rig_->inventory())
            if (info.kind == Kind::Camera)
                return std::move(info);
        return std::nullopt;
    }
    Result<std::shared_ptr<LiveCamera>> live(const std::stop_token& stop, Millis wait) override {
        return rig()->liveCamera(stop, wait);
    }

private:
    [[nodiscard]] Rig* rig() const {
        const std::lock_guard lock(mutex_);
        return rig_;
    }

    mutable std::mutex mutex_;
    Rig* rig_ = nullptr;
};

class RigImpl {
public:
    RigImpl() : watchers([this](std::size_t slot) { return slots[slot]->info(); }) {}
    ~RigImpl() { watchers.close(); }
    RigImpl(const RigImpl&) = delete;
    RigImpl& operator=(const RigImpl&) = delete;

    Slot* find(Kind kind) const {
        const auto found = std::ranges::find(slots, kind, &Slot::kind);
        return found == slots.end() ? nullptr : found->get();
    }

    // The stream that is shared; null: none runs. Let go of without a lock: that gives a lease back.
    std::shared_ptr<LiveCamera> running() const {
        const std::lock_guard lock(mutex);
        return live.lock();
    }
    void share(const std::shared_ptr<LiveCamera>& started) {
        const std::lock_guard lock(mutex);
        live = started;
    }

    const std::shared_ptr<Neighbour> neighbour = std::make_shared<Neighbour>();

    Watchers watchers;                        // outlives the slots, whose threads report to it
    std::vector<std::unique_ptr<Slot>> slots; // fixed once the rig is open
    mutable std::mutex mutex;                 // guards the next one
    std::weak_ptr<LiveCamera> live;
    std::jthread listener; // to what is plugged in and out; ends before the slots
};

} // namespace detail

namespace {

using Opened = Result<std::shared_ptr<Device>>;

Opened shared(Result<std::unique_ptr<Device>> device) {
    if (!device)
        return tl::make_unexpected(device.error());
    return std::shared_ptr<Device>(*std::move(device));
}

// A door that opens and mains that fail are seen by asking alone, and an answer costs a board nothing.
constexpr Millis kCabinet{1000};

AskEvery intervals(Kind kind, AskEvery usual) {
    if (kind == Kind::Auxiliary)
        usual.well = std::min(usual.well, kCabinet);
    return usual;
}

// A simulator may be asked to stay in this process: for tests that need no host.
bool isHosted(const Driver& driver, const Uri& uri) {
    return driver.hosted && !(driver.simulated && uri.option("inprocess"));
}

// How the slot's device is made, again and again. A simulator's world lies in memory that outlives it.
detail::Slot::Open opener(const Driver& driver, const Uri& uri, const std::string& program,
                          const HostLimits& limits) {
    auto world = std::make_shared<Fd>(driver.simulated ? ::memfd_create("world", MFD_CLOEXEC) : -1);
    if (isHosted(driver, uri)) {
        const host::Launch launch{program, driver.kind, uri.text, world->get(), limits};
        return [launch, world](const std::stop_token& stop) -> Opened {
            return shared(host::openHosted(launch, stop));
        };
    }
    return [&driver, uri, world](const std::stop_token&) -> Opened {
        Uri here = uri;
        here.query["world"] = std::to_string(world->get());
        return shared(driver.factory(here));
    };
}

detail::Slot::Open cameraOpener(std::shared_ptr<detail::CameraSource> source, const std::string& program) {
    return [source = std::move(source), program](const std::stop_token&) -> Opened {
        return shared(detail::cameraScanner(source, program));
    };
}

bool looksThroughCamera(const detail::Slot& slot) {
    return slot.info().uri.starts_with(std::string(kCameraScheme).append(":"));
}

// A hub that is reset, or a loose contact, tells more in a moment than needs an answer each: the first is
// answered at once, and all that follow within this time once.
constexpr Millis kGather{100};

void listen(PlugSource& source, const std::vector<std::unique_ptr<detail::Slot>>& slots,
            const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    for (auto heard = source.next(stop); !heard.empty(); heard = source.next(stop)) {
        for (const auto& slot : slots)
            if (heard.contains(std::string(slot->subsystem())) || heard.contains(kAnySubsystem))
                slot->plugged();
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, kGather, [] { return false; });
    }
}

} // namespace

Result<std::unique_ptr<Rig>> Rig::open(RigOptions options, const Clock& clock) {
    struct Place {
        SlotConfig config;
        const Driver* driver;
        Uri uri;
    };
    std::vector<Place> places;
    bool real = false;
    for (SlotConfig& config : options.slots) {
        if (config.uri.empty())
            continue;
        auto uri = parseUri(config.uri);
        if (!uri)
            return fail(Fault::BadData, config.name + ": " + uri.error().detail);
        const auto driver = findDriver(*uri, config.kind);
        if (!driver)
            return fail(Fault::BadData, config.name + ": " + driver.error().detail);
        real = real || !(*driver)->simulated;
        places.push_back({std::move(config), *driver, *std::move(uri)});
    }
    const auto is = [](Kind kind) { return [kind](const Place& p) { return p.config.kind == kind; }; };
    for (const Place& place : places)
        if (place.uri.scheme == kCameraScheme && std::ranges::none_of(places, is(Kind::Camera)))
            return fail(Fault::BadData, place.config.name + ": there is no camera");
    const std::string program = options.hostProgram.empty() ? host::programBeside() : options.hostProgram;
    auto impl = std::make_unique<detail::RigImpl>();
    impl->slots.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        impl->slots.push_back(std::make_unique<detail::Slot>(
            std::move(places[i].config), *places[i].driver,
            places[i].uri.scheme == kCameraScheme
                ? cameraOpener(impl->neighbour, program)
                : opener(*places[i].driver, places[i].uri, program, options.limits),
            intervals(places[i].driver->kind, options.askEvery), clock,
            [&watchers = impl->watchers, i] { watchers.changed(i); }));
    // A simulator has no plug, and on a system that tells nothing of plugs everything is seen by asking
    // alone.
    std::shared_ptr<PlugSource> plugs = options.plugs;
    if (!plugs && real)
        if (auto udev = openUdevSource())
            plugs = *std::move(udev);
    if (plugs)
        impl->listener = std::jthread(
            [plugs, &slots = impl->slots](const std::stop_token& stop) { listen(*plugs, slots, stop); });
    return std::unique_ptr<Rig>(new Rig(std::move(impl)));
}

Rig::Rig(std::unique_ptr<detail::RigImpl> impl) : impl_(std::move(impl)) {
    impl_->neighbour->join(this);
    // Asked before the rig was whole, a scanner that looks through the camera could say nothing of it.
    for (const auto& slot : impl_->slots)
        if (looksThroughCamera(*slot))
            slot->plugged();
}
Rig::~Rig() { impl_->neighbour->join(nullptr); }

Result<std::pair<std::shared_ptr<detail::LeaseCore>, Device*>> Rig::leaseKind(Kind kind, std::stop_token stop,
                                                                              Millis wait) {
    detail::Slot* slot = impl_->find(kind);
    if (!slot)
        return fail(Fault::Absent, "no slot for a " + std::string(toString(kind)));
    auto taken = slot->take(stop, wait);
    if (!taken)
        return tl::make_unexpected(taken.error());
    auto core = std::make_shared<detail::LeaseCore>(*std::move(taken), *slot);
    Device* device = core->device.get();
    return std::pair{std::move(core), device};
}

Result<std::shared_ptr<LiveCamera>> Rig::liveCamera(const std::stop_token& stop, Millis wait) {
    constexpr Millis kBetweenLooks{100}; // whoever has leased it may have done so to share it
    const Deadline end = Deadline::in(wait);
    for (;;) {
        if (auto running = impl_->running(); running && !running->hub().ended())
            return running;
        auto started = LiveCamera::start(*this, stop, std::min(end.left(), kBetweenLooks));
        if (started) {
            std::shared_ptr<LiveCamera> live = *std::move(started);
            impl_->share(live);
            return live;
        }
        if (started.error().fault != Fault::Busy || end.passed())
            return tl::make_unexpected(started.error());
    }
}

std::vector<DeviceInfo> Rig::inventory() const {
    std::vector<DeviceInfo> all;
    for (const auto& slot : impl_->slots)
        all.push_back(slot->info());
    return all;
}

Rig::Watch Rig::watch(std::function<void(const DeviceInfo&)> onChange) {
    return Watch{impl_->watchers.add(std::move(onChange))};
}

Result<> Rig::control(const std::string& slot, const std::string& command) {
    const auto found = std::ranges::find(impl_->slots, slot, &detail::Slot::name);
    if (found == impl_->slots.end())
        return fail(Fault::Absent, "no slot of that name");
    return (*found)->control(command);
}

} // namespace hal
