// The states of the frame's own screens; those of the copy come from copy_stages.cpp.
#include "tests/ui/stages.h"

#include "tests/ui/appeal_stages.h"
#include "tests/ui/copy_stages.h"
#include "tests/ui/technician_stages.h"

namespace ui_test {
namespace {

using Screen = kiosk::Session::Screen;
using Reason = kiosk::Session::OutReason;
using kiosk::CopyView;
using kiosk::SessionView;

Stage outOfService(const std::string& name, Reason reason) {
    return {.name = name, .set = [reason](SessionView& s, CopyView&) {
                s.screen = Screen::OutOfService;
                s.outReason = reason;
            }};
}

Stage coming(const std::string& name, const QString& tile) {
    return {.name = name, .set = [tile](SessionView& s, CopyView&) {
                s.screen = Screen::Coming;
                s.comingTile = tile;
            }};
}

Stage farewell(const std::string& name, const std::function<void(CopyView&)>& how) {
    return {.name = name, .set = [how](SessionView& s, CopyView& c) {
                s.screen = Screen::Farewell;
                s.farewellSecondsLeft = 15;
                s.farewellSecondsTotal = 20;
                c.step = kiosk::CopyFlow::Step::Done;
                c.leftBehindKnown = true;
                c.sheetsPrinted = 1;
                how(c);
            }};
}

std::vector<Stage> frameStages() {
    std::vector<Stage> all;
    all.push_back(
        {.name = "starting", .set = [](SessionView& s, CopyView&) { s.screen = Screen::Starting; }});
    all.push_back(outOfService("out-switched-off", Reason::SwitchedOff));
    all.push_back(outOfService("out-no-printer", Reason::NoPrinter));
    all.push_back(outOfService("out-paper", Reason::PaperOut));
    all.push_back(outOfService("out-tray-open", Reason::TrayOpen));
    all.push_back(outOfService("out-paper-wrong", Reason::PaperWrong));
    all.push_back(outOfService("out-no-scanner", Reason::NoScanner));
    all.push_back(outOfService("out-storage", Reason::Storage));
    all.push_back(outOfService("out-on-battery", Reason::OnBattery));
    all.push_back(outOfService("out-tampered", Reason::Tampered));
    all.push_back({.name = "home", .set = [](SessionView& s, CopyView&) { s.screen = Screen::Home; }});
    all.push_back({.name = "home-quiet", .set = [](SessionView& s, CopyView&) {
                       s.screen = Screen::Home;
                       s.announcementZh.clear();
                       s.announcementEn.clear();
                   }});
    all.push_back({.name = "home-paper-out",
                   .set = [](SessionView& s, CopyView&) { s.screen = Screen::Home; },
                   .devices =
                       [](kiosk::Session& session) {
                           session.devices()->put({"printer", "page_printer",
                                                   kiosk::DeviceModel::Health::Fault, "out_of_paper", true});
                           session.devices()->put(
                               {"scanner", "scanner", kiosk::DeviceModel::Health::Unknown, "", true});
                       }});
    all.push_back({.name = "home-staff",
                   .set = [](SessionView& s, CopyView&) { s.screen = Screen::Home; },
                   .over = Stage::Over::StaffPanel});
    all.push_back({.name = "home-staff-called",
                   .set =
                       [](SessionView& s, CopyView&) {
                           s.screen = Screen::Home;
                           s.staffCalled = true;
                       },
                   .over = Stage::Over::StaffPanel});
    all.push_back({.name = "menu", .set = [](SessionView& s, CopyView&) { s.screen = Screen::Menu; }});
    all.push_back({.name = "menu-headset", .set = [](SessionView& s, CopyView&) {
                       s.screen = Screen::Menu;
                       s.headset = true;
                   }});
    all.push_back(coming("coming-tile", "appeal"));
    all.push_back(coming("coming-service", "print_usb"));
    return all;
}

std::vector<Stage> endStages() {
    std::vector<Stage> all;
    all.push_back(farewell("farewell", [](CopyView& c) { c.canPrintAgain = true; }));
    all.push_back(farewell("farewell-card-forgotten", [](CopyView& c) { c.leftBehind = true; }));
    all.push_back(farewell("farewell-document", [](CopyView& c) {
        c.what = kiosk::CopyFlow::What::Document;
        c.sheetsPrinted = 12;
    }));
    all.push_back(farewell("farewell-nothing-printed", [](CopyView& c) {
        c.sheetsPrinted = 0;
        c.identityCard = false;
    }));
    all.push_back({.name = "idle",
                   .set =
                       [](SessionView& s, CopyView&) {
                           s.screen = Screen::Menu;
                           s.idleWarning = true;
                           s.idleSecondsLeft = 20;
                           s.idleSecondsTotal = 20;
                       },
                   .over = Stage::Over::IdleDialog});
    return all;
}

} // namespace

const std::vector<Stage>& stages() {
    static const std::vector<Stage> all = [] {
        std::vector<Stage> list = frameStages();
        for (const auto& more : {appealStages(), copyStages(), endStages(), technicianStages()})
            list.insert(list.end(), more.begin(), more.end());
        return list;
    }();
    return all;
}

kiosk::HallInfo specimenHall() {
    return {.name = "小海街道为民服务中心",
            .nameEn = "Xiaohai Subdistrict Public Service Hall",
            .kiosk = "1 号机",
            .kioskEn = "Machine 1",
            .staffPlace = "一楼总服务台",
            .staffPlaceEn = "the front desk, ground floor",
            .demonstration = true,
            .voiced = true};
}

void furnish(kiosk::Session& session) {
    session.tiles()->setRows({
        {"copy", "便民服务", "Copy & print", "复印、打印、扫描", "Copy, print, scan", "print", "sea", true},
        {"apply", "办事申报", "Apply", "在这里填表、交材料", "Fill in forms and submit", "apply", "indigo",
         false},
        {"appeal", "诉求直达", "Report an issue", "反映问题、提建议", "Tell us what is wrong", "appeal",
         "amber", false},
        {"progress", "进度查询", "Check progress", "我的事办到哪了", "See where your case is", "progress",
         "green", false},
        {"enterprise", "企业服务", "For business", "开办、年报、政策", "Start-up, filing, policy",
         "enterprise", "plum", false},
        {"guide", "办事指南", "Guides", "要带什么、去哪办", "What to bring, where to go", "guide", "olive",
         false},
    });
    session.convenience()->setRows({
        {"copy_card", "自助复印", "Copy a card", "身份证、银行卡，两面印在一张纸上",
         "ID card, bank card: both sides on one page", "copy", "", true},
        {"copy_document", "文件复印", "Copy pages", "合同、表格、书页", "Contracts, forms, books", "a4", "",
         true},
        {"print_certificate", "证明打印", "Certificates", "居住、社保证明", "Residence, insurance",
         "certificate", "", false},
        {"scan", "材料扫描", "Scan", "扫进手机、存好", "To your phone", "scan", "", false},
        {"print_phone", "手机上传打印", "From a phone", "手机扫码传文件", "Scan a code to upload",
         "phone-upload", "", false},
        {"print_photo", "证件照打印", "Photos", "一寸、二寸照片", "Passport size", "image", "", false},
        {"print_usb", "U盘打印", "From USB", "PDF、Word、图片", "PDF, Word, pictures", "usb", "", false},
    });
    session.devices()->setRows({
        {"printer", "page_printer", kiosk::DeviceModel::Health::Ok, "", true},
        {"scanner", "scanner", kiosk::DeviceModel::Health::Ok, "", true},
    });
    session.copy()->purposes()->setRows({
        {"insurance", "仅供办理保险理赔使用", "Insurance claim only"},
        {"social_security", "仅供办理社保业务使用", "Social security only"},
        {"school", "仅供办理入学报名使用", "School enrolment only"},
        {"housing_fund", "仅供办理公积金使用", "Housing fund only"},
    });
}

} // namespace ui_test
