// The drawings of one device model, as its manifest lists them: pure values, no pictures loaded.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QRectF>
#include <QSizeF>
#include <QString>

namespace ui {

// One SVG of a drawing. Rectangles are in the drawing's canvas units, measured from the top left.
struct DrawingLayer {
    QString file; // a plain name inside the profile's folder
    QRectF at;
    QRectF to; // where it travels; null: it stays
};

struct Drawing {
    QSizeF canvas;
    QList<DrawingLayer> layers; // the first is the lowest
};

// A place of the machine in the residents' words: "屏幕右下方的出纸口".
struct PlaceWords {
    QString zh;
    QString en;
};

struct DrawingProfile {
    QHash<QString, Drawing> drawings;
    QHash<QString, PlaceWords> words;
};

// manifest.json, schema 1. On failure `profile` is empty and `problem` says where in one English line, for
// a technician. A drawing is refused whole: a scanner without its card would teach the wrong thing.
struct ReadProfile {
    DrawingProfile profile;
    QString problem;
};
[[nodiscard]] ReadProfile readProfile(const QByteArray& manifest);

} // namespace ui
