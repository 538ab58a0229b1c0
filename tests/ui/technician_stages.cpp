#include "tests/ui/technician_stages.h"

#include <QCoreApplication>
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
    row.done = 12345;
    row.faults = 7;
    row.restarts = 2;
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
    printer.testedAt = QDateTime(QDate(2026, 11, 23), QTime(17, 5));
    return {row("scanner", Health::Ok),
            printer,
            row("id_reader", Health::Fault, "unplugged"),
            row("receipt_printer", Health::Unknown),
            row("smart_card_reader", Health::Ok),
            row("code_scanner", Health::Ok),
            row("camera", Health::Fault, "faulty"),
            row("auxiliary", Health::Ok)};
}

MeasurementRow measured(const char* nameZh, const char* nameEn, const char* valueZh, const char* valueEn,
                        bool passed = true) {
    MeasurementRow row;
    row.nameZh = QString::fromUtf8(nameZh);
    row.nameEn = QString::fromUtf8(nameEn);
    row.valueZh = QString::fromUtf8(valueZh);
    row.valueEn = QString::fromUtf8(valueEn);
    row.passed = passed;
    return row;
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
        v.roundsWanted = v.rounds = 3;
        v.passed = passed ? 3 : 0;
        v.lastMs = 1234;
        v.mostMs = 2345;
        if (!passed) {
            v.testFault = QStringLiteral("offline");
            v.testRemedy = QStringLiteral("technician");
            return;
        }
        screens.measurements()->setRows(
            {measured("灯管亮度", "Lamp brightness", "100 %", "100 %"),
             measured("扫描时间", "Time to scan", "2.345 秒", "2.345 s"),
             measured("往返时间（含取图、解码）", "Round trip with picture", "12.3 毫秒", "12.3 ms")});
    });
}

Stage guided(const std::string& kind) {
    return technician("test-" + kind, [kind](TechnicianView& v, Technician&) {
        v.page = Technician::Page::Test;
        v.device = row(kind.c_str(), Health::Ok);
    });
}

Stage ruler(const std::string& name, const char* kind, Technician::RulerStep at, const char* fault = "",
            bool passed = true) {
    return technician("ruler-" + name, [=](TechnicianView& v, Technician& screens) {
        v.page = Technician::Page::Ruler;
        v.device = row(kind, Health::Ok);
        v.ruler = at;
        v.testing = at == Technician::RulerStep::Printing || at == Technician::RulerStep::Measuring;
        v.testFault = QString::fromUtf8(fault);
        v.testRemedy = QStringLiteral("resident");
        if (at < Technician::RulerStep::Measured)
            return;
        v.rounds = 1;
        v.passed = passed ? 1 : 0;
        screens.measurements()->setRows(
            {measured("横向尺寸误差", "Width error", "+0.63 %", "+0.63 %", passed),
             measured("纵向尺寸误差", "Height error", "-0.08 %", "-0.08 %"),
             measured("转角", "Turned by", "0.31 度", "0.31 degrees"),
             measured("标尺残差", "Left over after fitting the ruler", "0.021 毫米", "0.021 mm")});
    });
}

Stage clock(const std::string& name, Technician::ClockSource clock, Technician::ClockSet set) {
    return technician("clock" + name, [clock, set](TechnicianView& v, Technician&) {
        v.page = Technician::Page::Clock;
        v.clock = clock;
        v.clockSet = set;
    });
}

// The next page of what did not fit, where there is one.
Stage turned(Stage stage) {
    stage.name += "-next";
    stage.touch = [](QQuickItem& scene) {
        const auto find = [](const auto& self, QQuickItem* item) -> QQuickItem* {
            if (item->isVisible() && item->property("pages").toInt() > 1)
                return item;
            for (QQuickItem* child : item->childItems())
                if (QQuickItem* found = self(self, child))
                    return found;
            return nullptr;
        };
        QCoreApplication::processEvents();
        if (QQuickItem* paged = find(find, &scene))
            paged->setProperty("shown", 1);
    };
    return stage;
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
        technician("devices-broken",
                   [](TechnicianView& v, Technician& screens) {
                       v.page = Page::Devices;
                       v.ready = false;
                       v.brokenPart = QStringLiteral("rig");
                       v.brokenDetail = QStringLiteral("scanner: no driver takes abacus:3");
                       screens.devices()->setRows({});
                   }),
        technician("device",
                   [](TechnicianView& v, Technician&) {
                       v.page = Page::Device;
                       v.device = hallDevices()[1];
                   }),
        technician("device-untested",
                   [](TechnicianView& v, Technician&) {
                       v.page = Page::Device;
                       v.device = hallDevices()[0];
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
                       v.brightnessPercent = 80;
                   }),
        technician("machine-no-brightness",
                   [](TechnicianView& v, Technician&) {
                       v.page = Page::Machine;
                       v.volumePercent = 70;
                       v.brightnessForbidden = true;
                   }),
        technician("machine-exported",
                   [](TechnicianView& v, Technician&) {
                       v.page = Page::Machine;
                       v.exported = Technician::Export::Done;
                       v.exportFolder = QStringLiteral("banshi-20261124-094100");
                       v.volumePercent = 100;
                   }),
        clock("", Technician::ClockSource::ByHand, Technician::ClockSet::None),
        clock("-automatic", Technician::ClockSource::Automatic, Technician::ClockSet::None),
        clock("-refused", Technician::ClockSource::ByHand, Technician::ClockSet::Refused),
        clock("-set", Technician::ClockSource::ByHand, Technician::ClockSet::Done),
        ruler("print", "scanner", Technician::RulerStep::Print),
        ruler("print-failed", "scanner", Technician::RulerStep::Print, "out_of_paper"),
        ruler("printing", "scanner", Technician::RulerStep::Printing),
        ruler("lay", "scanner", Technician::RulerStep::Lay),
        ruler("not-there", "scanner", Technician::RulerStep::Lay, "no_document"),
        ruler("lay-camera", "camera", Technician::RulerStep::Lay),
        ruler("measuring", "scanner", Technician::RulerStep::Measuring),
        ruler("measured", "scanner", Technician::RulerStep::Measured),
        ruler("measured-bad", "scanner", Technician::RulerStep::Measured, "", false),
        ruler("kept", "scanner", Technician::RulerStep::Kept),
        technician("touch", [](TechnicianView& v, Technician&) { v.page = Page::Touch; }),
        technician("colours", [](TechnicianView& v, Technician&) { v.page = Page::Colours; }),
    };
    for (const char* kind : {"scanner", "page_printer", "id_reader", "receipt_printer", "smart_card_reader",
                             "code_scanner", "camera", "auxiliary"})
        all.push_back(guided(kind));
    // Whatever does not fit on the first page is measured on the second.
    for (std::size_t i = 0, first = all.size(); i < first; ++i)
        if (const std::string& name = all[i].name;
            name.find("device") != name.npos || name.find("machine") != name.npos ||
            name.find("clock") != name.npos || name.find("measured") != name.npos ||
            name.find("passed") != name.npos)
            all.push_back(turned(all[i]));
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
