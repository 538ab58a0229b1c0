// The easy view on a machine with a voice: read once when a page comes, again by its key, silent at a touch.
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "tests/ui/by_name.h"
#include "tests/ui/scene.h"

namespace ui_test {
namespace {

class EasyViewVoice : public testing::Test {
protected:
    void show(const std::string& name, bool elder, bool english = false) {
        show(name, looks()[elder ? 1 : 0], english);
    }
    void show(const std::string& name, const Look& look, bool english = false) {
        const auto stage = std::find_if(stages().begin(), stages().end(),
                                        [&](const Stage& each) { return each.name == name; });
        ASSERT_NE(stage, stages().end());
        scene.show(*stage, {.english = english, .look = look});
    }
    QString last() const { return spoken.isEmpty() ? QString() : spoken.last().first().toString(); }

    Scene scene;
    QSignalSpy spoken{&scene.session(), &kiosk::Session::spoken};
    QSignalSpy hushed{&scene.session(), &kiosk::Session::hushed};
};

TEST_F(EasyViewVoice, ReadsEachPageOnceByItselfAndAgainByItsKey) {
    show("copy-guide-front", true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return spoken.count() == 1; }, 10'000));
    EXPECT_EQ(last(), QStringLiteral("有照片的一面朝下放"));
    QTest::mouseClick(&scene.window(), Qt::LeftButton, {}, controlAt(scene.window(), "再听一遍"));
    ASSERT_EQ(spoken.count(), 2);
    EXPECT_EQ(last(), QStringLiteral("有照片的一面朝下放"));
    EXPECT_GE(hushed.count(), 1) << "a touch ends what is being said";

    show("farewell", true, true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return spoken.count() == 3; }, 10'000));
    EXPECT_EQ(last(), QStringLiteral("Finished. Take your ID card and copies"));
}

TEST_F(EasyViewVoice, NeverReadsTheOwnPurposeOutInTheHall) {
    show("copy-options-words-chosen", Look{.name = "elder-low", .elder = true, .low = true});
    QTest::mouseClick(&scene.window(), Qt::LeftButton, {}, controlAt(scene.window(), "再听一遍"));
    ASSERT_GE(spoken.count(), 1);
    EXPECT_EQ(last(), QStringLiteral("自己写用途"));
}

TEST_F(EasyViewVoice, SaysTheIdleWarning) {
    show("idle", true);
    EXPECT_EQ(last(), QStringLiteral("您还在吗？"));
}

TEST_F(EasyViewVoice, IsSilentInTheNormalViewWhichKeepsItsKeyHome) {
    show("copy-guide-front", false);
    show("idle", false);
    EXPECT_TRUE(spoken.isEmpty());
    show("copy-guide-front", false);
    EXPECT_FALSE(controlAt(scene.window(), "回首页").isNull());
    EXPECT_TRUE(controlAt(scene.window(), "再听一遍").isNull());
}

} // namespace
} // namespace ui_test
