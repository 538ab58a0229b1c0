#include "hal/sim/auxiliary.h"

#include "hal/auxiliary.h"
#include "hal/drivers/auxiliary/virtual_board.h"
#include "hal/sim/machine.h"
#include "hal/sim/opened.h"

namespace hal::sim {
namespace {

constexpr Millis kLamp{20};

class SimAuxiliary : public Auxiliary, public Controllable {
public:
    explicit SimAuxiliary(const Uri& uri) : machine_(uri, Machine::Mendable::Fails) {}

    Identity identity() const override {
        return {"Banshi", "Simulated auxiliary board", "SIM-AUXILIARY", "1"};
    }

    Result<Status> status(Deadline) override {
        auto status = machine_.status();
        if (!status || status->fault)
            return status;
        const std::lock_guard lock(mutex_);
        return auxiliary::statusOf(board_.sensors);
    }

    Result<TestReport> selfTest(std::stop_token stop) override {
        if (auto done = machine_.work({Phase::Working, kLamp}, stop, {}); !done)
            return tl::make_unexpected(done.error());
        return TestReport{.passed = true, .measurements = {{"lamps", double(board_.lamps.size()), "", true}}};
    }

    // A sensor's word is what the board itself would say of it.
    Result<> control(std::string_view command) override {
        auto heard = machine_.control(command);
        if (heard || heard.error().fault != Fault::Unsupported)
            return heard;
        // A board passes over the sensors of later boards; a hand that mistypes one wants to know.
        const std::string alone = std::string("S ").append(command);
        const auto known = auxiliary::decodeSensors(alone);
        if (!known || auxiliary::encodeSensors(*known) != alone)
            return fail(Fault::BadData, "no sensor's word: door=1, tamper=1, near=1, mains=0, charge=40");
        const std::lock_guard lock(mutex_);
        const auto sensors =
            auxiliary::decodeSensors(auxiliary::encodeSensors(board_.sensors).append(" ").append(command));
        if (!sensors)
            return tl::make_unexpected(sensors.error());
        board_.sensors = *sensors;
        return {};
    }

    Result<> guide(std::optional<Kind> slot) override {
        if (auto done = machine_.work({Phase::Working, kLamp}, {}, {}); !done)
            return done;
        const std::lock_guard lock(mutex_);
        const std::string question = auxiliary::encodeGuide(slot);
        auxiliary::LineParser answers;
        answers.feed(board_.answer(auxiliary::encodeLine(question)));
        const auto answer = answers.next();
        if (!answer || !*answer)
            return fail(Fault::Protocol);
        return auxiliary::decodeGuided(**answer, question);
    }

private:
    Machine machine_;
    std::mutex mutex_;
    auxiliary::VirtualBoard board_;
};

} // namespace

Result<std::unique_ptr<Device>> openAuxiliary(const Uri& uri) {
    return opened<SimAuxiliary>(uri, "auxiliary");
}

} // namespace hal::sim
