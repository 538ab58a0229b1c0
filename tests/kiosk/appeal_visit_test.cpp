// Whole visits of residents who file something, against faked services and a clock turned by hand.
#include <atomic>

#include "visitor.h"

#include "appeal_samples.h"

namespace kiosk::appeals {
class FakeAppeals : public AppealServices {
public:
    std::atomic<AppealDoor> door = AppealDoor::Open;
    std::atomic<bool> alerted = true, held = true;
    std::atomic<int> files = 0, slips = 0;
    std::optional<hal::Fault> refuses;
    AppealOrder order;
    bool slipInEnglish = false, slipAlerted = true;

    AppealStanding standing() override { return {door, alerted}; }
    hal::Result<FiledAppeal> file(const AppealOrder& filed) override {
        order = filed;
        ++files;
        if (refuses)
            return hal::fail(*refuses);
        return filedAppeal();
    }
    hal::Result<SlipOutcome> printSlip(const AppealOrder& printed, const outbox::Filed&, bool heard,
                                       std::stop_token) override {
        slipInEnglish = printed.english;
        slipAlerted = heard;
        ++slips;
        return SlipOutcome::Printed;
    }
    hal::Result<bool> waits(const wire::Uuid&) override { return held.load(); }
};

inline catalog::Policy policyWithAppeals() {
    catalog::Policy with = policy();
    with.tiles.push_back({"appeal", {"诉求直达", "Report"}, {}, "appeal", "amber", true});
    catalog::Appeals appeals;
    appeals.categories = {{"lamp", {"路灯", "Lamp"}, "lamp"}, {"noise", {"噪声", "Noise"}, "noise"}};
    appeals.streets = {
        {"s01", {"小海", "Xiaohai"}, {{"s01-g001", {"1", "1"}, {}}, {"s01-g002", {"2", "2"}, {}}}},
        {"s02", {"新村", "Xincun"}, {{"s02-g001", {"1", "1"}, {}}}}};
    appeals.here = "s01-g002";
    appeals.whomToAsk = {"热线", "Hotline"};
    appeals.telephone = "12345";
    with.appeals = appeals;
    return with;
}

class Applicant : public Visitor {
protected:
    Applicant() {
        controller.setPolicy(policyWithAppeals());
        controller.setAppeals(&appeals);
        standing();
    }
    AppealFlow& flow() { return *session.appeal(); }
    bool tileOpen() { return session.tiles()->rows().back().available; }
    void standing() {
        until([this] { return jobs.running() == 0; });
    }
    void untilAppeal(AppealFlow::Step step) {
        until([this, step] { return flow().step() == step; });
    }
    void typeNumber() {
        for (const int digit : {1, 3, 8, 0, 0, 0, 0, 0, 0, 0, 0})
            flow().typeDigit(digit);
    }
    void toReview() {
        session.openTile(QStringLiteral("appeal"));
        ASSERT_EQ(session.screen(), Screen::Appeal);
        flow().chooseCategory(1);
        flow().chooseGrid(1);
        flow().scan();
        until([this] { return flow().pageCount() == 1; });
        flow().next();
        typeNumber();
        flow().next();
        ASSERT_EQ(flow().step(), AppealFlow::Step::Review);
    }

    FakeAppeals appeals;
};

TEST_F(Applicant, FilesAndTakesANumberAlong) {
    session.setLanguage(Session::Language::English);
    toReview();
    flow().file();
    untilAppeal(AppealFlow::Step::Receipt);
    EXPECT_TRUE(flow().number().startsWith(QLatin1String("XH01-000007")));
    EXPECT_TRUE(flow().code()->present());
    until([this] { return flow().slip() == AppealFlow::Slip::Printed; });
    EXPECT_EQ(appeals.order.category, 1U);
    EXPECT_EQ(appeals.order.pages.size(), 1U);
    EXPECT_EQ(appeals.order.callback.view(), "13800000000");
    EXPECT_TRUE(appeals.slipInEnglish);
    EXPECT_FALSE(flow().delivered());
    appeals.held = false;
    until([this] { return flow().delivered(); });
    flow().finish();
    EXPECT_EQ(session.screen(), Screen::Home);
    EXPECT_EQ(appeals.files, 1);
    EXPECT_EQ(appeals.slips, 1);
    EXPECT_TRUE(flow().number().isEmpty());
    EXPECT_FALSE(flow().code()->present());
    EXPECT_FALSE(controller.inVisit());
}

TEST_F(Applicant, WhoLeavesLeavesNothingBehind) {
    toReview();
    pass(60s);
    EXPECT_TRUE(session.idleWarning());
    pass(20s);
    EXPECT_EQ(session.screen(), Screen::Home);
    EXPECT_TRUE(flow().callback().isEmpty());
    EXPECT_FALSE(flow().page()->present());
    EXPECT_EQ(flow().pageCount(), 0);
    EXPECT_EQ(appeals.files, 0);
}

TEST_F(Applicant, IsToldThatNobodyIsAlertedBeforeItIsFiled) {
    appeals.alerted = false;
    controller.setAppeals(&appeals);
    standing();
    toReview();
    EXPECT_FALSE(flow().alerted());
    EXPECT_EQ(flow().telephone(), QLatin1String("12345"));
    flow().file();
    untilAppeal(AppealFlow::Step::Receipt);
    until([this] { return appeals.slips == 1; });
    EXPECT_FALSE(appeals.slipAlerted);
}

TEST_F(Applicant, CanTryAgainWhenNothingWasFiled) {
    appeals.refuses = hal::Fault::Storage;
    toReview();
    flow().file();
    untilAppeal(AppealFlow::Step::Failed);
    appeals.refuses.reset();
    flow().file();
    untilAppeal(AppealFlow::Step::Receipt);
}

TEST_F(Applicant, SeesWhyTheDoorIsClosed) {
    const std::pair<AppealDoor, Session::ComingReason> kReasons[] = {
        {AppealDoor::NotHere, Session::ComingReason::NotYet},
        {AppealDoor::Rejected, Session::ComingReason::CenterRejects},
        {AppealDoor::TooLong, Session::ComingReason::CenterAwayTooLong},
        {AppealDoor::Full, Session::ComingReason::OutboxFull}};
    for (const auto& [door, reason] : kReasons) {
        appeals.door = door;
        controller.setAppeals(&appeals);
        standing();
        EXPECT_EQ(tileOpen(), door != AppealDoor::NotHere);
        session.openTile(QStringLiteral("appeal"));
        EXPECT_EQ(session.screen(), Screen::Coming);
        EXPECT_EQ(session.comingReason(), reason);
        session.goHome();
    }
}

TEST_F(Applicant, TheGridsAreThoseOfTheStreetThatIsShown) {
    session.openTile(QStringLiteral("appeal"));
    EXPECT_EQ(flow().hereGrid(), 1);
    EXPECT_EQ(flow().grids()->count(), 2);
    flow().chooseCategory(0);
    flow().otherStreet();
    flow().chooseStreet(1);
    EXPECT_EQ(flow().grids()->count(), 1);
}

TEST_F(Applicant, ACopyAfterwardsIsACopy) {
    session.openTile(QStringLiteral("appeal"));
    flow().back();
    EXPECT_EQ(session.screen(), Screen::Home);
    openCardCopy();
    EXPECT_EQ(session.screen(), Screen::Copy);
}

} // namespace kiosk::appeals
