// The states of the copy, from choosing what to the last fault.
#include "tests/ui/copy_stages.h"

#include <QQuickItem>

#include "tests/ui/specimens.h"

namespace ui_test {
namespace {

using Flow = kiosk::CopyFlow;
using Trouble = Flow::Trouble;
using Remedy = Flow::Remedy;
using kiosk::CopyView;
using kiosk::SessionView;

Stage copy(const std::string& name, const std::function<void(CopyView&)>& how) {
    return {.name = "copy-" + name, .set = [how](SessionView& s, CopyView& c) {
                s.screen = kiosk::Session::Screen::Copy;
                how(c);
            }};
}

void document(CopyView& c) {
    c.what = Flow::What::Document;
    c.side = Flow::WantedSide::Page;
    c.identityCard = false;
}

void uncertain(CopyView& c) {
    const SpecimenGlass glass = specimenGlass();
    c.step = Flow::Step::Preview;
    c.card = specimenFront();
    c.glass = glass.picture;
    c.corners = glass.corners;
    c.uncertain = true;
}

// Loaded screens are children of their loaders as items only.
QQuickItem* named(QQuickItem& item, const QString& name) {
    if (item.objectName() == name)
        return &item;
    for (QQuickItem* child : item.childItems())
        if (QQuickItem* found = named(*child, name))
            return found;
    return nullptr;
}

// What lies open on the screen of that name: a property each, all others closed.
Stage opened(Stage stage, const char* screen, const char* property) {
    stage.touch = [screen, property](QQuickItem& scene) {
        QQuickItem* item = named(scene, QString::fromLatin1(screen));
        if (!item)
            qFatal("no screen is called %s", screen);
        for (const char* each : {"zooming", "writing", "purposeAsked"})
            if (item->property(each).isValid())
                item->setProperty(each, qstrcmp(each, property) == 0);
    };
    return stage;
}

// One's own purpose with its line put together: on the second half where it is asked in two.
Stage written(Stage stage) {
    stage.touch = [open = stage.touch](QQuickItem& scene) {
        open(scene);
        QQuickItem* writer = named(scene, QStringLiteral("purposeWriter"));
        if (!writer)
            qFatal("the purpose writer is not open");
        writer->setProperty("second", true);
        writer->setProperty("office", 5);
        writer->setProperty("matter", 8);
    };
    return stage;
}

// As many purposes as a real policy has.
void manyPurposes(kiosk::Session& session) {
    session.copy()->purposes()->setRows({
        {"insurance", "仅供办理保险理赔使用", "Insurance claim only"},
        {"social_security", "仅供办理社保业务使用", "Social insurance only"},
        {"school", "仅供办理入学报名使用", "School enrolment only"},
        {"housing_fund", "仅供办理公积金使用", "Housing fund only"},
        {"bank", "仅供办理银行业务使用", "Bank business only"},
        {"tenancy", "仅供办理租房手续使用", "Tenancy only"},
        {"employment", "仅供办理入职手续使用", "Taking up a job only"},
        {"business", "仅供办理工商登记使用", "Business registration only"},
    });
}

std::vector<Stage> wayStages() {
    return {
        copy("what", [](CopyView& c) { c.step = Flow::Step::ChooseWhat; }),
        copy("guide-front", [](CopyView& c) { c.step = Flow::Step::Guide; }),
        copy("guide-back",
             [](CopyView& c) {
                 c.step = Flow::Step::Guide;
                 c.side = Flow::WantedSide::Second;
             }),
        copy("guide-other-first",
             [](CopyView& c) {
                 c.step = Flow::Step::Guide;
                 c.identityCard = false;
             }),
        copy("guide-other-second",
             [](CopyView& c) {
                 c.step = Flow::Step::Guide;
                 c.identityCard = false;
                 c.side = Flow::WantedSide::Second;
             }),
        copy("guide-slot",
             [](CopyView& c) {
                 c.step = Flow::Step::Guide;
                 c.onePass = true;
             }),
        copy("guide-slot-other",
             [](CopyView& c) {
                 c.step = Flow::Step::Guide;
                 c.onePass = true;
                 c.identityCard = false;
             }),
        copy("preview-both",
             [](CopyView& c) {
                 c.step = Flow::Step::Preview;
                 c.onePass = true;
                 c.card = specimenFront();
                 c.otherCard = specimenBack();
             }),
        copy("guide-page",
             [](CopyView& c) {
                 document(c);
                 c.step = Flow::Step::Guide;
             }),
        copy("guide-next-page",
             [](CopyView& c) {
                 document(c);
                 c.step = Flow::Step::Guide;
                 c.pageCount = 2;
             }),
        copy("scanning-warming",
             [](CopyView& c) {
                 c.step = Flow::Step::Scanning;
                 c.phase = Flow::Phase::Warming;
             }),
        copy("scanning",
             [](CopyView& c) {
                 c.step = Flow::Step::Scanning;
                 c.phase = Flow::Phase::Working;
                 c.progress = 0.64;
             }),
        copy("scanning-waits",
             [](CopyView& c) {
                 c.step = Flow::Step::Scanning;
                 c.phase = Flow::Phase::WaitingForDevice;
                 c.waitingFor = Trouble::ScannerCover;
             }),
        copy("scanning-page",
             [](CopyView& c) {
                 document(c);
                 c.step = Flow::Step::Scanning;
                 c.phase = Flow::Phase::Finishing;
                 c.progress = 1;
             }),
        copy("preview-front",
             [](CopyView& c) {
                 c.step = Flow::Step::Preview;
                 c.card = specimenFront();
             }),
        copy("preview-back",
             [](CopyView& c) {
                 c.step = Flow::Step::Preview;
                 c.side = Flow::WantedSide::Second;
                 c.card = specimenBack();
             }),
        copy("preview-uncertain", uncertain),
        copy("preview-page",
             [](CopyView& c) {
                 document(c);
                 c.step = Flow::Step::Preview;
                 c.card = specimenText();
                 c.pageCount = 2;
             }),
        opened(copy("preview-larger",
                    [](CopyView& c) {
                        c.step = Flow::Step::Preview;
                        c.card = specimenFront();
                    }),
               "preview", "zooming"),
    };
}

void options(CopyView& c, SheetColour colour, bool purpose) {
    c.step = Flow::Step::Options;
    c.side = Flow::WantedSide::Second;
    c.copiesMax = 10;
    c.mono = colour == SheetColour::Mono;
    c.purposeIndex = purpose ? 0 : -1;
    c.page = specimenSheet(colour, purpose);
}

std::vector<Stage> optionStages() {
    const auto chosen = [](CopyView& c) { options(c, SheetColour::Mono, true); };
    std::vector<Stage> all{
        copy("options", [](CopyView& c) { options(c, SheetColour::Mono, true); }),
        copy("options-none-colour", [](CopyView& c) { options(c, SheetColour::Colour, false); }),
        copy("options-most-own",
             [](CopyView& c) {
                 options(c, SheetColour::Colour, true);
                 c.copies = c.copiesMax;
                 c.purposeIndex = -1;
                 c.ownPurpose = QStringLiteral("仅供银行开户使用");
                 c.purposeBandKnown = false;
             }),
        copy("options-mono-only",
             [](CopyView& c) {
                 options(c, SheetColour::Mono, true);
                 c.colourOffered = false;
                 c.page = {};
             }),
        copy("options-page",
             [](CopyView& c) {
                 options(c, SheetColour::Mono, false);
                 document(c);
                 c.pageCount = 2;
                 c.page = specimenText();
             }),
        copy("options-unprintable",
             [](CopyView& c) {
                 options(c, SheetColour::Mono, true);
                 c.trouble = Trouble::MissingGlyph;
             }),
        opened(copy("options-purposes", chosen), "options", "purposeAsked"),
        opened(copy("options-larger", chosen), "options", "zooming"),
        opened(copy("options-words", chosen), "options", "writing"),
        written(opened(copy("options-words-chosen", chosen), "options", "writing")),
    };
    all.push_back(opened(copy("options-many-purposes", chosen), "options", "purposeAsked"));
    all.back().devices = manyPurposes;
    return all;
}

std::vector<Stage> printStages() {
    return {
        copy("printing-sending",
             [](CopyView& c) {
                 c.step = Flow::Step::Printing;
                 c.phase = Flow::Phase::Transferring;
             }),
        copy("printing",
             [](CopyView& c) {
                 c.step = Flow::Step::Printing;
                 c.phase = Flow::Phase::Working;
                 c.progress = 0.62;
                 c.copies = 2;
             }),
        copy("printing-page",
             [](CopyView& c) {
                 document(c);
                 c.step = Flow::Step::Printing;
                 c.phase = Flow::Phase::Working;
             }),
        copy("printing-waits-for-paper",
             [](CopyView& c) {
                 c.step = Flow::Step::Printing;
                 c.phase = Flow::Phase::WaitingForDevice;
                 c.waitingFor = Trouble::PaperOut;
             }),
        copy("printing-waits-for-cover",
             [](CopyView& c) {
                 c.step = Flow::Step::Printing;
                 c.phase = Flow::Phase::WaitingForDevice;
                 c.waitingFor = Trouble::PrinterCover;
             }),
    };
}

struct Case {
    const char* name;
    Trouble trouble;
    Remedy remedy;
    bool canRetry;
};

// Who mends what, as the flow would say it.
constexpr Case kTroubles[] = {
    {"nothing-there", Trouble::NothingThere, Remedy::Resident, true},
    {"two-cards", Trouble::TwoCards, Remedy::Resident, true},
    {"partly-outside", Trouble::PartlyOutside, Remedy::Resident, true},
    {"wrong-size", Trouble::WrongSize, Remedy::Resident, true},
    {"sheet-of-paper", Trouble::SheetOfPaper, Remedy::Resident, true},
    {"same-side-again", Trouble::SameSideAgain, Remedy::Resident, true},
    {"scanner-away", Trouble::ScannerAway, Remedy::Technician, false},
    {"scanner-busy", Trouble::ScannerBusy, Remedy::None, true},
    {"scanner-jam", Trouble::ScannerJam, Remedy::Staff, true},
    {"scanner-cover", Trouble::ScannerCover, Remedy::Resident, true},
    {"scanner-feeder-empty", Trouble::ScannerFeederEmpty, Remedy::Resident, true},
    {"scanner-failed", Trouble::ScannerFailed, Remedy::None, true},
    {"printer-away", Trouble::PrinterAway, Remedy::Technician, false},
    {"paper-out", Trouble::PaperOut, Remedy::Staff, true},
    {"tray-open", Trouble::TrayOpen, Remedy::Staff, true},
    {"paper-wrong", Trouble::PaperWrong, Remedy::Staff, true},
    {"printer-jam", Trouble::PrinterJam, Remedy::Staff, true},
    {"printer-cover", Trouble::PrinterCover, Remedy::Staff, true},
    {"toner-out", Trouble::TonerOut, Remedy::Staff, true},
    {"printer-failed", Trouble::PrinterFailed, Remedy::None, true},
    {"printer-outcome-unknown", Trouble::PrinterOutcomeUnknown, Remedy::Staff, false},
    {"storage-full", Trouble::StorageFull, Remedy::Technician, false},
    {"missing-glyph", Trouble::MissingGlyph, Remedy::Resident, false},
};

std::vector<Stage> troubleStages() {
    std::vector<Stage> all;
    for (const Case& each : kTroubles)
        all.push_back(copy(std::string("problem-") + each.name, [each](CopyView& c) {
            c.step = Flow::Step::Problem;
            c.trouble = each.trouble;
            c.remedy = each.remedy;
            c.canRetry = each.canRetry;
        }));
    for (const auto& [name, trouble, remedy] : {std::tuple{"jam", Trouble::ScannerJam, Remedy::Staff},
                                                {"cover", Trouble::ScannerCover, Remedy::Resident}})
        all.push_back(copy(std::string("problem-stack-") + name, [trouble, remedy](CopyView& c) {
            document(c);
            c.step = Flow::Step::Problem;
            c.trouble = trouble;
            c.remedy = remedy;
            c.canRetry = true;
            c.pageCount = 3;
        }));
    for (const bool identity : {true, false})
        all.push_back(
            copy(identity ? "problem-slot-empty" : "problem-slot-empty-other", [identity](CopyView& c) {
                c.step = Flow::Step::Problem;
                c.onePass = true;
                c.identityCard = identity;
                c.trouble = Trouble::NothingThere;
                c.remedy = Remedy::Resident;
                c.canRetry = true;
            }));
    Stage called = copy("problem-staff-called", [](CopyView& c) {
        c.step = Flow::Step::Problem;
        c.trouble = Trouble::PrinterJam;
        c.remedy = Remedy::Staff;
        c.canRetry = true;
        c.sheetsPrinted = 1;
    });
    called.set = [set = called.set](SessionView& s, CopyView& c) {
        set(s, c);
        s.staffCalled = true;
    };
    all.push_back(called);
    return all;
}

} // namespace

std::vector<Stage> copyStages() {
    std::vector<Stage> all = wayStages();
    for (const auto& more : {optionStages(), printStages(), troubleStages()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace ui_test
