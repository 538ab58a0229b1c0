// banshi-kiosk: the screens of the kiosk and what runs behind them.
#include <cstdio>

#include <QFileInfo>
#include <QGuiApplication>
#include <QtQml/qqmlextensionplugin.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "hal/base/secret.h"
#include "kiosk/app/application.h"
#include "kiosk/app/signals.h"
#include "kiosk/config/accepted.h"
#include "ui/theme/fonts.h"

Q_IMPORT_QML_PLUGIN(Banshi_KioskPlugin)
Q_IMPORT_QML_PLUGIN(Banshi_UiPlugin)

namespace {

constexpr int kConfigExit = 1;

// No core dump, and no debugger but root's: the memory of a visit belongs to the resident.
void keepMemoryPrivate() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // their leak check traces itself
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

// The software renderer draws these flat screens in a few milliseconds; OpenGL without a GPU takes ten times
// that and 60 MB.
void chooseRenderer() {
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND") && access("/dev/dri/renderD128", R_OK | W_OK) != 0)
        qputenv("QT_QUICK_BACKEND", "software");
}

std::optional<kiosk::Config> readConfig(const kiosk::Options& options, kiosk::Log& log) {
    auto boot = kiosk::bootConfig(options.config, options.state);
    const kiosk::ConfigErrors& errors = boot ? boot->errors : boot.error();
    for (const kiosk::ConfigError& error : errors) {
        std::fprintf(stderr, "banshi-kiosk: %s\n", toString(options.config, error).c_str());
        log.write(kiosk::LogEvent::ConfigRefused,
                  {{"line", error.line}, {"column", error.column}, {"key", error.key}});
    }
    return boot ? std::optional(std::move(boot->config)) : std::nullopt;
}

} // namespace

int main(int argc, char** argv) {
    hal::wipeFreedMemory();
    keepMemoryPrivate();
    chooseRenderer();
    QGuiApplication::setApplicationName(QStringLiteral("banshi-kiosk"));
    QGuiApplication::setApplicationVersion(QStringLiteral(BANSHI_VERSION));
    QGuiApplication qt(argc, argv);
    ui::prepareFonts();

    const kiosk::Options options = kiosk::parseOptions();
    const hal::Clock& clock = hal::systemClock();
    kiosk::Log log(clock);
    const auto config = readConfig(options, log);
    if (!config)
        return kConfigExit;
    log.write(kiosk::LogEvent::Started);
    const kiosk::EndSignals signals;
    kiosk::Application application(options, *config, log, clock);
    if (!application.show())
        return kConfigExit;
    return QGuiApplication::exec();
}
