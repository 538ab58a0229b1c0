// 诉求直达 as the screens see it: what, where, pages, a number to be called, and what came of it. GUI thread
// only.
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "kiosk/flows/copy_flow.h"
#include "kiosk/models/tile_model.h"
#include "kiosk/models/visit_picture.h"

namespace kiosk {

class AppealActions;

// Holds no logic: what is shown is one value, presented whole; what the resident touches goes to
// AppealActions.
class AppealFlow : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the session")

public:
    enum class Step {
        Category, // what it is about
        Place,    // which grid of `street`
        Street,   // another street
        Pages,    // from the scanner; none is fine
        Callback, // none is fine
        Review,   // all of it, before it is filed
        Filing,   // is being written down
        Receipt,  // number, code, slip
        Failed,   // nothing was filed
    };
    Q_ENUM(Step)
    enum class CallbackForm { None, TooShort, Good, Wrong };
    Q_ENUM(CallbackForm)
    enum class Slip { NoSlip, Printing, Printed, NotPrinted, Unknown }; // Unknown: nobody knows what came out
    Q_ENUM(Slip)

    // Everything a screen of it can show. Any value is valid.
    struct View {
        Step step = Step::Category;
        bool alerted = true; // false: the center is away, and nobody hears of it now

        int category = -1;
        int street = 0;
        int grid = -1;
        int hereStreet = 0;
        int hereGrid = -1;

        bool scanning = false;
        CopyFlow::Trouble scanTrouble = CopyFlow::Trouble::None;
        int pageCount = 0;
        int pagesMax = 1;
        hal::Image page; // the last one

        QString callback; // digits
        CallbackForm callbackForm = CallbackForm::None;
        int callbackMissing = 0;

        QString number;
        bool delivered = false;
        hal::Image code;
        Slip slip = Slip::NoSlip;
        bool originalsLeft = false; // paper still lies on the glass
    };

private:
    Q_PROPERTY(kiosk::AppealFlow::Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(bool alerted READ alerted NOTIFY linkChanged)
    Q_PROPERTY(QString whomToAskZh READ whomToAskZh NOTIFY policyChanged)
    Q_PROPERTY(QString whomToAskEn READ whomToAskEn NOTIFY policyChanged)
    Q_PROPERTY(QString telephone READ telephone NOTIFY policyChanged)
    Q_PROPERTY(kiosk::TileModel* categories READ categories CONSTANT)
    Q_PROPERTY(kiosk::TileModel* streets READ streets CONSTANT)
    Q_PROPERTY(kiosk::TileModel* grids READ grids CONSTANT) // of `street`
    Q_PROPERTY(int category READ category NOTIFY choiceChanged)
    Q_PROPERTY(int street READ street NOTIFY choiceChanged)
    Q_PROPERTY(int grid READ grid NOTIFY choiceChanged)
    Q_PROPERTY(int hereStreet READ hereStreet NOTIFY choiceChanged)
    Q_PROPERTY(int hereGrid READ hereGrid NOTIFY choiceChanged)
    Q_PROPERTY(bool scanning READ scanning NOTIFY pagesChanged)
    Q_PROPERTY(kiosk::CopyFlow::Trouble scanTrouble READ scanTrouble NOTIFY pagesChanged)
    Q_PROPERTY(int pageCount READ pageCount NOTIFY pagesChanged)
    Q_PROPERTY(int pagesMax READ pagesMax NOTIFY pagesChanged)
    Q_PROPERTY(kiosk::VisitPicture* page READ page CONSTANT)
    Q_PROPERTY(QString callback READ callback NOTIFY callbackChanged)
    Q_PROPERTY(kiosk::AppealFlow::CallbackForm callbackForm READ callbackForm NOTIFY callbackChanged)
    Q_PROPERTY(int callbackMissing READ callbackMissing NOTIFY callbackChanged)
    Q_PROPERTY(QString number READ number NOTIFY receiptChanged)
    Q_PROPERTY(bool delivered READ delivered NOTIFY receiptChanged)
    Q_PROPERTY(kiosk::VisitPicture* code READ code CONSTANT)
    Q_PROPERTY(kiosk::AppealFlow::Slip slip READ slip NOTIFY receiptChanged)
    Q_PROPERTY(bool originalsLeft READ originalsLeft NOTIFY receiptChanged)

public:
    explicit AppealFlow(QObject* parent = nullptr);

    // Shows `view`, emitting the signals of what is different and no others.
    void present(const View& view);
    [[nodiscard]] const View& view() const { return view_; }
    // Whom to turn to while nobody is alerted.
    void setHelp(const QString& zh, const QString& en, const QString& telephone);
    // Borrowed; null: touches do nothing.
    void setActions(AppealActions* actions) { actions_ = actions; }

    [[nodiscard]] Step step() const { return view_.step; }
    [[nodiscard]] bool alerted() const { return view_.alerted; }
    [[nodiscard]] QString whomToAskZh() const { return whomToAskZh_; }
    [[nodiscard]] QString whomToAskEn() const { return whomToAskEn_; }
    [[nodiscard]] QString telephone() const { return telephone_; }
    [[nodiscard]] TileModel* categories() const { return categories_; }
    [[nodiscard]] TileModel* streets() const { return streets_; }
    [[nodiscard]] TileModel* grids() const { return grids_; }
    [[nodiscard]] int category() const { return view_.category; }
    [[nodiscard]] int street() const { return view_.street; }
    [[nodiscard]] int grid() const { return view_.grid; }
    [[nodiscard]] int hereStreet() const { return view_.hereStreet; }
    [[nodiscard]] int hereGrid() const { return view_.hereGrid; }
    [[nodiscard]] bool scanning() const { return view_.scanning; }
    [[nodiscard]] CopyFlow::Trouble scanTrouble() const { return view_.scanTrouble; }
    [[nodiscard]] int pageCount() const { return view_.pageCount; }
    [[nodiscard]] int pagesMax() const { return view_.pagesMax; }
    [[nodiscard]] VisitPicture* page() const { return page_; }
    [[nodiscard]] QString callback() const { return view_.callback; }
    [[nodiscard]] CallbackForm callbackForm() const { return view_.callbackForm; }
    [[nodiscard]] int callbackMissing() const { return view_.callbackMissing; }
    [[nodiscard]] QString number() const { return view_.number; }
    [[nodiscard]] bool delivered() const { return view_.delivered; }
    [[nodiscard]] VisitPicture* code() const { return code_; }
    [[nodiscard]] Slip slip() const { return view_.slip; }
    [[nodiscard]] bool originalsLeft() const { return view_.originalsLeft; }

    Q_INVOKABLE void chooseCategory(int index);
    Q_INVOKABLE void chooseGrid(int index);
    Q_INVOKABLE void otherStreet(); // Place → Street
    Q_INVOKABLE void chooseStreet(int index);
    Q_INVOKABLE void scan();
    Q_INVOKABLE void cancelScan();
    Q_INVOKABLE void dropPage(); // the last one
    Q_INVOKABLE void typeDigit(int digit);
    Q_INVOKABLE void eraseDigit();
    Q_INVOKABLE void next();      // Pages → Callback → Review
    Q_INVOKABLE void file();      // Review, and again from Failed
    Q_INVOKABLE void printSlip(); // again, where it failed
    Q_INVOKABLE void back();
    Q_INVOKABLE void finish(); // from the receipt: done

Q_SIGNALS:
    void stepChanged();
    void linkChanged();
    void policyChanged();
    void choiceChanged();
    void pagesChanged();
    void callbackChanged();
    void receiptChanged();

private:
    View view_;
    AppealActions* actions_ = nullptr;
    QString whomToAskZh_, whomToAskEn_, telephone_;
    TileModel* categories_;
    TileModel* streets_;
    TileModel* grids_;
    VisitPicture* page_;
    VisitPicture* code_;
};

using AppealView = AppealFlow::View;

// What a resident can do. Implemented by whoever runs it; each call returns at once.
class AppealActions {
public:
    enum class Touch {
        OtherStreet,
        Scan,
        CancelScan,
        DropPage,
        EraseDigit,
        Next,
        File,
        PrintSlip,
        Back,
        Finish
    };

    virtual ~AppealActions() = default;
    virtual void touched(Touch touch) = 0;
    virtual void chooseCategory(int index) = 0;
    virtual void chooseGrid(int index) = 0;
    virtual void chooseStreet(int index) = 0;
    virtual void typeDigit(int digit) = 0;
};

} // namespace kiosk
