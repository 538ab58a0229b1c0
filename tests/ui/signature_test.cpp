// A finger writes on the board; another one beside it writes nothing.
#include <QTest>

#include <gtest/gtest.h>

#include "tests/ui/by_name.h"
#include "tests/ui/scene.h"

namespace ui_test {
namespace {

const Stage& touchPage() {
    return *std::find_if(stages().begin(), stages().end(),
                         [](const Stage& stage) { return stage.name == "technician-touch"; });
}

TEST(SignatureBoard, TakesTheStrokesOfAFingerAndShowsThem) {
    Scene scene;
    scene.show(touchPage(), Variant{});
    const kiosk::SignatureInk& ink = *scene.session().signature();
    QPointingDevice* finger = QTest::createTouchDevice();
    const QPoint at = controlAt(scene.window(), "请在这里写");
    ASSERT_FALSE(at.isNull());
    const auto line = [&](QPoint from, QPoint by) {
        QTest::touchEvent(&scene.window(), finger).press(0, from, &scene.window());
        for (int step = 1; step <= 4; ++step)
            QTest::touchEvent(&scene.window(), finger).move(0, from + by * step, &scene.window());
        QTest::touchEvent(&scene.window(), finger).release(0, from + by * 4, &scene.window());
    };
    const QImage before = scene.picture();
    line(at, {20, 10});
    ASSERT_EQ(ink.signature().strokes().size(), 1U);
    EXPECT_GE(ink.signature().strokes()[0].size(), 2U); // one point a frame
    line(at - QPoint(100, 0), {0, 20});
    EXPECT_EQ(ink.signature().strokes().size(), 2U);
    scene.settle();
    EXPECT_EQ(QColor(scene.picture().pixel(at + QPoint(20, 10))), QColor(Qt::black));
    EXPECT_NE(scene.picture(), before);

    scene.session().signature()->clear();
    scene.settle();
    EXPECT_EQ(scene.picture(), before);
}

} // namespace
} // namespace ui_test
