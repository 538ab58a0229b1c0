// The real window over a staged session, rendered without a display; time stands still until it is told to
// pass.
#pragma once

#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>
#include <memory>

#include "kiosk/session.h"
#include "kiosk/translation.h"
#include "tests/ui/stages.h"

namespace ui_test {

// How the resident wants it, and which way the panel hangs.
struct Look {
    const char* name; // "normal", "elder", "low", "contrast", …
    bool elder = false;
    bool low = false;
    bool contrast = false;
};
[[nodiscard]] const std::vector<Look>& looks();

struct Variant {
    bool landscape = false;
    bool english = false;
    Look look{};
    [[nodiscard]] std::string name() const; // "portrait-zh-elder"
};
[[nodiscard]] std::vector<Variant> variants();

class ManualAnimations;
class SourceFolder;

class Scene {
public:
    Scene();
    ~Scene();

    // Puts `stage` on screen and lets every animation come to rest.
    void show(const Stage& stage, const Variant& variant);
    void settle();
    [[nodiscard]] QImage picture();
    [[nodiscard]] QQuickWindow& window() { return *window_; }
    // What can be touched and read now: the panel if one lies over the screen, else everything.
    [[nodiscard]] QQuickItem* top();
    [[nodiscard]] kiosk::Session& session() { return *session_; }
    // Runtime QML warnings since the last call.
    [[nodiscard]] QStringList takeWarnings();

private:
    std::unique_ptr<ManualAnimations> animations_;
    std::unique_ptr<SourceFolder> sources_;
    std::unique_ptr<kiosk::Session> session_;
    std::unique_ptr<QQmlApplicationEngine> engine_;
    std::unique_ptr<kiosk::Translation> translation_;
    QQuickWindow* window_ = nullptr;
    std::string shown_;
    Stage::Over over_ = Stage::Over::Nothing;
};

// Call before the QGuiApplication is made: software rendering, no display, warnings kept.
void prepareProcess();

} // namespace ui_test
