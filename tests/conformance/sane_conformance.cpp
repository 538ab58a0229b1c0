// The SANE driver over the real sane-airscan and a scanner on loopback, under the scanners' suite.
#include <thread>

#include "tests/conformance/host_process.h"
#include "tests/conformance/scanner_suite.h"
#include "tests/rigs/escl_scanner.h"

using namespace conformance;

namespace {

using Feeder = rigs::EsclScanner::Feeder;

class AirscanSubject final : public Subject {
public:
    explicit AirscanSubject(Feeder feeder = Feeder::Sheets)
        : rig_("chart", feeder), cards_(feeder == Feeder::Cards) {
        fill();
    }

    hal::RigOptions options(Pace pace) override {
        rig_.takePerPage(pace == Pace::Natural ? 0.5 : 0);
        hal::HostLimits limits;
        limits.scan = hal::Millis{6000};
        return {.slots = {{"scanner", hal::Kind::Scanner, rig_.uri()}},
                .hostProgram = BANSHI_BIN "/banshi-device-host",
                .askEvery = {hal::Millis{2000}, hal::Millis{2000}},
                .limits = limits};
    }

    bool provoke(hal::Rig& rig, Mishap mishap, When when) override {
        switch (mishap) {
        case Mishap::NothingFed:
            rig_.fillFeeder({});
            return true;
        case Mishap::Unplugged:
        case Mishap::Offline:
            return unplug(when);
        case Mishap::Hang:
            return hang(rig, when);
        case Mishap::Crash:
            duringTheNextScan([] { signalDeviceHosts(SIGSEGV); });
            return true;
        case Mishap::Jam:
        case Mishap::CoverOpen: // of the feeder: a flatbed over eSCL does not tell
            if (when != When::Midway || cards_)
                return false;
            rig_.faultAfter(1, mishap == Mishap::Jam ? "jam" : "open");
            return true;
        default:
            return false;
        }
    }

    void mend(hal::Rig&) override {
        meanwhile_ = {};
        rig_.fault("");
        rig_.plug();
        fill();
    }

private:
    void fill() {
        rig_.fillFeeder(cards_ ? std::vector<std::string>{"chart", "blank"}
                               : std::vector<std::string>{"chart", "chart"});
    }

    bool unplug(When when) {
        if (when == When::Now)
            rig_.unplug();
        else
            duringTheNextScan([this] { rig_.unplug(); });
        return when != When::OnStatus;
    }

    // Deaf to everything, stops included, as a library in an endless loop.
    bool hang(hal::Rig& rig, When when) {
        if (when != When::AtStart) {
            rig_.fault("hang");
            return when == When::Midway;
        }
        static_cast<void>(rig.lease<hal::Scanner>({}, kPatience)); // so that there is a host
        signalDeviceHosts(SIGSTOP);
        return true;
    }

    void duringTheNextScan(std::function<void()> happens) {
        rig_.fault("hang");
        meanwhile_ = std::jthread([this, happens = std::move(happens)] {
            rig_.waitUntilScanning();
            happens();
            rig_.fault("");
        });
    }

    rigs::EsclScanner rig_;
    const bool cards_;
    std::jthread meanwhile_;
};

} // namespace

INSTANTIATE_TEST_SUITE_P(
    Airscan, ScannerConformance,
    testing::Values(Candidate{"Escl", [] { return std::make_unique<AirscanSubject>(); }},
                    Candidate{"EsclCards", [] { return std::make_unique<AirscanSubject>(Feeder::Cards); }}),
    nameOf);
