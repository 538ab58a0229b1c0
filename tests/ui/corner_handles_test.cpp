// The corners of an uncertain card, set right by a hand: by a mouse, and by a finger.
#include <QTest>

#include <gtest/gtest.h>

#include "tests/ui/by_name.h"
#include "tests/ui/scene.h"

namespace ui_test {
namespace {

// What the resident did to the copy; the screen shows it as the flow would.
class Flow : public kiosk::CopyActions {
public:
    explicit Flow(kiosk::CopyFlow& flow) : flow_(flow) { flow_.setActions(this); }
    ~Flow() override { flow_.setActions(nullptr); }
    void moveCorner(int index, QPointF to) override {
        moves.push_back({index, to});
        kiosk::CopyView view = flow_.view();
        view.corners[index] = to;
        flow_.present(view);
    }
    void choose(kiosk::CopyFlow::What, bool) override {}
    void startScan() override {}
    void cancelWork() override {}
    void turn() override {}
    void acceptSide() override {}
    void addPage() override {}
    void setCopies(int) override {}
    void setMono(bool) override {}
    void setPurposeIndex(int) override {}
    void setOwnPurpose(const QString&) override {}
    void print() override {}
    void retry() override {}
    void back() override {}
    void checkLeftBehind() override {}
    void printAgain() override {}

    struct Move {
        int corner;
        QPointF to; // 0..1 of the glass
    };
    std::vector<Move> moves;

private:
    kiosk::CopyFlow& flow_;
};

const Stage& uncertainPreview() {
    return *std::find_if(stages().begin(), stages().end(),
                         [](const Stage& stage) { return stage.name == "copy-preview-uncertain"; });
}

class CornerHandles : public testing::TestWithParam<Variant> {
protected:
    static void SetUpTestSuite() {
        shared_ = std::make_unique<Scene>();
        finger_ = QTest::createTouchDevice();
    }
    static void TearDownTestSuite() { shared_.reset(); }
    CornerHandles() {
        scene().session().present({}); // nothing stays chosen from the test before
        scene().show(uncertainPreview(), GetParam());
    }
    static Scene& scene() { return *shared_; }
    static kiosk::CopyFlow& copy() { return *scene().session().copy(); }

    // Centre of the handle in the window; in Chinese, as the stage is shown.
    QPoint handle(const char* name) { return controlAt(scene().window(), name); }
    // How far on the glass a way on the screen is, from two corners that stand apart both ways.
    QPointF onGlass(QPointF way) {
        const QPointF pixels = handle(kBottomRight) - handle(kTopLeft);
        const QPointF glass = copy().corners()[2] - copy().corners()[0];
        return {way.x() * glass.x() / pixels.x(), way.y() * glass.y() / pixels.y()};
    }
    void expectNear(QPointF a, QPointF b) {
        const QPointF pixel = onGlass({2, 2}); // a handle stands on whole pixels
        EXPECT_NEAR(a.x(), b.x(), pixel.x());
        EXPECT_NEAR(a.y(), b.y(), pixel.y());
    }

    static constexpr const char* kTopLeft = "左上角";
    static constexpr const char* kBottomRight = "右下角";
    static inline QPointingDevice* finger_ = nullptr;

private:
    static inline std::unique_ptr<Scene> shared_;
};

TEST_P(CornerHandles, FollowAMouseThatDragsThem) {
    Flow flow(copy());
    const QPoint from = handle(kTopLeft);
    ASSERT_FALSE(from.isNull()) << "no such control";
    const QPointF wanted = copy().corners()[0] + onGlass({-40, 24});
    QTest::mousePress(&scene().window(), Qt::LeftButton, {}, from);
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(&scene().window(), from + QPoint(-10, 6) * step);
    EXPECT_TRUE(flow.moves.empty()) << "the cut waits until the hand lets go";
    QTest::mouseRelease(&scene().window(), Qt::LeftButton, {}, from + QPoint(-40, 24));
    ASSERT_EQ(flow.moves.size(), 1U);
    EXPECT_EQ(flow.moves[0].corner, 0);
    expectNear(flow.moves[0].to, wanted);
}

TEST_P(CornerHandles, FollowAFingerThatDragsThem) {
    Flow flow(copy());
    const QPoint from = handle(kBottomRight);
    ASSERT_FALSE(from.isNull()) << "no such control";
    const QPointF wanted = copy().corners()[2] + onGlass({30, -18});
    QTest::touchEvent(&scene().window(), finger_).press(0, from, &scene().window());
    for (int step = 1; step <= 3; ++step)
        QTest::touchEvent(&scene().window(), finger_)
            .move(0, from + QPoint(10, -6) * step, &scene().window());
    QTest::touchEvent(&scene().window(), finger_).release(0, from + QPoint(30, -18), &scene().window());
    ASSERT_EQ(flow.moves.size(), 1U);
    EXPECT_EQ(flow.moves[0].corner, 2);
    expectNear(flow.moves[0].to, wanted);
}

TEST_P(CornerHandles, GoWhereTheSecondTouchSays) {
    Flow flow(copy());
    const QPoint from = handle(kTopLeft);
    ASSERT_FALSE(from.isNull()) << "no such control";
    const QPoint to = (from + handle(kBottomRight)) / 2; // the middle of the card: no handle lies there
    const QPointF wanted = copy().corners()[0] + onGlass(to - from);
    QTest::mouseClick(&scene().window(), Qt::LeftButton, {}, to);
    EXPECT_TRUE(flow.moves.empty()) << "nothing was chosen yet";
    QTest::mouseClick(&scene().window(), Qt::LeftButton, {}, from);
    QTest::mouseClick(&scene().window(), Qt::LeftButton, {}, to);
    ASSERT_EQ(flow.moves.size(), 1U);
    EXPECT_EQ(flow.moves[0].corner, 0);
    expectNear(flow.moves[0].to, wanted);
}

TEST_P(CornerHandles, NeverLeaveTheGlass) {
    Flow flow(copy());
    const QPoint from = handle(kTopLeft);
    ASSERT_FALSE(from.isNull()) << "no such control";
    QTest::mousePress(&scene().window(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&scene().window(), from - QPoint(20, 20));
    QTest::mouseMove(&scene().window(), QPoint(2, 2));
    QTest::mouseRelease(&scene().window(), Qt::LeftButton, {}, QPoint(2, 2));
    ASSERT_EQ(flow.moves.size(), 1U);
    EXPECT_TRUE(QRectF(0, 0, 1, 1).contains(flow.moves[0].to));
}

INSTANTIATE_TEST_SUITE_P(Ui, CornerHandles,
                         testing::Values(Variant{.look = looks().front()},
                                         Variant{.landscape = true, .look = looks().front()},
                                         Variant{.look = looks().back()}),
                         [](const auto& variant) {
                             std::string name = variant.param.name();
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

} // namespace
} // namespace ui_test
