// The drawings of the machine: the built-in profile is whole, and a hall may lay its own over it.
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "ui/illustrations/device_drawings.h"

namespace {

const QString kGeneric = QStringLiteral(":/qt/qml/Banshi/Ui/illustrations/generic/");

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray manifestWith(const QByteArray& drawing) {
    return R"({"schema": 1, "words": {}, "drawings": {"printing": )" + drawing + "}}";
}

// A hall's own folder, as a technician would lay it out.
class HallFolder {
public:
    explicit HallFolder(const QByteArray& manifest) {
        QFile file(dir_.filePath(QStringLiteral("manifest.json")));
        if (file.open(QIODevice::WriteOnly))
            file.write(manifest);
    }
    [[nodiscard]] QUrl url() const { return QUrl::fromLocalFile(dir_.path()); }

private:
    QTemporaryDir dir_;
};

TEST(GenericDrawings, EveryDrawingIsMadeOfPicturesThatExistAndLieOnItsCanvas) {
    const ui::ReadProfile read = ui::readProfile(contentOf(kGeneric + "manifest.json"));
    ASSERT_EQ(read.problem.toStdString(), "");
    ASSERT_GE(read.profile.drawings.size(), 30);
    for (auto it = read.profile.drawings.begin(); it != read.profile.drawings.end(); ++it)
        for (const ui::DrawingLayer& layer : it->layers) {
            SCOPED_TRACE((it.key() + ": " + layer.file).toStdString());
            EXPECT_TRUE(QSvgRenderer(kGeneric + layer.file).isValid());
            EXPECT_TRUE(QRectF(QPointF(0, 0), it->canvas).intersects(layer.at));
        }
}

TEST(GenericDrawings, EveryPictureIsUsed) {
    const ui::ReadProfile read = ui::readProfile(contentOf(kGeneric + "manifest.json"));
    QSet<QString> used;
    for (const ui::Drawing& drawing : read.profile.drawings)
        for (const ui::DrawingLayer& layer : drawing.layers)
            used.insert(layer.file);
    for (const QString& file : QDir(kGeneric).entryList({QStringLiteral("*.svg")}))
        EXPECT_TRUE(used.contains(file)) << file.toStdString();
}

TEST(GenericDrawings, UseOnlyTheColoursOfTheHouse) {
    const QSet<QString> house = {"#FFFFFF", "#12232B", "#3F525B", "#6B7F88", "#06303F", "#0E5E78",
                                 "#8FBBCB", "#BBD7E1", "#DAE9EF", "#ECF4F7", "#8F4E00", "#E0891B",
                                 "#F7D9AE", "#A8261C", "#FBE6E3", "#17633D", "#E0F1E7"};
    static const QRegularExpression colour(QStringLiteral("#[0-9A-Fa-f]{3,8}\\b"));
    for (const QString& file : QDir(kGeneric).entryList({QStringLiteral("*.svg")})) {
        auto found = colour.globalMatch(QString::fromUtf8(contentOf(kGeneric + file)));
        while (found.hasNext())
            EXPECT_TRUE(house.contains(found.next().captured())) << file.toStdString();
    }
}

TEST(DeviceDrawings, AHallReplacesWhatItDrawsAndKeepsTheRest) {
    const HallFolder hall(R"({"schema": 1, "words": {"outlet": {"zh": "左侧", "en": "the left side"}},
        "drawings": {"printing": {"canvas": [10, 20], "layers": [{"file": "ours.svg", "at": [1, 2, 3, 4]}]}}})");
    ui::DeviceDrawings drawings;
    drawings.setFolder(hall.url());

    EXPECT_EQ(drawings.problem().toStdString(), "");
    ui::DrawingLayers* own = drawings.drawing("printing");
    ASSERT_NE(own, nullptr);
    EXPECT_EQ(own->canvas(), QSizeF(10, 20));
    EXPECT_TRUE(own->data(own->index(0), ui::DrawingLayers::File).toUrl().isLocalFile());
    EXPECT_EQ(drawings.place("outlet", true).toStdString(), "the left side");

    ASSERT_NE(drawings.drawing("place-card-first"), nullptr);
    EXPECT_FALSE(drawings.place("corner", false).isEmpty());
    EXPECT_EQ(drawings.drawing("no-such-drawing"), nullptr);
}

TEST(DeviceDrawings, ABrokenFolderIsNamedAndTheGenericDrawingsStay) {
    const HallFolder hall("{ not json");
    ui::DeviceDrawings drawings;
    drawings.setFolder(hall.url());
    EXPECT_NE(drawings.problem().toStdString(), "");
    EXPECT_NE(drawings.drawing("printing"), nullptr);
}

TEST(DrawingProfile, RefusesWhatWouldTeachTheWrongThing) {
    for (const char* drawing : {
             R"({"canvas": [10, 20], "layers": []})",
             R"({"canvas": [10], "layers": [{"file": "a.svg", "at": [1, 2, 3, 4]}]})",
             R"({"canvas": [10, 20], "layers": [{"file": "a.svg", "at": [1, 2, 0, 4]}]})",
             R"({"canvas": [10, 20], "layers": [{"file": "a.svg", "at": [1, 2, 3]}]})",
             R"({"canvas": [10, 20], "layers": [{"file": "../a.svg", "at": [1, 2, 3, 4]}]})",
             R"({"canvas": [10, 20], "layers": [{"file": "a.png", "at": [1, 2, 3, 4]}]})",
             R"({"canvas": [10, 20], "layers": [{"file": "a.svg", "at": [1, 2, 3, 99999]}]})",
             R"({"canvas": [10, 20], "layers": [{"file": "a.svg", "at": [1, 2, 3, 4], "to": [1]}]})",
         }) {
        const ui::ReadProfile read = ui::readProfile(manifestWith(drawing));
        EXPECT_NE(read.problem.toStdString(), "") << drawing;
        EXPECT_TRUE(read.profile.drawings.isEmpty()) << drawing;
    }
    EXPECT_NE(ui::readProfile(R"({"schema": 2, "drawings": {}})").problem.toStdString(), "");
    EXPECT_NE(ui::readProfile(R"({"schema": 1, "words": {"outlet": {"zh": "左侧"}}})").problem.toStdString(),
              "");
}

} // namespace
