// One QGuiApplication for every test of the program, without a display.
#include <QGuiApplication>

#include <gtest/gtest.h>

namespace {

class QtApplication : public testing::Environment {
    void SetUp() override {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        app_ = std::make_unique<QGuiApplication>(argc_, argv_);
    }
    void TearDown() override { app_.reset(); }

    int argc_ = 1;
    char name_[5] = "test";
    char* argv_[2] = {name_, nullptr};
    std::unique_ptr<QGuiApplication> app_;
};

const auto* const kEnvironment = testing::AddGlobalTestEnvironment(new QtApplication);

} // namespace
