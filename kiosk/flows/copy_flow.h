// The copy as the screens see it: steps, pictures, choices. GUI thread only.
#pragma once

#include <QList>
#include <QObject>
#include <QPointF>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "kiosk/models/purpose_model.h"
#include "kiosk/models/visit_picture.h"

namespace kiosk {

class CopyActions;

// Holds no logic: what is shown is one value, presented whole; what the resident touches goes to CopyActions.
class CopyFlow : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the session")

public:
    enum class What { Card, Document };
    Q_ENUM(What)
    enum class Step {
        ChooseWhat, // 身份证 / 其他证件 / 文件
        Guide,      // how to put it down; `side` says which side is wanted
        Scanning,
        Preview, // of the side just scanned; corner handles when `uncertain`
        Options, // copies, colour, purpose, with the true page
        Printing,
        Problem, // something about the card or a device; `remedy` says who can mend it
        Done,    // the session shows its farewell
    };
    Q_ENUM(Step)
    enum class WantedSide { First, Second, Page }; // Page: a document
    Q_ENUM(WantedSide)
    enum class Phase { Connecting, Warming, Working, Transferring, WaitingForDevice, Finishing };
    Q_ENUM(Phase)
    enum class Remedy { None, Resident, Staff, Technician };
    Q_ENUM(Remedy)
    // Codes, never sentences: QML speaks.
    enum class Trouble {
        None,
        // what lies on the glass
        NothingThere,
        TwoCards,
        PartlyOutside,
        WrongSize,
        SheetOfPaper,
        SameSideAgain,
        // devices
        ScannerAway,
        ScannerBusy,
        ScannerJam,
        ScannerCover,
        ScannerFeederEmpty,
        ScannerFailed,
        PrinterAway,
        PaperOut,
        TrayOpen,
        PaperWrong,
        PrinterJam,
        PrinterCover,
        TonerOut,
        PrinterFailed,
        PrinterOutcomeUnknown,
        // the machine
        StorageFull,
        MissingGlyph,
    };
    Q_ENUM(Trouble)

    // Everything a screen of the copy can show. Any value is valid, so a gallery can show any state.
    struct View {
        What what = What::Card;
        Step step = Step::ChooseWhat;
        WantedSide side = WantedSide::First;
        bool identityCard = true;
        bool onePass = false; // a card is put in once, and both of its sides are read

        Phase phase = Phase::Connecting;
        double progress = -1; // 0..1; below 0: no figure is known
        Trouble waitingFor = Trouble::None;

        hal::Image card, otherCard, glass; // otherCard: the second side, when both are shown at once
        bool uncertain = false;
        QList<QPointF> corners;
        int pageCount = 0;

        int copies = 1;
        int copiesMax = 1;
        bool mono = false;
        bool colourOffered = true;
        int purposeIndex = -1;
        QString ownPurpose;
        bool purposeBandKnown = true;
        hal::Image page;

        Trouble trouble = Trouble::None;
        Remedy remedy = Remedy::None;
        bool canRetry = false;
        int sheetsPrinted = 0;
        bool canPrintAgain = false;
        bool leftBehindKnown = false;
        bool leftBehind = false;
    };

private:
    Q_PROPERTY(kiosk::CopyFlow::What what READ what NOTIFY stepChanged)
    Q_PROPERTY(kiosk::CopyFlow::Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(kiosk::CopyFlow::WantedSide side READ side NOTIFY stepChanged)
    Q_PROPERTY(bool identityCard READ identityCard NOTIFY stepChanged) // false: another card of this size
    Q_PROPERTY(bool onePass READ onePass NOTIFY stepChanged) // a card is put in once, both sides are read
    // Scanning and printing, as the device reports it. progress < 0: no figure is known.
    Q_PROPERTY(kiosk::CopyFlow::Phase phase READ phase NOTIFY progressChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(kiosk::CopyFlow::Trouble waitingFor READ waitingFor NOTIFY progressChanged)
    // Preview.
    Q_PROPERTY(kiosk::VisitPicture* card READ card CONSTANT)           // the side just cut out
    Q_PROPERTY(kiosk::VisitPicture* otherCard READ otherCard CONSTANT) // its other side, after one pass
    Q_PROPERTY(kiosk::VisitPicture* glass READ glass CONSTANT) // the whole scan, for the corner handles
    Q_PROPERTY(bool uncertain READ uncertain NOTIFY previewChanged)
    Q_PROPERTY(QList<QPointF> corners READ corners NOTIFY previewChanged) // 0..1 of the glass picture
    Q_PROPERTY(int pageCount READ pageCount NOTIFY previewChanged)        // documents
    // Options.
    Q_PROPERTY(int copies READ copies WRITE setCopies NOTIFY optionsChanged)
    Q_PROPERTY(int copiesMax READ copiesMax NOTIFY optionsChanged)
    Q_PROPERTY(bool mono READ mono WRITE setMono NOTIFY optionsChanged)
    Q_PROPERTY(bool colourOffered READ colourOffered NOTIFY optionsChanged)
    Q_PROPERTY(kiosk::PurposeModel* purposes READ purposes CONSTANT)
    Q_PROPERTY(int purposeIndex READ purposeIndex WRITE setPurposeIndex NOTIFY optionsChanged) // -1: none
    Q_PROPERTY(QString ownPurpose READ ownPurpose WRITE setOwnPurpose NOTIFY optionsChanged)
    Q_PROPERTY(bool purposeBandKnown READ purposeBandKnown NOTIFY optionsChanged)
    Q_PROPERTY(kiosk::VisitPicture* page READ page CONSTANT) // the true sheet, as it will come out
    // Problem and end.
    Q_PROPERTY(kiosk::CopyFlow::Trouble trouble READ trouble NOTIFY stepChanged)
    Q_PROPERTY(kiosk::CopyFlow::Remedy remedy READ remedy NOTIFY stepChanged)
    Q_PROPERTY(bool canRetry READ canRetry NOTIFY stepChanged)
    Q_PROPERTY(int sheetsPrinted READ sheetsPrinted NOTIFY stepChanged)
    Q_PROPERTY(
        bool canPrintAgain READ canPrintAgain NOTIFY stepChanged) // one more of the same, from the farewell
    Q_PROPERTY(bool leftBehindKnown READ leftBehindKnown NOTIFY leftBehindChanged) // the check has answered
    Q_PROPERTY(bool leftBehind READ leftBehind NOTIFY leftBehindChanged) // a card still lies on the glass

public:
    explicit CopyFlow(QObject* parent = nullptr);

    // Shows `view`, emitting the signals of what is different and no others.
    void present(const View& view);
    [[nodiscard]] const View& view() const { return view_; }
    // Borrowed; null: touches do nothing.
    void setActions(CopyActions* actions) { actions_ = actions; }

    [[nodiscard]] What what() const { return view_.what; }
    [[nodiscard]] Step step() const { return view_.step; }
    [[nodiscard]] WantedSide side() const { return view_.side; }
    [[nodiscard]] bool identityCard() const { return view_.identityCard; }
    [[nodiscard]] bool onePass() const { return view_.onePass; }
    [[nodiscard]] Phase phase() const { return view_.phase; }
    [[nodiscard]] double progress() const { return view_.progress; }
    [[nodiscard]] Trouble waitingFor() const { return view_.waitingFor; }
    [[nodiscard]] VisitPicture* card() const { return card_; }
    [[nodiscard]] VisitPicture* otherCard() const { return otherCard_; }
    [[nodiscard]] VisitPicture* glass() const { return glass_; }
    [[nodiscard]] bool uncertain() const { return view_.uncertain; }
    [[nodiscard]] QList<QPointF> corners() const { return view_.corners; }
    [[nodiscard]] int pageCount() const { return view_.pageCount; }
    [[nodiscard]] int copies() const { return view_.copies; }
    [[nodiscard]] int copiesMax() const { return view_.copiesMax; }
    [[nodiscard]] bool mono() const { return view_.mono; }
    [[nodiscard]] bool colourOffered() const { return view_.colourOffered; }
    [[nodiscard]] PurposeModel* purposes() const { return purposes_; }
    [[nodiscard]] int purposeIndex() const { return view_.purposeIndex; }
    [[nodiscard]] QString ownPurpose() const { return view_.ownPurpose; }
    [[nodiscard]] bool purposeBandKnown() const { return view_.purposeBandKnown; }
    [[nodiscard]] VisitPicture* page() const { return page_; }
    [[nodiscard]] Trouble trouble() const { return view_.trouble; }
    [[nodiscard]] Remedy remedy() const { return view_.remedy; }
    [[nodiscard]] bool canRetry() const { return view_.canRetry; }
    [[nodiscard]] int sheetsPrinted() const { return view_.sheetsPrinted; }
    [[nodiscard]] bool canPrintAgain() const { return view_.canPrintAgain; }
    [[nodiscard]] bool leftBehindKnown() const { return view_.leftBehindKnown; }
    [[nodiscard]] bool leftBehind() const { return view_.leftBehind; }

    void setCopies(int copies);
    void setMono(bool mono);
    void setPurposeIndex(int index);
    void setOwnPurpose(const QString& text);

    Q_INVOKABLE void chooseIdentityCard();
    Q_INVOKABLE void chooseOtherCard();
    Q_INVOKABLE void chooseDocument();
    Q_INVOKABLE void startScan();  // from Guide, and to scan again from Preview or Problem
    Q_INVOKABLE void cancelWork(); // Scanning and Printing
    Q_INVOKABLE void turn();       // the cut-out by 180°
    Q_INVOKABLE void moveCorner(int index, QPointF to); // 0..1 of the glass
    Q_INVOKABLE void acceptSide();                      // Preview → next side or Options
    Q_INVOKABLE void addPage();                         // documents: one more page from Preview
    Q_INVOKABLE void print();
    Q_INVOKABLE void retry(); // Problem: what was being done
    Q_INVOKABLE void back();
    Q_INVOKABLE void checkLeftBehind(); // again, from the farewell
    Q_INVOKABLE void printAgain();      // from the farewell, when canPrintAgain

Q_SIGNALS:
    void stepChanged();
    void progressChanged();
    void previewChanged();
    void optionsChanged();
    void leftBehindChanged();

private:
    View view_;
    CopyActions* actions_ = nullptr;
    VisitPicture* card_;
    VisitPicture* otherCard_;
    VisitPicture* glass_;
    VisitPicture* page_;
    PurposeModel* purposes_;
};

using CopyView = CopyFlow::View;

// What a resident can do during a copy. Implemented by whoever runs it; each call returns at once.
class CopyActions {
public:
    virtual ~CopyActions() = default;
    virtual void choose(CopyFlow::What what, bool identityCard) = 0;
    virtual void startScan() = 0;
    virtual void cancelWork() = 0;
    virtual void turn() = 0;
    virtual void moveCorner(int index, QPointF to) = 0;
    virtual void acceptSide() = 0;
    virtual void addPage() = 0;
    virtual void setCopies(int copies) = 0;
    virtual void setMono(bool mono) = 0;
    virtual void setPurposeIndex(int index) = 0;
    virtual void setOwnPurpose(const QString& text) = 0;
    virtual void print() = 0;
    virtual void retry() = 0;
    virtual void back() = 0;
    virtual void checkLeftBehind() = 0;
    virtual void printAgain() = 0;
};

} // namespace kiosk
