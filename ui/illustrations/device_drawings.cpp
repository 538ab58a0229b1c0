// Looks a drawing up in the hall's own profile first, in the built-in one second.
#include "ui/illustrations/device_drawings.h"

#include <QFile>
#include <QQmlEngine>
#include <QQmlFile>

namespace ui {
namespace {

const QUrl kGenericFolder(QStringLiteral("qrc:/qt/qml/Banshi/Ui/illustrations/generic/"));

QUrl withSlash(QUrl folder) {
    if (!folder.isEmpty() && !folder.path().endsWith(QLatin1Char('/')))
        folder.setPath(folder.path() + QLatin1Char('/'));
    return folder;
}

ReadProfile readFolder(const QUrl& folder) {
    QFile file(QQmlFile::urlToLocalFileOrQrc(folder.resolved(QUrl(QStringLiteral("manifest.json")))));
    if (!file.open(QIODevice::ReadOnly))
        return {{}, QStringLiteral("manifest.json cannot be read")};
    return readProfile(file.readAll());
}

} // namespace

DeviceDrawings::DeviceDrawings(QObject* parent)
    : QObject(parent), generic_(readFolder(kGenericFolder).profile) {}

void DeviceDrawings::setFolder(const QUrl& folder) {
    const QUrl wanted = withSlash(folder);
    if (wanted == folder_)
        return;
    folder_ = wanted;
    const ReadProfile read = folder_.isEmpty() ? ReadProfile{} : readFolder(folder_);
    own_ = read.profile;
    problem_ = read.problem;
    // Screens that are shown keep the models they hold until they ask again: hence no delete.
    made_.clear();
    emit folderChanged();
}

DrawingLayers* DeviceDrawings::drawing(const QString& name) {
    if (DrawingLayers* known = made_.value(name))
        return known;
    const bool own = own_.drawings.contains(name);
    const DrawingProfile& profile = own ? own_ : generic_;
    if (!profile.drawings.contains(name))
        return nullptr;
    auto* layers = new DrawingLayers(profile.drawings.value(name), own ? folder_ : kGenericFolder, this);
    QQmlEngine::setObjectOwnership(layers, QQmlEngine::CppOwnership);
    made_.insert(name, layers);
    return layers;
}

QString DeviceDrawings::place(const QString& key, bool english) const {
    const PlaceWords words = own_.words.contains(key) ? own_.words.value(key) : generic_.words.value(key);
    return english ? words.en : words.zh;
}

} // namespace ui
