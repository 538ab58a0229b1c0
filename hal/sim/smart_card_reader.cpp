#include "hal/sim/smart_card_reader.h"

#include "hal/sim/card_field.h"
#include "hal/sim/machine.h"
#include "hal/sim/opened.h"
#include "hal/smart_card_reader.h"

namespace hal::sim {
namespace {

// The person of id_reader.cpp, at an issuer that does not exist.
SocialSecurityCard syntheticCard() {
    constexpr std::uint8_t kAtr[] = {0x3B, 0x6D, 0x00, 0x00, 0x00, 0x81, 0x54, 0x31, 0x16,
                                     0x86, 0x60, 0x13, 0x04, 0x25, 0x00, 0x1C, 0x4E};
    SocialSecurityCard card;
    card.atr.assign(std::begin(kAtr), std::end(kAtr));
    card.id = SecretText{"110105D156000005000000000000"};
    card.cardClass = SecretText{"1"};
    card.version = SecretText{"3.00"};
    card.issuer = SecretText{"911100000000110105010000"};
    card.issued = SecretText{"20200101"};
    card.expires = SecretText{"20300101"};
    card.cardNumber = SecretText{"A00000000"};
    card.number = SecretText{"11010519491231002X"};
    card.name = SecretText{"张三"};
    card.sex = SecretText{"1"};
    card.ethnicity = SecretText{"01"};
    card.birthplace = SecretText{"110105"};
    card.birth = SecretText{"19491231"};
    return card;
}

class SimSmartCardReader : public SmartCardReader, public Controllable {
public:
    explicit SimSmartCardReader(const Uri& uri) : machine_(uri, Machine::Mendable::Fails) {}

    Identity identity() const override {
        return {"Banshi", "Simulated smart card reader", "SIM-SMART-CARD", "1"};
    }
    Result<Status> status(Deadline) override { return machine_.status(); }

    Result<TestReport> selfTest(std::stop_token stop) override {
        if (auto done = machine_.work({Phase::Working, Millis{300}}, stop, {}); !done)
            return tl::make_unexpected(done.error());
        return TestReport{.passed = true, .measurements = {{"card", 0, "", true}}};
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

    Result<SocialSecurityCard> read(std::stop_token stop) override {
        if (auto done = field_.read(machine_, stop); !done)
            return tl::make_unexpected(done.error());
        return syntheticCard();
    }

private:
    Machine machine_;
    CardField field_;
};

} // namespace

Result<std::unique_ptr<Device>> openSmartCardReader(const Uri& uri) {
    return opened<SimSmartCardReader>(uri, "smart_card_reader");
}

} // namespace hal::sim
