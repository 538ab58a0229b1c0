// Reads manifest.json: what is missing, misspelt or out of place refuses the profile with one sentence.
#include "ui/illustrations/drawing_profile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <optional>

namespace ui {
namespace {

constexpr int kSchema = 1;
constexpr double kLargest = 4096; // canvas units; more is a mistake, and would cost memory

std::optional<QList<double>> numbers(const QJsonValue& value, int count) {
    const QJsonArray array = value.toArray();
    if (array.size() != count)
        return std::nullopt;
    QList<double> out;
    for (const QJsonValue each : array) {
        if (!each.isDouble() || each.toDouble() < -kLargest || each.toDouble() > kLargest)
            return std::nullopt;
        out.append(each.toDouble());
    }
    return out;
}

std::optional<QRectF> rectangle(const QJsonValue& value) {
    const auto four = numbers(value, 4);
    if (!four || four->at(2) <= 0 || four->at(3) <= 0)
        return std::nullopt;
    return QRectF(four->at(0), four->at(1), four->at(2), four->at(3));
}

// A name inside the folder: a manifest never reaches out of its own profile.
bool plainSvgName(const QString& file) {
    return file.endsWith(QLatin1String(".svg")) && !file.contains(QLatin1Char('/')) &&
           !file.startsWith(QLatin1Char('.'));
}

std::optional<DrawingLayer> readLayer(const QJsonObject& object) {
    DrawingLayer layer;
    layer.file = object.value(QLatin1String("file")).toString();
    const auto at = rectangle(object.value(QLatin1String("at")));
    if (!plainSvgName(layer.file) || !at)
        return std::nullopt;
    layer.at = *at;
    if (!object.contains(QLatin1String("to")))
        return layer;
    const auto to = rectangle(object.value(QLatin1String("to")));
    if (!to)
        return std::nullopt;
    layer.to = *to;
    return layer;
}

std::optional<Drawing> readDrawing(const QJsonObject& object) {
    Drawing drawing;
    const auto canvas = numbers(object.value(QLatin1String("canvas")), 2);
    const QJsonArray layers = object.value(QLatin1String("layers")).toArray();
    if (!canvas || canvas->at(0) <= 0 || canvas->at(1) <= 0 || layers.isEmpty())
        return std::nullopt;
    drawing.canvas = QSizeF(canvas->at(0), canvas->at(1));
    for (const QJsonValue each : layers) {
        const auto layer = readLayer(each.toObject());
        if (!layer)
            return std::nullopt;
        drawing.layers.append(*layer);
    }
    return drawing;
}

ReadProfile refused(const QString& problem) { return {{}, problem}; }

} // namespace

ReadProfile readProfile(const QByteArray& manifest) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(manifest, &error);
    if (!document.isObject())
        return refused(QStringLiteral("not JSON at byte %1").arg(error.offset));
    const QJsonObject root = document.object();
    if (root.value(QLatin1String("schema")).toInt() != kSchema)
        return refused(QStringLiteral("schema must be %1").arg(kSchema));

    ReadProfile read;
    const QJsonObject words = root.value(QLatin1String("words")).toObject();
    for (auto it = words.begin(); it != words.end(); ++it) {
        const QJsonObject both = it.value().toObject();
        const PlaceWords place{both.value(QLatin1String("zh")).toString(),
                               both.value(QLatin1String("en")).toString()};
        if (place.zh.isEmpty() || place.en.isEmpty())
            return refused(QStringLiteral("words.%1 needs zh and en").arg(it.key()));
        read.profile.words.insert(it.key(), place);
    }
    const QJsonObject drawings = root.value(QLatin1String("drawings")).toObject();
    for (auto it = drawings.begin(); it != drawings.end(); ++it) {
        const auto drawing = readDrawing(it.value().toObject());
        if (!drawing)
            return refused(QStringLiteral("drawings.%1 is not complete").arg(it.key()));
        read.profile.drawings.insert(it.key(), *drawing);
    }
    return read;
}

} // namespace ui
