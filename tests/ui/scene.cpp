// Main.qml over a session that only tests present.
#include "tests/ui/scene.h"

#include <QAnimationDriver>
#include <QFileInfo>
#include <QGuiApplication>
#include <QQmlAbstractUrlInterceptor>

#include "ui/theme/fonts.h"

namespace ui_test {
namespace {

QStringList& warnings() {
    static QStringList kept;
    return kept;
}

void keep(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (type >= QtWarningMsg || type == QtCriticalMsg)
        warnings() << message;
    fprintf(stderr, "%s: %s\n", context.category ? context.category : "qt", qPrintable(message));
}

} // namespace

// Animations follow this clock instead of the wall's, so a picture is the same on a slow machine.
class ManualAnimations : public QAnimationDriver {
public:
    ManualAnimations() { install(); }
    ~ManualAnimations() override { uninstall(); }
    qint64 elapsed() const override { return now_; }
    void pass(qint64 ms) {
        now_ += ms;
        advanceAnimation();
    }

private:
    qint64 now_ = 0;
};

// BANSHI_QML_SOURCES=ui: takes the screens from that folder instead of the program, so that a change of a QML
// file shows without building.
class SourceFolder : public QQmlAbstractUrlInterceptor {
public:
    QUrl intercept(const QUrl& url, DataType type) override {
        static const QString folder = qEnvironmentVariable("BANSHI_QML_SOURCES");
        static const QString prefix = QStringLiteral("/qt/qml/Banshi/Ui/");
        if (folder.isEmpty() || type != QmlFile || !url.path().startsWith(prefix))
            return url;
        const QFileInfo file(folder + QLatin1Char('/') + url.path().mid(prefix.size()));
        return file.exists() ? QUrl::fromLocalFile(file.absoluteFilePath()) : url;
    }
};

const std::vector<Look>& looks() {
    static const std::vector<Look> all = {
        {.name = "normal"},
        {.name = "elder", .elder = true},
        {.name = "low", .low = true},
        {.name = "contrast", .contrast = true},
        {.name = "elder-low-contrast", .elder = true, .low = true, .contrast = true},
    };
    return all;
}

std::string Variant::name() const {
    return std::string(landscape ? "landscape" : "portrait") + (english ? "-en-" : "-zh-") + look.name;
}

std::vector<Variant> variants() {
    std::vector<Variant> all;
    for (const bool landscape : {false, true})
        for (const bool english : {false, true})
            for (const Look& look : looks())
                all.push_back({landscape, english, look});
    return all;
}

void prepareProcess() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QT_SCALE_FACTOR", "1");
    qInstallMessageHandler(keep);
}

Scene::Scene()
    : animations_(std::make_unique<ManualAnimations>()), sources_(std::make_unique<SourceFolder>()) {
    ui::prepareFonts();
    session_ = std::make_unique<kiosk::Session>(specimenHall());
    furnish(*session_);
    engine_ = std::make_unique<QQmlApplicationEngine>();
    engine_->addImportPath("qrc:/qt/qml");
    engine_->addUrlInterceptor(sources_.get());
    translation_ = std::make_unique<kiosk::Translation>(*session_, *engine_);
    // 21.5 inch, 476 mm high: the smallest panel, where every minimum must still hold.
    engine_->setInitialProperties(
        {{"session", QVariant::fromValue(session_.get())}, {"panelPixelsPerMm", 1920 / 476.0}});
    engine_->load(QUrl("qrc:/qt/qml/Banshi/Ui/Main.qml"));
    if (engine_->rootObjects().isEmpty())
        qFatal("Main.qml did not load");
    window_ = qobject_cast<QQuickWindow*>(engine_->rootObjects().first());
}

Scene::~Scene() = default;

void Scene::show(const Stage& stage, const Variant& variant) {
    if (stage.name != shown_) { // nothing stays open from the stage before
        session_->present(kiosk::SessionView{});
        session_->technician()->present(kiosk::TechnicianView{});
        session_->appeal()->present(kiosk::AppealView{});
        shown_ = stage.name;
    }
    window_->resize(variant.landscape ? QSize(1920, 1080) : QSize(1080, 1920));
    kiosk::SessionView view;
    kiosk::CopyView copy;
    view.language = variant.english ? kiosk::Session::Language::English : kiosk::Session::Language::Chinese;
    view.elder = variant.look.elder;
    view.low = variant.look.low;
    view.contrast = variant.look.contrast;
    view.now = QDateTime(QDate(2026, 11, 24), QTime(9, 41));
    view.announcementZh = "11月28日上午9点，一楼大厅社区义诊";
    view.announcementEn = "Free health check, Sat 28 Nov, 9:00 am";
    stage.set(view, copy);
    furnish(*session_);
    if (stage.devices)
        stage.devices(*session_);
    session_->copy()->present(copy);
    session_->present(view);
    over_ = stage.over;
    QMetaObject::invokeMethod(window_, "showStaffPanel", Q_ARG(bool, stage.over == Stage::Over::StaffPanel));
    QMetaObject::invokeMethod(window_, "showDock", Q_ARG(bool, stage.over == Stage::Over::Dock));
    if (stage.touch)
        stage.touch(*window_->contentItem());
    settle();
}

void Scene::settle() {
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::processEvents();
        animations_->pass(20000);
    }
    QCoreApplication::processEvents();
}

QImage Scene::picture() { return window_->grabWindow(); }

QQuickItem* Scene::top() {
    if (over_ == Stage::Over::Nothing)
        return window_->contentItem();
    return window_->findChild<QQuickItem*>(over_ == Stage::Over::IdleDialog   ? "idleDialog"
                                           : over_ == Stage::Over::StaffPanel ? "staffPanel"
                                                                              : "simulatorDock");
}

QStringList Scene::takeWarnings() {
    QStringList taken;
    taken.swap(warnings());
    return taken;
}

} // namespace ui_test
