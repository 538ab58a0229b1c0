// The copy as a pure machine: touches and reports go in, what is shown and what must be done come out.
#pragma once

#include <utility>
#include <vector>

#include "kiosk/flows/copy_flow.h"
#include "kiosk/flows/trouble.h"
#include "kiosk/session_machine.h"
#include "kiosk/visit/visit.h"

namespace kiosk {

// What the policy allows.
struct CopyRules {
    int copiesPerVisit = 10;
    int purposes = 0; // how many there are to choose from
};

// What a feeder gave of a document before it ended or stood still.
struct ScannedPages {
    std::vector<Visit::Page> pages;
    std::optional<hal::Fault> stopped;
};

// What must be done. Its parameters stand in view() and visit().
enum class CopyCommand {
    AskScanner,     // → scannerAnswered
    ScanCard,       // → cardScanned
    ScanBothSides,  // → bothSidesScanned
    ScanDocument,   // → pagesScanned
    DropScan,       // stop it; its outcome does not matter
    Recut,          // → recut, with cornersInPixels()
    TurnOver,       // → recut
    TurnBoth,       // → bothTurned
    TurnPage,       // → pageTurned
    RenderSheet,    // → sheetRendered, once for the newest options
    AskPrinter,     // → printerAnswered
    Print,          // → printed
    StopPrinting,   // its outcome still counts
    LookAtGlass,    // → glassLooked
    Leave,          // back from the first step
    Finish,         // to the farewell: paper is out
    Resume,         // back from the farewell to the printer
    TellUnrecorded, // the ledger could not write down what came out
    ChimeSideDone,
    ChimeFault,
    TellLeftBehind,
};
using CopyCommands = std::vector<CopyCommand>;

// No I/O, no clock, no thread. Total: what makes no sense at a step changes nothing and commands nothing.
class CopyMachine {
public:
    explicit CopyMachine(const CopyRules& rules);

    [[nodiscard]] const CopyView& view() const { return view_; }
    [[nodiscard]] const Visit& visit() const { return visit_; }
    // For whoever wants to free it elsewhere. The machine is of no use afterwards.
    [[nodiscard]] Visit takeVisit() { return std::exchange(visit_, {}); }
    // What a device does for this copy at the moment.
    [[nodiscard]] Work work() const;
    // Of the side on show, as the resident has moved them.
    [[nodiscard]] imaging::Corners cornersInPixels() const;
    [[nodiscard]] const Visit::Side* sideOnShow() const;

    // Touches. open(): the service of the menu that begins with a choice. openDocument(): the service of the
    // menu that has nothing to choose.
    CopyCommands open();
    CopyCommands openDocument();
    CopyCommands choose(CopyFlow::What what, bool identityCard);
    CopyCommands startScan();
    CopyCommands cancelWork();
    CopyCommands turn();
    CopyCommands moveCorner(int index, QPointF to);
    CopyCommands acceptSide();
    CopyCommands addPage();
    CopyCommands setCopies(int copies);
    CopyCommands setMono(bool mono);
    CopyCommands setPurposeIndex(int index);
    CopyCommands setOwnPurpose(const QString& text);
    CopyCommands print();
    CopyCommands retry();
    CopyCommands back();
    CopyCommands checkLeftBehind();
    CopyCommands printAgain(); // one more of the same, from the farewell

    // Reports of what was commanded.
    CopyCommands progressed(const hal::Progress& progress);
    CopyCommands scannerAnswered(bool readsBothSidesAtOnce);
    CopyCommands cardScanned(copying::ScanResult<Visit::Side> scanned);
    CopyCommands bothSidesScanned(copying::ScanResult<std::pair<Visit::Side, Visit::Side>> scanned);
    CopyCommands pagesScanned(hal::Result<ScannedPages> scanned);
    CopyCommands recut(hal::Result<copying::CardScan> scan);
    CopyCommands bothTurned(hal::Result<std::pair<copying::CardScan, copying::CardScan>> scans);
    CopyCommands pageTurned(hal::Result<Visit::Page> page);
    CopyCommands sheetRendered(hal::Result<hal::Image> sheet);
    CopyCommands printerAnswered(bool colour);
    CopyCommands printed(const hal::Result<copying::CopyOutcome>& outcome);
    CopyCommands glassLooked(hal::Result<bool> somethingThere);

private:
    [[nodiscard]] bool at(CopyFlow::Step step) const { return view_.step == step; }
    [[nodiscard]] std::optional<Visit::Side>& side();
    void showSide(CopyFlow::WantedSide wanted);
    void showBothSides();
    void showLastPage();
    void forgetThisScan();
    CopyCommands guide(CopyFlow::WantedSide wanted);
    CopyCommands nextCut();
    CopyCommands options();
    void beginPrinting();
    CopyCommands farewell(bool again);
    // One more of the same: nothing of the visit is shown any more, however it ends.
    [[nodiscard]] bool resumed() const { return view_.sheetsPrinted > 0; }
    CopyCommands problem(CopyFlow::Step during, const Problem& problem);

    CopyRules rules_;
    CopyView view_;
    Visit visit_;
    CopyFlow::Step failedDuring_ = CopyFlow::Step::Scanning;
    bool opened_ = false;       // there was nothing to choose
    bool stackStopped_ = false; // the next scan goes on with the same stack
    // One cut at a time; what was touched meanwhile follows, newest corners first, and then the acceptance.
    enum class Cutting { Nothing, Corners, Turn } cutting_ = Cutting::Nothing;
    bool cornersMoved_ = false;
    bool turnWanted_ = false;
    bool acceptWanted_ = false;
    bool optionsSeen_ = false;
    int copiesDone_ = 0;       // what the policy allows in a visit counts them all
    bool textAtFault_ = false; // the sheet cannot be drawn with what was typed
};

} // namespace kiosk
