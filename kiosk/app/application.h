// Joins the parts of the kiosk: what is made, in which order, and who hears whom. Nothing is decided here.
#pragma once

#include <map>
#include <memory>

#include <QElapsedTimer>
#include <QObject>
#include <QQmlApplicationEngine>
#include <QSize>
#include <QTimer>

#include "kiosk/app/audio.h"
#include "kiosk/app/command_door.h"
#include "kiosk/app/machine.h"
#include "kiosk/app/machine_appeals.h"
#include "kiosk/app/machine_services.h"
#include "kiosk/app/machine_technician.h"
#include "kiosk/app/options.h"
#include "kiosk/app/sound.h"
#include "kiosk/app/systemd.h"
#include "kiosk/app/voice.h"
#include "kiosk/guide_lights.h"
#include "kiosk/log/log.h"
#include "kiosk/session_controller.h"
#include "kiosk/technician/technician_controller.h"
#include "kiosk/translation.h"

namespace kiosk {

// GUI thread only.
class Application : public QObject {
    Q_OBJECT

public:
    Application(const Options& options, const Config& config, Log& log, const hal::Clock& clock);
    ~Application() override;

    // False: the screens could not be loaded.
    [[nodiscard]] bool show();

private:
    void connectLog();
    void connectSound();
    void connectTechnician();
    void sweepAfterVisits();
    void useDrawings();
    void openMachine();
    void machineOpened(std::shared_ptr<Machine> machine);
    [[nodiscard]] ApplicationHooks hooks();
    void machineBroken(const MachineFault& fault);
    void deviceChanged(const hal::DeviceInfo& device);
    void framePainted();
    [[nodiscard]] QSize windowSize() const;

    const Options options_;
    const Config config_;
    Log& log_;
    const hal::Clock& clock_;
    QElapsedTimer sinceStart_;
    QMetaObject::Connection frames_;
    Systemd systemd_;
    Sound sound_;
    Audio audio_;
    std::unique_ptr<Voice> voice_ = espeakVoice();
    // Destroyed from below: the screens, what runs them, the jobs (which are waited for), then the machine
    // that the jobs used.
    std::shared_ptr<Machine> machine_;
    std::unique_ptr<MachineServices> services_;
    std::unique_ptr<MachineAppeals> appeals_;
    MachineTechnician technicianServices_;
    Jobs jobs_;
    Job opening_, warming_;
    QTimer again_;
    Session session_;
    SessionController controller_;
    TechnicianController technician_;
    GuideLights lights_;
    std::map<std::string, std::string, std::less<>> logged_; // of each slot: health and fault
    hal::Rig::Watch watch_;
    std::unique_ptr<CommandDoor> door_;
    QQmlApplicationEngine engine_;
    Translation translation_;
};

} // namespace kiosk
