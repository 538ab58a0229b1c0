// The states of 诉求直达, from what it is about to the number that the resident takes along.
#include "tests/ui/appeal_stages.h"

#include "services/filing/qr.h"
#include "tests/ui/specimens.h"

namespace ui_test {
namespace {

using Flow = kiosk::AppealFlow;
using kiosk::AppealView;
using kiosk::CopyView;
using kiosk::SessionView;

// As a policy fills them; a street has more grids than a screen has room for.
void furnishAppeal(kiosk::AppealFlow& flow, int grids) {
    flow.categories()->setRows({{"lamp", "路灯不亮", "Street light out", "", "", "lamp", "", true},
                                {"road", "路面破损", "Broken road", "", "", "road", "", true},
                                {"waste", "垃圾清运", "Waste", "", "", "trash", "", true},
                                {"water", "漏水积水", "Leaking water", "", "", "drop", "", true},
                                {"noise", "噪声扰民", "Noise", "", "", "noise", "", true},
                                {"parking", "乱停车", "Parking", "", "", "car", "", true},
                                {"elevator", "电梯故障", "Lift broken", "", "", "elevator", "", true},
                                {"green", "绿化树木", "Trees, lawns", "", "", "tree", "", true},
                                {"other", "其他问题", "Something else", "", "", "more", "", true}});
    flow.streets()->setRows({{"s01", "小海街道", "Xiaohai Subdistrict", "", "", "", "", true},
                             {"s02", "新村街道", "Xincun Subdistrict", "", "", "", "", true}});
    std::vector<kiosk::TileRow> rows;
    for (int i = 1; i <= grids; ++i)
        rows.push_back({QStringLiteral("g%1").arg(i), QStringLiteral("第%1网格").arg(i),
                        QStringLiteral("Grid %1").arg(i), i % 2 ? "阳光花园" : "",
                        i % 2 ? "Sunshine Garden" : "", "", "", true});
    flow.grids()->setRows(std::move(rows));
    flow.setHelp("急事请打市民热线", "If it is urgent, call the city hotline", "12345");
}

Stage appeal(const std::string& name, const std::function<void(AppealView&)>& how, int grids = 8) {
    return {.name = "appeal-" + name,
            .set = [](SessionView& s, CopyView&) { s.screen = kiosk::Session::Screen::Appeal; },
            .devices =
                [how, grids](kiosk::Session& session) {
                    AppealView view;
                    view.category = 0;
                    view.grid = view.hereGrid = 4;
                    view.pagesMax = 6;
                    how(view);
                    furnishAppeal(*session.appeal(), grids);
                    session.appeal()->present(view);
                }};
}

void typed(AppealView& view, const QString& digits, Flow::CallbackForm form, int missing = 0) {
    view.step = Flow::Step::Callback;
    view.callback = digits;
    view.callbackForm = form;
    view.callbackMissing = missing;
}

void receipt(AppealView& view, Flow::Slip slip) {
    view.step = Flow::Step::Receipt;
    view.number = "XH01-000123-7";
    view.code = filing::qrPicture("https://progress.example/p/00112233445566778899aabbccddeeff", 8).value();
    view.slip = slip;
}

Stage closed(const std::string& name, kiosk::Session::ComingReason reason) {
    return {.name = "appeal-closed-" + name, .set = [reason](SessionView& s, CopyView&) {
                s.screen = kiosk::Session::Screen::Coming;
                s.comingTile = "appeal";
                s.comingReason = reason;
            }};
}

} // namespace

std::vector<Stage> appealStages() {
    using Reason = kiosk::Session::ComingReason;
    return {
        appeal("category", [](AppealView& v) { v.step = Flow::Step::Category; }),
        appeal("place", [](AppealView& v) { v.step = Flow::Step::Place; }),
        appeal(
            "place-many", [](AppealView& v) { v.step = Flow::Step::Place; }, 52),
        appeal("street", [](AppealView& v) { v.step = Flow::Step::Street; }),
        appeal("pages-none", [](AppealView& v) { v.step = Flow::Step::Pages; }),
        appeal("pages-scanning",
               [](AppealView& v) {
                   v.step = Flow::Step::Pages;
                   v.scanning = true;
               }),
        appeal("pages-two",
               [](AppealView& v) {
                   v.step = Flow::Step::Pages;
                   v.pageCount = 2;
                   v.page = specimenText();
               }),
        appeal("pages-full-failed",
               [](AppealView& v) {
                   v.step = Flow::Step::Pages;
                   v.pageCount = v.pagesMax;
                   v.page = specimenText();
                   v.scanTrouble = kiosk::CopyFlow::Trouble::ScannerFailed;
               }),
        appeal("callback-none", [](AppealView& v) { v.step = Flow::Step::Callback; }),
        appeal("callback-short", [](AppealView& v) { typed(v, "13800", Flow::CallbackForm::TooShort, 6); }),
        appeal("callback-good", [](AppealView& v) { typed(v, "13800000000", Flow::CallbackForm::Good); }),
        appeal("callback-wrong", [](AppealView& v) { typed(v, "999999999999", Flow::CallbackForm::Wrong); }),
        appeal("review",
               [](AppealView& v) {
                   typed(v, "051280000000", Flow::CallbackForm::Good);
                   v.step = Flow::Step::Review;
                   v.pageCount = 2;
               }),
        appeal("review-away",
               [](AppealView& v) {
                   v.step = Flow::Step::Review;
                   v.alerted = false;
               }),
        appeal("filing", [](AppealView& v) { v.step = Flow::Step::Filing; }),
        appeal("failed", [](AppealView& v) { v.step = Flow::Step::Failed; }),
        appeal("receipt-printing", [](AppealView& v) { receipt(v, Flow::Slip::Printing); }),
        appeal("receipt-delivered",
               [](AppealView& v) {
                   receipt(v, Flow::Slip::Printed);
                   v.delivered = true;
                   v.originalsLeft = true;
               }),
        appeal("receipt-away",
               [](AppealView& v) {
                   receipt(v, Flow::Slip::NotPrinted);
                   v.alerted = false;
               }),
        appeal("receipt-unknown",
               [](AppealView& v) {
                   receipt(v, Flow::Slip::Unknown);
                   v.alerted = false;
               }),
        closed("rejected", Reason::CenterRejects),
        closed("too-long", Reason::CenterAwayTooLong),
        closed("full", Reason::OutboxFull),
    };
}

} // namespace ui_test
