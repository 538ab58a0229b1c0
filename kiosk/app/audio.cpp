#include "kiosk/app/audio.h"

#include <algorithm>
#include <csignal>
#include <string>

#include <sys/prctl.h>

namespace kiosk {

namespace {

// A kiosk that is killed takes its listener along.
void endWithKiosk() { prctl(PR_SET_PDEATHSIG, SIGKILL); }

bool isHeadsetJack(std::string_view line) {
    return line.find("iface=CARD") != line.npos && line.find("Jack") != line.npos &&
           (line.find("Headphone") != line.npos || line.find("Headset") != line.npos);
}

} // namespace

// numid=15,iface=CARD,name='Headphone Jack'
//   ; type=BOOLEAN,access=r-------,values=1
//   : values=on
bool headsetIn(std::string_view contents) {
    bool jack = false;
    while (!contents.empty()) {
        const std::string_view line = contents.substr(0, contents.find('\n'));
        contents.remove_prefix(std::min(line.size() + 1, contents.size()));
        if (line.starts_with("numid="))
            jack = isHeadsetJack(line);
        else if (jack && line.find(": values=on") != line.npos)
            return true;
    }
    return false;
}

Audio::Audio(const QString& program, QObject* parent) : QObject(parent), program_(program) {
    for (QProcess* process : {&events_, &look_, &level_}) {
        process->setChildProcessModifier(endWithKiosk);
        process->setStandardErrorFile(QProcess::nullDevice());
        process->setStandardInputFile(QProcess::nullDevice());
    }
    level_.setStandardOutputFile(QProcess::nullDevice());
    connect(&events_, &QProcess::readyReadStandardOutput, this, &Audio::heard);
    connect(&look_, &QProcess::finished, this, &Audio::looked);
    connect(&level_, &QProcess::finished, this, [this] {
        if (std::exchange(resetAgain_, false))
            reset();
    });
}

Audio::~Audio() {
    for (QProcess* process : {&events_, &look_, &level_}) {
        process->disconnect(this);
        process->kill();
        process->waitForFinished(1000); // killed: at once
    }
}

void Audio::start() {
    events_.start(program_, {QStringLiteral("events")});
    look();
    reset();
}

void Audio::heard() {
    const QByteArray said = events_.readAllStandardOutput();
    if (said.contains("Jack"))
        look();
}

void Audio::look() {
    lookAgain_ = look_.state() != QProcess::NotRunning;
    if (!lookAgain_)
        look_.start(program_, {QStringLiteral("contents")});
}

void Audio::looked() {
    const bool plugged = headsetIn(look_.readAllStandardOutput().toStdString());
    if (std::exchange(headset_, plugged) != plugged) {
        reset();
        Q_EMIT headsetChanged(plugged);
    }
    if (lookAgain_)
        look();
}

void Audio::reset() {
    if (level_.state() != QProcess::NotRunning) {
        resetAgain_ = true;
        return;
    }
    const int percent = headset_ ? kHeadsetPercent : kSpeakerPercent;
    level_.start(program_,
                 {QStringLiteral("-q"), QStringLiteral("-M"), QStringLiteral("sset"),
                  QStringLiteral("Master"), QStringLiteral("%1%").arg(percent), QStringLiteral("unmute")});
}

} // namespace kiosk
