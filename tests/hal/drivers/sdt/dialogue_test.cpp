// The dialogue with a SAM over a wire that damages, splits, delays and loses what it says.
#include <deque>
#include <functional>

#include <gtest/gtest.h>

#include "hal/drivers/sdt/dialogue.h"
#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/virtual_sam.h"
#include "tests/hal/drivers/sdt/synthetic.h"

namespace hal::sdt {
namespace {

constexpr Patience kShort{.command = Millis{60}, .read = Millis{60}, .pause = Millis{15}};

// Gives a SAM's answers, as `bend` makes pieces of them. An empty piece is silence until the deadline.
class Wire final : public Transport {
public:
    using Pieces = std::vector<SecretBytes>;

    explicit Wire(VirtualSam& sam) : sam_(sam) {}

    Result<> send(ByteView frame, Deadline, const std::stop_token& stop) override {
        if (stop.stop_requested())
            return fail(Fault::Cancelled);
        for (SecretBytes& piece : bend(sam_.answer(frame)))
            pieces_.push_back(std::move(piece));
        return {};
    }
    Result<SecretBytes> receive(std::size_t missing, Deadline deadline,
                                const std::stop_token& stop) override {
        if (stop.stop_requested())
            return fail(Fault::Cancelled);
        if (pieces_.empty() || pieces_.front().empty()) {
            if (!pieces_.empty())
                pieces_.pop_front();
            while (!deadline.passed()) // as long as a real wait, which is short here
                ;
            return fail(Fault::Timeout);
        }
        SecretBytes& front = pieces_.front();
        SecretBytes piece(front.begin(),
                          front.begin() + static_cast<std::ptrdiff_t>(std::min(missing, front.size())));
        front.erase(front.begin(), front.begin() + std::ssize(piece));
        if (front.empty())
            pieces_.pop_front();
        return piece;
    }
    Result<> drain(const std::stop_token&) override {
        ++drained;
        pieces_.clear();
        return {};
    }

    std::function<Pieces(SecretBytes)> bend = [](SecretBytes answer) { return Pieces{std::move(answer)}; };
    int drained = 0;

private:
    VirtualSam& sam_;
    std::deque<SecretBytes> pieces_;
};

class SdtDialogue : public testing::Test {
protected:
    SdtDialogue()
        : dialogue_(
              [this] {
                  auto wire = std::make_unique<Wire>(sam_);
                  wire_ = wire.get();
                  return wire;
              }(),
              kShort) {}

    Result<IdCard> read(bool withFingerprint = false) { return dialogue_.readCard(withFingerprint, {}); }
    // The first answer only; the next ones are sound.
    void bendOnce(std::function<Wire::Pieces(SecretBytes)> how) {
        wire_->bend = [how = std::move(how), bent = false](SecretBytes answer) mutable {
            return std::exchange(bent, true) ? Wire::Pieces{std::move(answer)} : how(std::move(answer));
        };
    }

    VirtualSam sam_;
    Wire* wire_ = nullptr;
    Dialogue dialogue_;
};

TEST_F(SdtDialogue, ReadsACardWithEverythingOnIt) {
    IdCard card = zhangSanWithFingers();
    card.newestAddress = SecretText("示例市示例区新居路2号");
    sam_.lay(card);
    const auto got = read(true);
    ASSERT_TRUE(got) << got.error().detail;
    EXPECT_EQ(got->name, card.name);
    EXPECT_EQ(got->photo, card.photo);
    EXPECT_EQ(got->fingerprint, card.fingerprint);
    EXPECT_EQ(got->newestAddress, card.newestAddress);
}

TEST_F(SdtDialogue, ACardWithoutANewestAddressIsWhole) {
    sam_.lay(zhangSan());
    const auto got = read();
    ASSERT_TRUE(got);
    EXPECT_TRUE(got->newestAddress.empty());
}

TEST_F(SdtDialogue, AnEmptyFieldIsNoCard) { EXPECT_EQ(read().error().fault, Fault::NoCard); }

TEST_F(SdtDialogue, ACardIsFoundAgainOnlyAfterItLeftTheField) {
    sam_.lay(zhangSan());
    ASSERT_TRUE(read());
    EXPECT_EQ(read().error().fault, Fault::NoCard);
    sam_.takeAway();
    sam_.lay(zhangSan());
    EXPECT_TRUE(read());
}

TEST_F(SdtDialogue, KnowsWhetherTheCardThatWasReadStillLies) {
    EXPECT_EQ(dialogue_.cardStillLies({}), false);
    sam_.lay(zhangSan());
    EXPECT_EQ(dialogue_.cardStillLies({}), false) << "a fresh card is no obstacle";
    ASSERT_TRUE(read());
    EXPECT_EQ(dialogue_.cardStillLies({}), true);
    sam_.takeAway();
    EXPECT_EQ(dialogue_.cardStillLies({}), false);
    bendOnce([](SecretBytes) { return Wire::Pieces{}; });
    EXPECT_EQ(dialogue_.cardStillLies({}).error().fault, Fault::Timeout) << "silence says nothing of a card";
}

TEST_F(SdtDialogue, ATroubledReaderDoesNotSayThatTheCardHasLeft) {
    sam_.lay(zhangSan());
    ASSERT_TRUE(read());
    struct Row {
        std::uint8_t sw3;
        Result<bool> lies;
    };
    const Row rows[] = {
        {0x21, false},
        {0x31, false},
        {0x40, false},
        {0x41, false},
        {0x80, false},
        {0x90, true},
        {0x91, true},
        {0x23, false}, // a reader that does not permit the question
        {0x24, fail(Fault::Io)},
        {0x50, fail(Fault::Protocol)},
        {0x60, fail(Fault::Faulty)},
        {0x66, false}, // the find that follows says it as well
    };
    for (const Row& row : rows) {
        wire_->bend = [&](const SecretBytes&) {
            return Wire::Pieces{encodeReply({0, 0, row.sw3, SecretBytes(row.sw3 == 0x90 ? 70 : 0)})};
        };
        const auto lies = dialogue_.cardStillLies({});
        ASSERT_EQ(lies.has_value(), row.lies.has_value()) << int(row.sw3);
        if (lies) {
            EXPECT_EQ(*lies, *row.lies) << int(row.sw3);
        } else {
            EXPECT_EQ(lies.error().fault, row.lies.error().fault) << int(row.sw3);
        }
    }
}

TEST_F(SdtDialogue, AFailedReadNeedsTheCardToLeaveAsWell) {
    sam_.lay(zhangSan());
    sam_.failNext(Command::ReadTextAndPhoto, 0x41);
    EXPECT_EQ(read().error().fault, Fault::TryAgain);
    EXPECT_EQ(read().error().fault, Fault::NoCard);
}

TEST_F(SdtDialogue, ACardThatStillMovesIsSelectedAgain) {
    sam_.lay(zhangSan());
    sam_.failNext(Command::SelectCard, 0x81);
    EXPECT_TRUE(read());
}

TEST_F(SdtDialogue, ErrorsSayWhichStepAndWhichStatus) {
    sam_.lay(zhangSan());
    sam_.failNext(Command::SelectCard, 0x32);
    EXPECT_EQ(read().error(), (Error{Fault::AuthFailed, "select card: SW3 32: SAM did not accept the card"}));
}

TEST_F(SdtDialogue, EveryStatusWordIsAFaultOrASuccess) {
    struct Row {
        std::uint8_t sw3;
        std::optional<Fault> fault;
    };
    constexpr Row kRows[] = {
        {0x10, Fault::TryAgain},   {0x11, Fault::TryAgain},   {0x21, Fault::Unsupported},
        {0x23, Fault::Refused},    {0x24, Fault::Io},         {0x31, Fault::AuthFailed},
        {0x32, Fault::AuthFailed}, {0x33, Fault::AuthFailed}, {0x40, Fault::BadData},
        {0x41, Fault::TryAgain},   {0x47, Fault::TryAgain},   {0x50, Fault::Protocol},
        {0x60, Fault::Faulty},     {0x66, Fault::Refused},    {0x80, Fault::NoCard},
        {0x81, Fault::TryAgain},   {0x90, std::nullopt},      {0x91, std::nullopt},
    };
    for (const Row& row : kRows) {
        wire_->bend = [&](const SecretBytes&) { return Wire::Pieces{encodeReply({0, 0, row.sw3, {}})}; };
        const auto answer = dialogue_.ask(Command::SamStatus, {});
        EXPECT_EQ(answer ? std::nullopt : std::optional(answer.error().fault), row.fault) << int(row.sw3);
    }
}

TEST_F(SdtDialogue, ARequestThatArrivedDamagedIsGivenAgain) {
    for (const auto sw3 : {std::uint8_t{0x10}, std::uint8_t{0x11}}) {
        sam_.failNext(Command::SamStatus, sw3);
        EXPECT_TRUE(dialogue_.ask(Command::SamStatus, {})) << int(sw3);
    }
}

TEST_F(SdtDialogue, TheAnswerBehindAComplaintIsNotTakenForTheNextOne) {
    // What a reader says that hears half a request, and then a whole one.
    bendOnce([](const SecretBytes& answer) {
        return Wire::Pieces{hex("AA AA AA 96 69 00 04 00 00 10 14"), answer};
    });
    EXPECT_EQ(dialogue_.cardStillLies({}), false); // SW3 41, twice
    EXPECT_EQ(dialogue_.ask(Command::FindCard, {}).error().fault, Fault::NoCard);
}

TEST_F(SdtDialogue, AnAnswerInSinglesIsOneAnswer) {
    sam_.lay(zhangSan());
    wire_->bend = [](const SecretBytes& answer) {
        Wire::Pieces pieces;
        for (const std::uint8_t byte : answer)
            pieces.push_back({byte});
        return pieces;
    };
    EXPECT_TRUE(read());
}

TEST_F(SdtDialogue, JunkBeforeTheAnswerIsPassedOver) {
    for (const char* junk : {"00 FF 00", "AA AA AA AA AA", "AA AA AA 96", "AA AA AA 96 69 00 05 05 05 05"}) {
        bendOnce([&](SecretBytes answer) { return Wire::Pieces{hex(junk), std::move(answer)}; });
        EXPECT_TRUE(dialogue_.ask(Command::SamStatus, {})) << junk;
    }
}

TEST_F(SdtDialogue, AnAnswerBehindAFrameThatNeverEndsIsFound) {
    // The junk claims 80 bytes; the true answer lies inside them.
    bendOnce([](const SecretBytes& answer) {
        SecretBytes bytes = hex("AA AA AA 96 69 00 50 00");
        bytes.insert(bytes.end(), answer.begin(), answer.end());
        return Wire::Pieces{bytes};
    });
    EXPECT_TRUE(dialogue_.ask(Command::SamStatus, {}));
    EXPECT_EQ(wire_->drained, 0) << "the first answer was enough";
}

TEST_F(SdtDialogue, ADamagedAnswerIsAskedForOnceMore) {
    const std::function<void(SecretBytes&)> damages[] = {
        [](SecretBytes& answer) { answer.back() ^= 1; }, [](SecretBytes& answer) { answer[6] += 9; },
        [](SecretBytes& answer) { answer[6] = 2; },      [](SecretBytes& answer) { answer.pop_back(); },
        [](SecretBytes& answer) { answer[5] = 0xFF; },
    };
    for (const auto& damage : damages) {
        bendOnce([&](SecretBytes answer) {
            damage(answer);
            return Wire::Pieces{std::move(answer)};
        });
        EXPECT_TRUE(dialogue_.ask(Command::SamStatus, {}));
    }
    EXPECT_EQ(wire_->drained, 5) << "what is left of a damaged answer is no answer";
}

TEST_F(SdtDialogue, AnAnswerThatIsDamagedTwiceIsAProtocolError) {
    wire_->bend = [](SecretBytes answer) {
        answer[answer.size() / 2] ^= 1;
        return Wire::Pieces{std::move(answer)};
    };
    EXPECT_EQ(read().error().fault, Fault::Protocol);
}

TEST_F(SdtDialogue, SilenceIsATimeoutAndTheNextQuestionIsAsked) {
    bendOnce([](SecretBytes) { return Wire::Pieces{}; });
    EXPECT_EQ(dialogue_.ask(Command::SamStatus, {}).error().fault, Fault::Timeout);
    EXPECT_TRUE(dialogue_.ask(Command::SamStatus, {}));
}

TEST_F(SdtDialogue, AReaderThatTalksWithoutEndIsATimeoutToo) {
    wire_->bend = [](const SecretBytes&) { return Wire::Pieces(2'000'000, SecretBytes{0x55}); };
    EXPECT_EQ(dialogue_.ask(Command::SamStatus, {}).error().fault, Fault::Timeout);
}

TEST_F(SdtDialogue, ALateAnswerToAnotherQuestionIsNotTakenForThisOne) {
    bendOnce([](const SecretBytes& answer) {
        Wire::Pieces pieces{encodeReply({0, 0, 0x90, SecretBytes(8)})}; // "selected", from before
        pieces.push_back(answer);
        return pieces;
    });
    EXPECT_EQ(dialogue_.ask(Command::FindCard, {}).error().fault, Fault::NoCard);
}

TEST_F(SdtDialogue, AStopEndsIt) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(dialogue_.readCard(false, stop.get_token()).error().fault, Fault::Cancelled);
}

} // namespace
} // namespace hal::sdt
