// The copy's view model: a value goes in, the right signals come out.
#include "kiosk/flows/copy_flow.h"

#include <QSignalSpy>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk {
namespace {

hal::Image grey(int width, int height) {
    return hal::ImageBuilder(width, height, hal::PixelFormat::Grey8).finish();
}

TEST(CopyFlow, TellsOnlyWhatHasChanged) {
    CopyFlow flow;
    QSignalSpy step(&flow, &CopyFlow::stepChanged);
    QSignalSpy progress(&flow, &CopyFlow::progressChanged);
    QSignalSpy options(&flow, &CopyFlow::optionsChanged);

    CopyView view = flow.view();
    view.progress = 0.5;
    flow.present(view);
    flow.present(view);

    EXPECT_EQ(progress.count(), 1);
    EXPECT_EQ(step.count(), 0);
    EXPECT_EQ(options.count(), 0);
    EXPECT_DOUBLE_EQ(flow.progress(), 0.5);
}

TEST(CopyFlow, ShowsThePictureBeforeTheScreenThatNeedsIt) {
    CopyFlow flow;
    bool pictureWasThere = false;
    QObject::connect(&flow, &CopyFlow::stepChanged,
                     [&] { pictureWasThere = flow.card()->present() && flow.corners().size() == 4; });

    CopyView view;
    view.step = CopyFlow::Step::Preview;
    view.card = grey(20, 10);
    view.corners = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    flow.present(view);

    EXPECT_TRUE(pictureWasThere);
    EXPECT_EQ(flow.card()->pixelWidth(), 20);
}

TEST(CopyFlow, KeepsNoPictureAfterAnEmptyViewIsPresented) {
    CopyFlow flow;
    CopyView view;
    view.card = view.glass = view.page = grey(4, 4);
    flow.present(view);

    flow.present({});

    EXPECT_FALSE(flow.card()->present());
    EXPECT_FALSE(flow.glass()->present());
    EXPECT_FALSE(flow.page()->present());
}

TEST(CopyFlow, StaysQuietWhenTheSamePictureIsPresentedAgain) {
    CopyFlow flow;
    CopyView view;
    view.page = grey(4, 4);
    flow.present(view);
    QSignalSpy changed(flow.page(), &VisitPicture::changed);

    flow.present(view);
    EXPECT_EQ(changed.count(), 0);

    view.page = grey(4, 4); // other pixels, though of the same size
    flow.present(view);
    EXPECT_EQ(changed.count(), 1);
}

class ListeningActions : public CopyActions {
public:
    MOCK_METHOD(void, choose, (CopyFlow::What, bool), (override));
    MOCK_METHOD(void, startScan, (), (override));
    MOCK_METHOD(void, cancelWork, (), (override));
    MOCK_METHOD(void, turn, (), (override));
    MOCK_METHOD(void, moveCorner, (int, QPointF), (override));
    MOCK_METHOD(void, acceptSide, (), (override));
    MOCK_METHOD(void, addPage, (), (override));
    MOCK_METHOD(void, setCopies, (int), (override));
    MOCK_METHOD(void, setMono, (bool), (override));
    MOCK_METHOD(void, setPurposeIndex, (int), (override));
    MOCK_METHOD(void, setOwnPurpose, (const QString&), (override));
    MOCK_METHOD(void, print, (), (override));
    MOCK_METHOD(void, retry, (), (override));
    MOCK_METHOD(void, back, (), (override));
    MOCK_METHOD(void, checkLeftBehind, (), (override));
    MOCK_METHOD(void, printAgain, (), (override));
};

TEST(CopyFlow, HandsOnWhatIsTouchedAndChangesNothingByItself) {
    CopyFlow flow;
    testing::StrictMock<ListeningActions> actions;
    flow.setActions(&actions);
    EXPECT_CALL(actions, choose(CopyFlow::What::Card, false));
    EXPECT_CALL(actions, moveCorner(2, QPointF(0.5, 0.25)));
    EXPECT_CALL(actions, setCopies(3));
    EXPECT_CALL(actions, print());

    flow.chooseOtherCard();
    flow.moveCorner(2, {0.5, 0.25});
    flow.setProperty("copies", 3);
    flow.print();

    EXPECT_EQ(flow.copies(), 1);
}

} // namespace
} // namespace kiosk
