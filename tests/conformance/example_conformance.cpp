// The example driver in its device host, under the code scanners' suite.
#include <optional>

#include "tests/conformance/code_scanner_suite.h"
#include "tests/conformance/host_process.h"
#include "tests/rigs/example_scanner.h"
#include "tests/support/temporary_directory.h"

using namespace conformance;

namespace {

class ExampleSubject final : public Subject {
public:
    hal::RigOptions options(Pace) override {
        scanner_.plug();
        hal::HostLimits limits;
        limits.code = hal::Millis{3000};
        return {.slots = {{"code_scanner", hal::Kind::CodeScanner, "example:" + line_.string()}},
                .hostProgram = BANSHI_BIN "/banshi-device-host",
                .askEvery = {hal::Millis{300}, hal::Millis{300}}, // nobody hears a pseudo terminal's plug
                .limits = limits};
    }

    bool provoke(hal::Rig&, Mishap mishap, When when) override {
        if (mishap == Mishap::Unplugged && when == When::Now)
            scanner_.unplug();
        else if (mishap == Mishap::Unplugged || mishap == Mishap::Crash)
            planned_ = mishap; // when the next code is shown
        else
            return false;
        return true;
    }
    void mend(hal::Rig&) override { scanner_.plug(); }

    void showCode(hal::Rig&, const hal::Code& code, bool whole) override {
        const auto planned = std::exchange(planned_, std::nullopt);
        if (planned == Mishap::Unplugged)
            scanner_.unplug();
        else if (planned == Mishap::Crash)
            signalDeviceHosts(SIGKILL);
        else
            scanner_.show(letterOf(code.symbology), code.bytes, whole);
    }
    CodesSeen seesCodes() const override { return CodesSeen::WithSymbology; }
    std::size_t mostBytes() const override { return 999; }
    bool keepCodesAway(hal::Rig&) override { return true; }

private:
    static char letterOf(hal::Symbology symbology) {
        return symbology == hal::Symbology::Code128      ? 'C'
               : symbology == hal::Symbology::DataMatrix ? 'd'
                                                         : 'Q';
    }

    TemporaryDirectory folder_;
    const std::filesystem::path line_ = folder_ / "line";
    rigs::ExampleScanner scanner_{line_};
    std::optional<Mishap> planned_;
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Example, CodeScannerConformance,
                         testing::Values(Candidate{"Serial",
                                                   [] { return std::make_unique<ExampleSubject>(); }}),
                         nameOf);
