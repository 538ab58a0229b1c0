#include "hal/sim/id_reader.h"

#include "hal/id_reader.h"
#include "hal/sim/card_field.h"
#include "hal/sim/machine.h"
#include "hal/sim/opened.h"

namespace hal::sim {
namespace {

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
        return field_.control(command);
    }

    Result<bool> cardLies(Deadline) override {
        const auto now = machine_.status();
        if (!now)
            return tl::make_unexpected(now.error());
        if (now->health == Health::Fault)
            return fail(*now->fault, now->detail);
        return field_.lies();
    }

    Result<IdCard> read(std::stop_token stop) override {
        if (auto done = field_.read(machine_, stop); !done)
            return tl::make_unexpected(done.error());
        return syntheticCard();
    }

private:
    Machine machine_;
    CardField field_;
};

} // namespace

Result<std::unique_ptr<Device>> openIdReader(const Uri& uri) { return opened<SimIdReader>(uri, "id_reader"); }

} // namespace hal::sim
