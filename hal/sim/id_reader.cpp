#include "hal/sim/id_reader.h"

#include "hal/id_reader.h"
#include "hal/sim/machine.h"
#include "hal/sim/opened.h"

namespace hal::sim {
namespace {

constexpr Millis kUntilCardLies{1500}; // a hand that finds the reader
constexpr Millis kReading{900};

// The synthetic person of the public test vectors: 110105 19491231 002 X is the number of the standard's own
// example.
IdCard syntheticCard() {
    IdCard card;
    card.name = SecretText{"张三"};
    card.sex = SecretText{"1"};
    card.ethnicity = SecretText{"01"};
    card.birth = SecretText{"19491231"};
    card.address = SecretText{"北京市朝阳区示例路1号"};
    card.number = SecretText{"11010519491231002X"};
    card.authority = SecretText{"示例市公安局"};
    card.validFrom = SecretText{"20200101"};
    card.validTo = SecretText{"20400101"};
    card.photo.resize(1024);
    for (std::size_t i = 0; i < card.photo.size(); ++i)
        card.photo[i] = static_cast<std::uint8_t>(7 * i + 3);
    return card;
}

class SimIdReader : public IdReader, public Controllable {
public:
    explicit SimIdReader(const Uri& uri) : machine_(uri, Machine::Mendable::Fails) {}

    Identity identity() const override { return {"Banshi", "Simulated ID card reader", "SIM-READER", "1"}; }
    Result<Status> status(Deadline) override { return machine_.status(); }

    Result<TestReport> selfTest(std::stop_token stop) override {
        if (auto done = machine_.work({Phase::Working, Millis{300}}, stop, {}); !done)
            return tl::make_unexpected(done.error());
        return TestReport{.passed = true, .measurements = {{"sam_status", 0x90, "code", true}}};
    }

    Result<> control(std::string_view command) override {
        auto heard = machine_.control(command);
        if (heard || heard.error().fault != Fault::Unsupported)
            return heard;
        const std::lock_guard lock(mutex_);
        if (command == "put")
            field_ = Field::Card;
        else if (command == "remove")
            field_ = Field::Bare;
        else if (command == "auto")
            field_ = Field::CardComes;
        else
            return heard;
        changed_.notify_all();
        return {};
    }

    Result<IdCard> read(std::stop_token stop) override {
        {
            std::unique_lock lock(mutex_);
            if (field_ == Field::CardWasRead)
                return fail(Fault::CardMustLeave);
            if (!changed_.wait(lock, stop, [&] { return field_ != Field::Bare; }))
                return fail(Fault::Cancelled);
        }
        for (const Machine::Step& step : {Machine::Step{Phase::WaitingForDevice, kUntilCardLies, 0, 0},
                                          Machine::Step{Phase::Working, kReading, 0, 1}})
            if (auto done = machine_.work(step, stop, {}); !done)
                return tl::make_unexpected(done.error());
        const std::lock_guard lock(mutex_);
        if (field_ == Field::Card)
            field_ = Field::CardWasRead;
        return syntheticCard();
    }

private:
    enum class Field { CardComes, Bare, Card, CardWasRead };

    Machine machine_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    Field field_ = Field::CardComes;
};

} // namespace

Result<std::unique_ptr<Device>> openIdReader(const Uri& uri) { return opened<SimIdReader>(uri, "id_reader"); }

} // namespace hal::sim
