#include "hal/sim/code_scanner.h"

#include <algorithm>
#include <utility>

#include "hal/code_scanner.h"
#include "hal/sim/machine.h"
#include "hal/sim/opened.h"

namespace hal::sim {
namespace {

constexpr Millis kUntilCodeIsShown{1500}; // a hand that finds the window
constexpr Millis kTransfer{40};           // a full QR code over a serial line
constexpr std::string_view kDamaged = "damaged";

Code codeOf(Symbology symbology, std::string_view text) {
    return {symbology, SecretBytes(text.begin(), text.end())};
}

struct Shown {
    Code code;
    bool damaged = false;
};

// "qr:TEXT", "code_128:TEXT", "damaged:TEXT". Nothing: no such symbology.
std::optional<Shown> shownBy(std::string_view word) {
    const std::size_t colon = word.find(':');
    if (colon == word.npos)
        return std::nullopt;
    const std::string_view name = word.substr(0, colon), text = word.substr(colon + 1);
    if (name == kDamaged)
        return Shown{codeOf(Symbology::Other, text), true};
    for (int i = 0; i < kSymbologyCount; ++i)
        if (toString(Symbology{i}) == name)
            return Shown{codeOf(Symbology{i}, text)};
    return std::nullopt;
}

class SimCodeScanner : public CodeScanner, public Controllable {
public:
    explicit SimCodeScanner(const Uri& uri)
        : machine_(uri, Machine::Mendable::Fails),
          demo_(codeOf(Symbology::Qr, uri.option("code").value_or("https://example.org/banshi/demo"))),
          byItself_(!demo_.bytes.empty()) {}

    Identity identity() const override {
        return {"Banshi", "Simulated code scanner", "SIM-CODE-SCANNER", "1"};
    }
    Result<Status> status(Deadline) override { return machine_.status(); }
    Result<TestReport> selfTest(std::stop_token stop) override {
        return testWithAShownCode(*this, std::move(stop));
    }

    Result<> control(std::string_view command) override {
        auto heard = machine_.control(command);
        if (!heard && heard.error().fault != Fault::Unsupported)
            return heard;
        const std::lock_guard lock(mutex_);
        if (!heard) {
            if (auto obeyed = obey(command); !obeyed)
                return obeyed;
        }
        ++told_;
        changed_.notify_all();
        return {};
    }

    Result<Code> read(Millis patience, std::stop_token stop, const OnProgress& progress) override {
        {
            const std::lock_guard lock(mutex_);
            shown_.reset(); // it was shown to somebody else
        }
        if (auto fine = machine_.work({Phase::Connecting, Millis{0}, 0, 0}, stop, {}); !fine)
            return tl::make_unexpected(fine.error());
        if (progress)
            progress({.phase = Phase::WaitingForDevice, .done = {}, .waiting = {}});
        auto shown = awaitCode(Deadline::in(patience), stop);
        if (!shown)
            return tl::make_unexpected(shown.error());
        if (auto fine = machine_.work({Phase::Transferring, kTransfer, 0, 1}, stop, progress); !fine)
            return tl::make_unexpected(fine.error());
        if (shown->damaged)
            return fail(Fault::TryAgain, "the code arrived damaged");
        return std::move(shown->code);
    }

private:
    // With the lock held.
    Result<> obey(std::string_view command) {
        constexpr std::string_view kShow = "show=";
        if (command == "auto" || command == "none") {
            byItself_ = command == "auto";
            shown_.reset();
            return {};
        }
        if (!command.starts_with(kShow))
            return fail(Fault::Unsupported, "no such command");
        shown_ = shownBy(command.substr(kShow.size()));
        byItself_ = false;
        if (!shown_)
            return fail(Fault::BadData, "show=SYMBOLOGY:TEXT is expected");
        return {};
    }

    Result<Shown> awaitCode(Deadline deadline, const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        while (!shown_) {
            const int told = told_;
            if (byItself_) {
                shown_ = Shown{demo_};
                lock.unlock();
                if (auto came = machine_.work({Phase::WaitingForDevice, kUntilCodeIsShown, 0, 0}, stop, {});
                    !came)
                    return tl::make_unexpected(came.error());
                lock.lock();
                continue;
            }
            const bool news =
                changed_.wait_until(lock, stop, deadline.at(), [&] { return shown_ || told_ != told; });
            if (!news)
                return fail(stop.stop_requested() ? Fault::Cancelled : Fault::NoDocument);
            lock.unlock(); // what was told may be that its plug was pulled
            if (auto fine = machine_.work({Phase::WaitingForDevice, Millis{0}, 0, 0}, stop, {}); !fine)
                return tl::make_unexpected(fine.error());
            lock.lock();
        }
        return *std::exchange(shown_, std::nullopt);
    }

    Machine machine_;
    const Code demo_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<Shown> shown_;
    bool byItself_;
    int told_ = 0; // control words so far
};

} // namespace

Result<std::unique_ptr<Device>> openCodeScanner(const Uri& uri) {
    return opened<SimCodeScanner>(uri, "code_scanner");
}

} // namespace hal::sim
