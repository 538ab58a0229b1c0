// Reads a screen aloud, through eSpeak NG.
#include "kiosk/app/voice.h"

#include <cmath>
#include <filesystem>

#include <QRegularExpression>
#include <QStandardPaths>

#include "kiosk/app/player.h"

namespace kiosk {

namespace {

constexpr const char* kProgram = "espeak-ng";
// 175 words a minute is its own pace; three quarters of it is what older people follow at ease.
constexpr const char* kWordsAMinute = "130";
constexpr int kLoudest = 200; // of its scale 0..200
// Its voice "cmn" reads Chinese as English letters in Debian 12 (1.51); this one reads it as Mandarin.
constexpr const char* kMandarin = "cmn-latn-pinyin";
constexpr const char* kEnglish = "en";

class Espeak : public Voice {
public:
    void say(const QString& text, Session::Language language, double volume) override {
        const std::string words = spoken(text);
        player_.start({kProgram, "-b", "1", "-s", kWordsAMinute, "-a",
                       std::to_string(std::lround(volume * kLoudest)), "-v",
                       language == Session::Language::English ? kEnglish : kMandarin, "--stdin"},
                      std::as_bytes(std::span(words)));
    }
    void hush() override { player_.stop(); }

private:
    Player player_;
};

} // namespace

std::unique_ptr<Voice> espeakVoice() { return std::make_unique<Espeak>(); }

bool canSpeak() {
    std::error_code ignored;
    return std::filesystem::exists("/dev/snd/controlC0", ignored) &&
           !QStandardPaths::findExecutable(QString::fromLatin1(kProgram)).isEmpty();
}

std::string spoken(const QString& text) {
    static const QRegularExpression longFigure(QStringLiteral("[0-9]{4,}"));
    QString words;
    qsizetype done = 0;
    for (auto it = longFigure.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch figure = it.next();
        words += QStringView(text).mid(done, figure.capturedStart() - done);
        for (const QChar digit : figure.captured())
            words += digit + QLatin1Char(' ');
        done = figure.capturedEnd();
    }
    words += QStringView(text).mid(done);
    return words.toStdString();
}

} // namespace kiosk
