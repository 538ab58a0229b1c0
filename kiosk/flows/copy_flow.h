// The copy as the screens see it. Steps, pictures, choices; the work itself runs in a Job. GUI thread only.
#pragma once

#include <QObject>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include "kiosk/models/purpose_model.h"
#include "kiosk/models/visit_picture.h"

namespace kiosk {

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

private:
    Q_PROPERTY(kiosk::CopyFlow::What what READ what NOTIFY stepChanged)
    Q_PROPERTY(kiosk::CopyFlow::Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(kiosk::CopyFlow::WantedSide side READ side NOTIFY stepChanged)
    Q_PROPERTY(bool identityCard READ identityCard NOTIFY stepChanged) // false: another card of this size
    // Scanning and printing, as the device reports it. progress < 0: no figure is known.
    Q_PROPERTY(kiosk::CopyFlow::Phase phase READ phase NOTIFY progressChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(kiosk::CopyFlow::Trouble waitingFor READ waitingFor NOTIFY progressChanged)
    // Preview.
    Q_PROPERTY(kiosk::VisitPicture* card READ card CONSTANT)   // the side just cut out
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
    Q_PROPERTY(bool leftBehindKnown READ leftBehindKnown NOTIFY leftBehindChanged) // the check has answered
    Q_PROPERTY(bool leftBehind READ leftBehind NOTIFY leftBehindChanged) // a card still lies on the glass

public:
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

signals:
    void stepChanged();
    void progressChanged();
    void previewChanged();
    void optionsChanged();
    void leftBehindChanged();
};

} // namespace kiosk
