#include "hal/drivers/sdt/reader.h"

#include <array>

#include "hal/port/wait.h"

namespace hal::sdt {
namespace {

std::string asHex(ByteView bytes) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

class Reader final : public IdReader {
public:
    Reader(Dialogue dialogue, Identity identity, bool withFingerprint)
        : dialogue_(std::move(dialogue)), identity_(std::move(identity)), withFingerprint_(withFingerprint) {}

    Identity identity() const override { return identity_; }

    Result<Status> status(Deadline deadline) override {
        const Patience usual = dialogue_.patience();
        dialogue_.patience().command = std::min(usual.command, deadline.left());
        const auto answer = dialogue_.ask(Command::SamStatus, {});
        dialogue_.patience() = usual;
        if (!answer)
            return tl::make_unexpected(answer.error());
        Status status;
        status.health = Health::Ok;
        return status;
    }

    Result<TestReport> selfTest(std::stop_token stop) override {
        const auto began = std::chrono::steady_clock::now();
        const auto answer = dialogue_.ask(Command::SamStatus, stop);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
        if (!answer)
            return tl::make_unexpected(answer.error());
        return TestReport{.passed = true,
                          .measurements = {{"sam_status", double(answer->sw3), "code", true},
                                           {"answer_time", took.count(), "ms", true},
                                           {"sam_id", double(!identity_.serial.empty()), "known", true}}};
    }

    Result<bool> cardLies(Deadline deadline) override {
        const Patience usual = dialogue_.patience();
        dialogue_.patience().command = std::min(usual.command, deadline.left() / 2); // two questions
        dialogue_.patience().read = std::min(usual.read, deadline.left() / 2);
        auto lies = dialogue_.anyCardLies({});
        dialogue_.patience() = usual;
        foundAt_ = std::chrono::steady_clock::now();
        return lies;
    }

    Result<IdCard> read(std::stop_token stop) override {
        // Readers want a pause between two finds, and somebody may just have asked.
        const auto sinceFind =
            std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - foundAt_);
        if (foundAt_ != Monotonic{} && sinceFind < kPollInterval)
            if (auto waited = port::pause(kPollInterval - sinceFind, stop); !waited)
                return tl::make_unexpected(waited.error());
        if (cardMayLieRead_) {
            const auto lies = dialogue_.cardStillLies(stop);
            if (!lies)
                return tl::make_unexpected(lies.error());
            if (*lies)
                return fail(Fault::CardMustLeave);
            cardMayLieRead_ = false;
        }
        for (;;) {
            auto card = dialogue_.readCard(withFingerprint_, stop);
            if (card || card.error().fault != Fault::NoCard) {
                cardMayLieRead_ = true;
                return card;
            }
            if (auto waited = port::pause(kPollInterval, stop); !waited)
                return tl::make_unexpected(waited.error());
        }
    }

private:
    Dialogue dialogue_;
    const Identity identity_;
    const bool withFingerprint_;
    Monotonic foundAt_{};        // when cardLies() last asked
    bool cardMayLieRead_ = true; // by whoever used the reader before
};

} // namespace

Result<> prove(Dialogue& dialogue) { return proof(dialogue.ask(Command::SamStatus, {})); }

Result<> proof(const Result<Reply>& samStatus) {
    if (samStatus)
        return {};
    switch (samStatus.error().fault) {
    case Fault::Timeout:
    case Fault::Protocol:
    case Fault::Unsupported:
    case Fault::NoCard:
        return fail(Fault::Refused, "no reader of identity cards: " + samStatus.error().detail);
    default:
        return tl::make_unexpected(samStatus.error());
    }
}

std::unique_ptr<IdReader> makeReader(Dialogue dialogue, Identity identity, bool withFingerprint) {
    if (const auto id = dialogue.ask(Command::ReadSamId, {}))
        identity.serial = asHex(id->data);
    return std::make_unique<Reader>(std::move(dialogue), std::move(identity), withFingerprint);
}

} // namespace hal::sdt
