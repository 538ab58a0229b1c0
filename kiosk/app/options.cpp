// The command line of banshi-kiosk.
#include "kiosk/app/options.h"

#include <cstdio>
#include <cstdlib>

#include <QCommandLineParser>
#include <QCoreApplication>

namespace kiosk {

namespace {

constexpr int kUsageExit = 2;

std::optional<QSize> sizeOf(const QString& text) {
    const QStringList parts = text.split(QLatin1Char('x'));
    if (parts.size() != 2)
        return std::nullopt;
    const QSize size(parts[0].toInt(), parts[1].toInt());
    return size.width() >= 320 && size.height() >= 320 ? std::optional(size) : std::nullopt;
}

} // namespace

Options parseOptions() {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Banshi: the kiosk's screens."));
    const QCommandLineOption config(QStringLiteral("config"), QStringLiteral("The kiosk's configuration."),
                                    QStringLiteral("kiosk.toml"), QStringLiteral("/etc/banshi/kiosk.toml"));
    const QCommandLineOption state(
        QStringLiteral("state"),
        QStringLiteral("Where ledger and key lie; else what the configuration says."),
        QStringLiteral("directory"));
    const QCommandLineOption templates(QStringLiteral("templates"), QStringLiteral("The known card designs."),
                                       QStringLiteral("directory"));
    const QCommandLineOption windowed(QStringLiteral("windowed"),
                                      QStringLiteral("A window, not full screen."));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("The window's size."),
                                  QStringLiteral("WxH"));
    const QCommandLineOption sticks(QStringLiteral("sticks"),
                                    QStringLiteral("Below it memory sticks are mounted."),
                                    QStringLiteral("directory"), QStringLiteral("/media"));
    parser.addOptions({config, state, templates, sticks, windowed, size});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(*QCoreApplication::instance());

    Options options;
    options.config = parser.value(config).toStdString();
    options.state = parser.value(state).toStdString();
    options.templates = parser.value(templates).toStdString();
    options.sticks = parser.value(sticks).toStdString();
    options.windowed = parser.isSet(windowed);
    options.size = sizeOf(parser.value(size));
    if (!parser.positionalArguments().isEmpty() || (parser.isSet(size) && !options.size)) {
        std::fputs("banshi-kiosk: wrong command line (see --help)\n", stderr);
        std::exit(kUsageExit);
    }
    return options;
}

} // namespace kiosk
