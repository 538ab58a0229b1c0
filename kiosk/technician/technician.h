// The technicians' screens as they are shown. GUI thread only.
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "kiosk/technician/inventory_model.h"

namespace kiosk {

class TechnicianActions;

// Holds no logic: one value is presented whole, touches go to TechnicianActions.
class Technician : public QObject {
    Q_OBJECT
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false") // "None" and "Failed" are words of several
    QML_ELEMENT
    QML_UNCREATABLE("made by the session")

public:
    enum class Page { Lock, Devices, Device, Test, Ruler, Machine, Clock, Colours, Touch };
    Q_ENUM(Page)
    // What stands between the technician and the screens.
    enum class Obstacle { None, Wrong, Waiting, NoPin, Broken, SomethingLeft };
    Q_ENUM(Obstacle)
    enum class Export { None, Writing, Done, NoStick, Failed };
    Q_ENUM(Export)
    // Print the ruler page, lay it down, measure, keep what was measured.
    enum class RulerStep { Print, Printing, Lay, Measuring, Measured, Keeping, Kept };
    Q_ENUM(RulerStep)
    enum class ClockSource { Unknown, ByHand, Automatic };
    Q_ENUM(ClockSource)
    enum class ClockSet { None, Setting, Done, Automatic, Refused, NoSuchTime, Failed };
    Q_ENUM(ClockSet)

    struct View {
        Page page = Page::Lock;

        int pinDigits = 0; // typed so far; the digits themselves are nobody's business
        bool checking = false;
        Obstacle obstacle = Obstacle::None;
        int triesLeft = 0;
        int waitSeconds = 0;

        bool ready = true;                // else the machine could not be opened, and devices are not known
        QString brokenPart, brokenDetail; // "ledger"; for technicians

        InventoryRow device;  // of Page::Device, Page::Test and Page::Ruler
        bool testing = false; // also while the ruler page is printed or measured
        bool stopping = false;
        int roundsWanted = 0, rounds = 0, passed = 0;
        RulerStep ruler = RulerStep::Print;
        double lastMs = 0, mostMs = 0;
        QString testFault, testRemedy; // of the last round; empty: none

        bool outOfService = false;
        bool clockSynchronised = false;
        ClockSource clock = ClockSource::Unknown;
        ClockSet clockSet = ClockSet::None;
        int volumePercent = 0;
        int brightnessPercent = -1;       // -1: this screen cannot be told
        bool brightnessForbidden = false; // it could, but the kiosk's user may not
        Export exported = Export::None;
        QString exportFolder;
        friend bool operator==(const View&, const View&) = default;
    };

private:
    Q_PROPERTY(kiosk::Technician::Page page READ page NOTIFY changed)
    Q_PROPERTY(int pinDigits READ pinDigits NOTIFY changed)
    Q_PROPERTY(bool checking READ checking NOTIFY changed)
    Q_PROPERTY(kiosk::Technician::Obstacle obstacle READ obstacle NOTIFY changed)
    Q_PROPERTY(int triesLeft READ triesLeft NOTIFY changed)
    Q_PROPERTY(int waitSeconds READ waitSeconds NOTIFY changed)
    Q_PROPERTY(kiosk::InventoryRow device READ device NOTIFY changed)
    Q_PROPERTY(bool testing READ testing NOTIFY changed)
    Q_PROPERTY(bool stopping READ stopping NOTIFY changed)
    Q_PROPERTY(int roundsWanted READ roundsWanted NOTIFY changed)
    Q_PROPERTY(int rounds READ rounds NOTIFY changed)
    Q_PROPERTY(int passed READ passed NOTIFY changed)
    Q_PROPERTY(kiosk::Technician::RulerStep ruler READ ruler NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(QString brokenPart READ brokenPart NOTIFY changed)
    Q_PROPERTY(QString brokenDetail READ brokenDetail NOTIFY changed)
    Q_PROPERTY(double lastMs READ lastMs NOTIFY changed)
    Q_PROPERTY(double mostMs READ mostMs NOTIFY changed)
    Q_PROPERTY(QString testFault READ testFault NOTIFY changed)
    Q_PROPERTY(QString testRemedy READ testRemedy NOTIFY changed)
    Q_PROPERTY(bool outOfService READ outOfService NOTIFY changed)
    Q_PROPERTY(bool clockSynchronised READ clockSynchronised NOTIFY changed)
    Q_PROPERTY(kiosk::Technician::ClockSource clock READ clock NOTIFY changed)
    Q_PROPERTY(kiosk::Technician::ClockSet clockSet READ clockSet NOTIFY changed)
    Q_PROPERTY(int volumePercent READ volumePercent NOTIFY changed)
    Q_PROPERTY(int brightnessPercent READ brightnessPercent NOTIFY changed)
    Q_PROPERTY(bool brightnessForbidden READ brightnessForbidden NOTIFY changed)
    Q_PROPERTY(kiosk::Technician::Export exported READ exported NOTIFY changed)
    Q_PROPERTY(QString exportFolder READ exportFolder NOTIFY changed)
    Q_PROPERTY(kiosk::InventoryModel* devices READ devices CONSTANT)
    Q_PROPERTY(kiosk::MeasurementModel* measurements READ measurements CONSTANT) // of the last round

public:
    explicit Technician(QObject* parent = nullptr);

    void present(const View& view);
    [[nodiscard]] const View& view() const { return view_; }
    // Borrowed; null: touches do nothing.
    void setActions(TechnicianActions* actions) { actions_ = actions; }

    [[nodiscard]] Page page() const { return view_.page; }
    [[nodiscard]] int pinDigits() const { return view_.pinDigits; }
    [[nodiscard]] bool checking() const { return view_.checking; }
    [[nodiscard]] Obstacle obstacle() const { return view_.obstacle; }
    [[nodiscard]] int triesLeft() const { return view_.triesLeft; }
    [[nodiscard]] int waitSeconds() const { return view_.waitSeconds; }
    [[nodiscard]] InventoryRow device() const { return view_.device; }
    [[nodiscard]] bool testing() const { return view_.testing; }
    [[nodiscard]] bool stopping() const { return view_.stopping; }
    [[nodiscard]] int roundsWanted() const { return view_.roundsWanted; }
    [[nodiscard]] int rounds() const { return view_.rounds; }
    [[nodiscard]] int passed() const { return view_.passed; }
    [[nodiscard]] RulerStep ruler() const { return view_.ruler; }
    [[nodiscard]] bool ready() const { return view_.ready; }
    [[nodiscard]] QString brokenPart() const { return view_.brokenPart; }
    [[nodiscard]] QString brokenDetail() const { return view_.brokenDetail; }
    [[nodiscard]] double lastMs() const { return view_.lastMs; }
    [[nodiscard]] double mostMs() const { return view_.mostMs; }
    [[nodiscard]] QString testFault() const { return view_.testFault; }
    [[nodiscard]] QString testRemedy() const { return view_.testRemedy; }
    [[nodiscard]] bool outOfService() const { return view_.outOfService; }
    [[nodiscard]] bool clockSynchronised() const { return view_.clockSynchronised; }
    [[nodiscard]] ClockSource clock() const { return view_.clock; }
    [[nodiscard]] ClockSet clockSet() const { return view_.clockSet; }
    [[nodiscard]] int volumePercent() const { return view_.volumePercent; }
    [[nodiscard]] int brightnessPercent() const { return view_.brightnessPercent; }
    [[nodiscard]] bool brightnessForbidden() const { return view_.brightnessForbidden; }
    [[nodiscard]] Export exported() const { return view_.exported; }
    [[nodiscard]] QString exportFolder() const { return view_.exportFolder; }
    [[nodiscard]] InventoryModel* devices() const { return devices_; }
    [[nodiscard]] MeasurementModel* measurements() const { return measurements_; }

    Q_INVOKABLE void knock(); // the hidden gesture was made
    Q_INVOKABLE void typeDigit(int digit);
    Q_INVOKABLE void eraseDigit();
    Q_INVOKABLE void enterPin();
    Q_INVOKABLE void openDevice(const QString& slot);
    // Machine, and from there Clock, Colours, Touch; of an open device Test and Ruler.
    Q_INVOKABLE void openPage(kiosk::Technician::Page page);
    Q_INVOKABLE void test(int rounds);
    Q_INVOKABLE void stopTest(); // or what is done with the ruler page
    Q_INVOKABLE void printRuler();
    Q_INVOKABLE void layRuler(); // it is printed already: on to laying it down
    Q_INVOKABLE void measureRuler();
    Q_INVOKABLE void keepRuler(); // what was measured: from then on copies are put right by it
    Q_INVOKABLE void switchOutOfService(bool off);
    Q_INVOKABLE void setVolume(int percent);
    Q_INVOKABLE void setBrightness(int percent);
    Q_INVOKABLE void setClock(int year, int month, int day, int hour, int minute); // local time
    Q_INVOKABLE void playSound();
    Q_INVOKABLE void exportReport();
    Q_INVOKABLE void back();
    Q_INVOKABLE void leave();
    // A word for a simulated device: see hal/sim/README.md. At any time, without a PIN: nothing of it is
    // real.
    Q_INVOKABLE void simulate(const QString& slot, const QString& word);

Q_SIGNALS:
    void changed();

private:
    View view_;
    TechnicianActions* actions_ = nullptr;
    InventoryModel* devices_;
    MeasurementModel* measurements_;
};

using TechnicianView = Technician::View;

// What a technician can do. Each call returns at once.
class TechnicianActions {
public:
    virtual ~TechnicianActions() = default;
    virtual void knock() = 0;
    virtual void typeDigit(int digit) = 0;
    virtual void eraseDigit() = 0;
    virtual void enterPin() = 0;
    virtual void openDevice(const QString& slot) = 0;
    virtual void openPage(Technician::Page page) = 0;
    virtual void test(int rounds) = 0;
    virtual void stopTest() = 0;
    virtual void printRuler() = 0;
    virtual void layRuler() = 0;
    virtual void measureRuler() = 0;
    virtual void keepRuler() = 0;
    virtual void switchOutOfService(bool off) = 0;
    virtual void setVolume(int percent) = 0;
    virtual void setBrightness(int percent) = 0;
    virtual void setClock(const QDateTime& time) = 0; // may be invalid
    virtual void playSound() = 0;
    virtual void exportReport() = 0;
    virtual void back() = 0;
    virtual void leave() = 0;
    virtual void simulate(const QString& slot, const QString& word) = 0;
};

} // namespace kiosk
