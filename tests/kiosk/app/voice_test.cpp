// What is read aloud, and how: through a program of our own in the place of the real one.
#include "kiosk/app/voice.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace kiosk {
namespace {

using testing::HasSubstr;
using testing::Not;

// Has an espeak-ng on PATH that writes down what it is told.
class EspeakVoice : public testing::Test {
protected:
    EspeakVoice() : path_(qgetenv("PATH")) {
        std::ofstream(home_ / "espeak-ng")
            << "#!/bin/sh\necho \"$@\" > " << (home_ / "new").string() << "\ncat >> "
            << (home_ / "new").string() << "\nmv " << (home_ / "new").string() << ' '
            << (home_ / "heard").string() << '\n';
        std::filesystem::permissions(home_ / "espeak-ng", std::filesystem::perms::owner_all);
        qputenv("PATH", QByteArray::fromStdString(home_.path().string()) + ":" + path_);
    }
    ~EspeakVoice() override { qputenv("PATH", path_); }
    std::string heard() {
        if (!QTest::qWaitFor([&] { return std::filesystem::exists(home_ / "heard"); }, 10'000))
            return {};
        std::ostringstream text;
        text << std::ifstream(home_ / "heard").rdbuf();
        return text.str();
    }

    TemporaryDirectory home_;
    QByteArray path_;
    std::unique_ptr<Voice> voice_ = espeakVoice();
};

TEST_F(EspeakVoice, ReadsChineseAsMandarinFromItsInputNotItsCommandLine) {
    voice_->say(QStringLiteral("您好"), Session::Language::Chinese, 0.5);
    const std::string told = heard();
    EXPECT_THAT(told, HasSubstr("-a 100 -v cmn-latn-pinyin --stdin\n您好"));
}

TEST_F(EspeakVoice, ReadsEnglishAsEnglish) {
    voice_->say(QStringLiteral("Hello"), Session::Language::English, 1);
    EXPECT_THAT(heard(), HasSubstr("-a 200 -v en --stdin\nHello"));
}

TEST_F(EspeakVoice, FallsSilentInTheMiddleOfASentence) {
    // Says who it is and then speaks for a minute.
    std::ofstream(home_ / "espeak-ng")
        << "#!/bin/sh\necho $$ > " << (home_ / "new").string() << "\nmv " << (home_ / "new").string() << ' '
        << (home_ / "heard").string() << "\nexec sleep 60\n";
    voice_->say(QStringLiteral("您好"), Session::Language::Chinese, 1);
    const pid_t speaker = std::stoi("0" + heard());
    ASSERT_GT(speaker, 0);
    ASSERT_EQ(::kill(speaker, 0), 0) << "it speaks";
    voice_->hush();
    EXPECT_EQ(::kill(speaker, 0), -1) << "it speaks on";
}

TEST_F(EspeakVoice, IsSilentWithoutTheProgram) {
    qputenv("PATH", "/nowhere");
    voice_->say(QStringLiteral("您好"), Session::Language::Chinese, 1);
    voice_->hush();
}

TEST(Spoken, SaysLongFiguresDigitByDigitAndShortOnesAsNumbers) {
    EXPECT_EQ(spoken(QStringLiteral("打 12345 热线")), "打 1 2 3 4 5  热线");
    EXPECT_EQ(spoken(QStringLiteral("第 12 页")), "第 12 页");
    EXPECT_EQ(spoken(QString()), "");
}

} // namespace
} // namespace kiosk
