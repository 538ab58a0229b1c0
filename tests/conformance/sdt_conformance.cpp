// The SDT driver in its device host, over readers on umockdev (both layouts of endpoints) and on a pseudo
// terminal, under the readers' suite.
#include "tests/conformance/host_process.h"
#include "tests/conformance/id_reader_suite.h"
#include "tests/rigs/virtual_usb/synthetic_card.h"
#include "tests/rigs/virtual_usb/virtual_reader.h"
#include "tests/support/temporary_directory.h"

using namespace conformance;
using hal::sdt::Command;

namespace {

class SdtSubject : public Subject {
public:
    hal::RigOptions options(Pace pace) override {
        const hal::Millis time{pace == Pace::Natural ? 300 : 0};
        for (const Command command : {Command::FindCard, Command::SelectCard, Command::ReadTextAndPhoto})
            reader().mind().takeTime(command, time);
        mend();
        hal::HostLimits limits;
        limits.read = hal::Millis{3000};
        return {.slots = {{"id_reader", hal::Kind::IdReader, reader().uri()}},
                .hostProgram = BANSHI_BIN "/banshi-device-host-on-paper",
                .askEvery = {askEvery(), askEvery()},
                .limits = limits};
    }

    bool provoke(hal::Rig&, Mishap mishap, When when) override {
        switch (mishap) {
        case Mishap::Unplugged:
            return unplug(when);
        case Mishap::Hang:
            return duringTheRead(when, [] { signalDeviceHosts(SIGSTOP); });
        case Mishap::Crash:
            return duringTheRead(when, [] { signalDeviceHosts(SIGKILL); });
        default:
            return false;
        }
    }

    void mend(hal::Rig&) override { mend(); }

    bool layCard(hal::Rig&) override {
        reader().mind().lay(rigs::syntheticCard());
        return true;
    }
    bool takeCard(hal::Rig&) override {
        reader().mind().takeAway();
        return true;
    }

protected:
    [[nodiscard]] virtual rigs::VirtualReader& reader() = 0;
    // The plug of a USB device is heard; nobody has to ask.
    [[nodiscard]] virtual hal::Millis askEvery() const { return std::chrono::hours{1}; }

private:
    void mend() {
        reader().unplug();
        reader().mind().lay(rigs::syntheticCard());
        reader().plug();
    }

    bool unplug(When when) {
        if (when != When::Now)
            return duringTheRead(when, [this] { reader().unplugFromWithin(); });
        reader().unplug();
        return true;
    }

    bool duringTheRead(When when, std::function<void()> happens) {
        reader().mind().lay(rigs::syntheticCard());
        reader().mind().when(when == When::AtStart ? Command::FindCard : Command::ReadTextAndPhoto,
                             std::move(happens));
        return when != When::OnStatus;
    }
};

template <rigs::ReaderLayout layout>
class UsbSubject final : public SdtSubject {
protected:
    rigs::VirtualReader& reader() override { return reader_; }

private:
    rigs::UsbTestbed bed_;
    rigs::UsbReader reader_{bed_, layout};
};

class SerialSubject final : public SdtSubject {
protected:
    rigs::VirtualReader& reader() override { return reader_; }
    hal::Millis askEvery() const override { return hal::Millis{500}; }

private:
    TemporaryDirectory folder_;
    rigs::SerialReader reader_{folder_ / "line"};
};

std::vector<Candidate> candidates() {
    return {{"UsbFourEndpoints",
             [] { return std::make_unique<UsbSubject<rigs::ReaderLayout::FourEndpoints>>(); }},
            {"UsbOnePair", [] { return std::make_unique<UsbSubject<rigs::ReaderLayout::OnePair>>(); }},
            {"Serial", [] { return std::make_unique<SerialSubject>(); }}};
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Sdt, IdReaderConformance, testing::ValuesIn(candidates()), nameOf);
