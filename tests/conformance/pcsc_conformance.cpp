// The PC/SC driver in its device host, over a real pcscd and a card of our own, under the smart card readers'
// suite.
#include "tests/conformance/host_process.h"
#include "tests/conformance/smart_card_reader_suite.h"
#include "tests/rigs/need.h"
#include "tests/rigs/pcsc_service.h"

using namespace conformance;
using rigs::PcscService;

namespace {

constexpr std::uint8_t kSelect = 0xA4;
constexpr std::uint8_t kReadRecord = 0xB2;

class PcscSubject final : public Subject {
public:
    hal::RigOptions options(Pace pace) override {
        slot_.takeTime(hal::Millis{pace == Pace::Natural ? 100 : 0});
        hal::HostLimits limits;
        limits.read = hal::Millis{6000};
        // No plug tells that the service went.
        return {
            .slots = {{"smart_card_reader", hal::Kind::SmartCardReader, "pcsc:" + PcscService::reader(0)}},
            .hostProgram = BANSHI_BIN "/banshi-device-host",
            .askEvery = {hal::Millis{200}, hal::Millis{200}},
            .limits = limits};
    }

    // The reader cannot be pulled from under vpcd; its service can.
    bool provoke(hal::Rig& rig, Mishap mishap, When when) override {
        switch (mishap) {
        case Mishap::Unplugged:
            if (when != When::Now)
                return duringTheRead(rig, when, [this] { service_.stop(); });
            service_.stop();
            return true;
        case Mishap::Hang:
            return duringTheRead(rig, when, [] { signalDeviceHosts(SIGSTOP); });
        case Mishap::Crash:
            return duringTheRead(rig, when, [] { signalDeviceHosts(SIGKILL); });
        default:
            return false;
        }
    }

    void mend(hal::Rig& rig) override {
        service_.start();
        static_cast<void>(layCard(rig));
    }

    bool layCard(hal::Rig&) override {
        slot_.put(hal::pcsc::VirtualCard(rigs::syntheticSocialSecurityCard(), {.chained = true}));
        return true;
    }
    bool takeCard(hal::Rig&) override {
        slot_.pull();
        return true;
    }

private:
    bool duringTheRead(hal::Rig& rig, When when, std::function<void()> happens) {
        slot_.when(when == When::AtStart ? kSelect : kReadRecord, std::move(happens));
        return when != When::OnStatus && layCard(rig);
    }

    PcscService service_;
    rigs::CardSlot slot_{service_.port(0)};
};

std::vector<Candidate> candidates() {
    return {{"Vpcd", [] { return std::make_unique<PcscSubject>(); }, PcscService::missing()}};
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Pcsc, SmartCardReaderConformance, testing::ValuesIn(candidates()), nameOf);
