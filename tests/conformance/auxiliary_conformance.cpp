// The auxiliary driver in its device host, over a board on a pseudo terminal, under the boards' suite.
#include "tests/conformance/auxiliary_suite.h"
#include "tests/conformance/host_process.h"
#include "tests/rigs/auxiliary_board.h"
#include "tests/support/temporary_directory.h"

using namespace conformance;

namespace {

class BoardSubject final : public Subject {
public:
    hal::RigOptions options(Pace) override {
        board_.plug();
        return {.slots = {{"auxiliary", hal::Kind::Auxiliary, board_.uri()}},
                .hostProgram = BANSHI_BIN "/banshi-device-host",
                .askEvery = {hal::Millis{300}, hal::Millis{300}}, // nobody hears a pseudo terminal's plug
                .limits = {}};
    }

    bool provoke(hal::Rig&, Mishap mishap, When) override {
        if (mishap == Mishap::Unplugged) {
            board_.unplug();
            return true;
        }
        if (mishap == Mishap::Hang)
            signalDeviceHosts(SIGSTOP);
        else if (mishap == Mishap::Crash)
            signalDeviceHosts(SIGKILL);
        else
            return false;
        return true;
    }
    void mend(hal::Rig&) override { board_.plug(); }

private:
    TemporaryDirectory folder_;
    rigs::AuxiliaryBoard board_{folder_ / "line"};
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Serial, AuxiliaryConformance,
                         testing::Values(Candidate{"Board", [] { return std::make_unique<BoardSubject>(); }}),
                         nameOf);
