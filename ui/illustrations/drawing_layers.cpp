// Hands the layers of a drawing to Illustration.qml.
#include "ui/illustrations/drawing_layers.h"

#include <algorithm>
#include <utility>

namespace ui {

DrawingLayers::DrawingLayers(Drawing drawing, QUrl folder, QObject* parent)
    : QAbstractListModel(parent), drawing_(std::move(drawing)), folder_(std::move(folder)) {}

bool DrawingLayers::moving() const {
    return std::any_of(drawing_.layers.begin(), drawing_.layers.end(),
                       [](const DrawingLayer& layer) { return !layer.to.isNull(); });
}

int DrawingLayers::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(drawing_.layers.size());
}

QVariant DrawingLayers::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= drawing_.layers.size())
        return {};
    const DrawingLayer& layer = drawing_.layers.at(index.row());
    switch (role) {
    case File:
        return folder_.resolved(QUrl(layer.file));
    case At:
        return layer.at;
    case To:
        return layer.to.isNull() ? layer.at : layer.to;
    case Travels:
        return !layer.to.isNull();
    default:
        return {};
    }
}

QHash<int, QByteArray> DrawingLayers::roleNames() const {
    return {{File, "file"}, {At, "at"}, {To, "to"}, {Travels, "travels"}};
}

} // namespace ui
