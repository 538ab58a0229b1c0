// Where the screens get their drawings of this kiosk's scanner and printer. GUI thread only.
#pragma once

#include <QHash>
#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "ui/illustrations/drawing_layers.h"
#include "ui/illustrations/drawing_profile.h"

namespace ui {

// The generic profile is built in and complete. A hall may lay a folder of its own over it (see README.md):
// whatever that folder draws replaces the generic drawing, whatever it leaves out stays generic.
class DeviceDrawings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QUrl folder READ folder WRITE setFolder NOTIFY folderChanged) // empty: the generic profile
    Q_PROPERTY(QString problem READ problem NOTIFY folderChanged) // why the hall's folder is not used

public:
    explicit DeviceDrawings(QObject* parent = nullptr);

    [[nodiscard]] QUrl folder() const { return folder_; }
    void setFolder(const QUrl& folder);
    [[nodiscard]] QString problem() const { return problem_; }

    // The drawing of that name; null only for a name that the generic profile does not know either.
    Q_INVOKABLE ui::DrawingLayers* drawing(const QString& name);
    // "corner", "outlet": where it is on this machine, in the residents' words.
    Q_INVOKABLE [[nodiscard]] QString place(const QString& key, bool english) const;

signals:
    void folderChanged();

private:
    QUrl folder_;
    QString problem_;
    DrawingProfile generic_;
    DrawingProfile own_;
    QHash<QString, DrawingLayers*> made_;
};

} // namespace ui
