// One QGuiApplication for the tests of the screens, without a display.
#include <QGuiApplication>
#include <gtest/gtest.h>

#include "tests/ui/scene.h"

int main(int argc, char** argv) {
    ui_test::prepareProcess();
    QGuiApplication app(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
