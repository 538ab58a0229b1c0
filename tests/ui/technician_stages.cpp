#include "tests/ui/technician_stages.h"

#include <QQuickItem>
#include <QQuickWindow>

namespace ui_test {
namespace {

using kiosk::InventoryRow;
using kiosk::MeasurementRow;
using kiosk::Technician;
using kiosk::TechnicianView;
using Health = kiosk::DeviceModel::Health;

InventoryRow row(const char* kind, Health health, const char* fault = "", const char* detail = "") {
    InventoryRow row;
    row.slot = row.kind = QString::fromUtf8(kind);
    row.health = health;
    row.fault = QString::fromUtf8(fault);
    row.detail = QString::fromUtf8(detail);
    row.name = QStringLiteral("Specimen Works MFP 1200");
    row.serial = QStringLiteral("SN-000000000042");
    row.firmware = QStringLiteral("3.14.159");
    row.address = QStringLiteral("sim:device");
    row.simulated = true;
    return row;
}

std::vector<InventoryRow> hallDevices() {
    InventoryRow printer = row("page_printer", Health::Attention, "paper_near_end", "media-low");
    printer.supplies = QStringLiteral("black toner 40 %; cyan toner 12 %");
    printer.trays = QStringLiteral("tray-1 A4 5 %; manual");
    printer.adviceZh = QStringLiteral("纸快用完：加 A4 纸。");
    printer.adviceEn = QStringLiteral("Paper is running low: fill in A4.");
    printer.rounds = 100;
    printer.passed = 98;
    return {row("scanner", Health::Ok),
            printer,
            row("id_reader", Health::Fault, "unplugged"),
            row("receipt_printer", Health::Unknown),
            row("smart_card_reader", Health::Ok),
            row("code_scanner", Health::Ok),
            row("camera", Health::Fault, "faulty"),
            row("auxiliary", Health::Ok)};
}

Stage technician(const std::string& name, const std::function<void(TechnicianView&, Technician&)>& how) {
    return {
        .name = "technician-" + name,
        .set = [](kiosk::SessionView& s, kiosk::CopyView&) { s.screen = kiosk::Session::Screen::Technician; },
        .devices =
            [how](kiosk::Session& session) {
                session.technician()->devices()->setRows(hallDevices());
                session.technician()->measurements()->setRows({});
                session.signature()->clear();
                TechnicianView view;
                how(view, *session.technician());
                session.technician()->present(view);
            }};
}

Stage lock(const std::string& name, Technician::Obstacle obstacle) {
    return technician("lock" + name, [obstacle](TechnicianView& v, Technician&) {
        v.pinDigits = obstacle == Technician::Obstacle::None ? 4 : 0;
        v.obstacle = obstacle;
        v.triesLeft = 3;
        v.waitSeconds = 57;
    });
}

Stage tested(const std::string& name, const char* kind, bool passed) {
    return technician(name, [kind, passed](TechnicianView& v, Technician& screens) {
        v.page = Technician::Page::Test;
        v.device =
            row(kind, passed ? Health::Ok : Health::Fault, passed ? "" : "offline", "host does not answer");
        v.device.rounds = 3;
        v.device.passed = passed ? 3 : 0;
        v.lastMs = 1234;
        v.mostMs = 2345;
        if (!passed) {
            v.testFault = QStringLiteral("offline");
            v.testRemedy = QStringLiteral("technician");
            return;
        }
        MeasurementRow scale;
        scale.what = QStringLiteral("scale_x");
        scale.measured = 100.0213;
        scale.unit = QStringLiteral("percent");
        scale.passed = true;
        screens.measurements()->setRows({scale, scale});
    });
}

} // namespace

std::vector<Stage> technicianStages() {
    using Page = Technician::Page;
    std::vector<Stage> all{
        lock("", Technician::Obstacle::None),
        lock("-wrong", Technician::Obstacle::Wrong),
        lock("-waiting", Technician::Obstacle::Waiting),
        lock("-no-pin", Technician::Obstacle::NoPin),
        lock("-something-left", Technician::Obstacle::SomethingLeft),
        technician("devices", [](TechnicianView& v, Technician&) { v.page = Page::Devices; }),
        technician("devices-off",
                   [](TechnicianView& v, Technician&) {
                       v.page = Page::Devices;
                       v.outOfService = true;
                   }),
        technician("device",
                   [](TechnicianView& v, Technician&) {
                       v.page = Page::Device;
                       v.device = hallDevices()[1];
                   }),
        tested("test-passed", "scanner", true),
        tested("test-failed", "receipt_printer", false),
        technician("test-running",
                   [](TechnicianView& v, Technician&) {
                       v.page = Page::Test;
                       v.roundsWanted = 100;
                       v.device = row("page_printer", Health::Ok);
                       v.testing = true;
                   }),
        technician("machine",
                   [](TechnicianView& v, Technician&) {
                       v.page = Page::Machine;
                       v.volumePercent = 70;
                   }),
        technician("machine-exported",
                   [](TechnicianView& v, Technician&) {
                       v.page = Page::Machine;
                       v.exported = Technician::Export::Done;
                       v.exportFolder = QStringLiteral("banshi-20261124-094100");
                       v.volumePercent = 100;
                   }),
        technician("touch", [](TechnicianView& v, Technician&) { v.page = Page::Touch; }),
        technician("colours", [](TechnicianView& v, Technician&) { v.page = Page::Colours; }),
    };
    Stage dock = technician("dock", [](TechnicianView&, Technician&) {});
    dock.name = "simulator-dock";
    dock.set = [](kiosk::SessionView& s, kiosk::CopyView&) { s.screen = kiosk::Session::Screen::Menu; };
    dock.over = Stage::Over::Dock;
    dock.touch = [](QQuickItem& scene) {
        QObject* found = scene.window()->findChild<QObject*>(QStringLiteral("simulatorDock"));
        found->setProperty("slot", QStringLiteral("scanner"));
        found->setProperty("kind", QStringLiteral("scanner"));
    };
    all.push_back(dock);
    return all;
}

} // namespace ui_test
