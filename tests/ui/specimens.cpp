// Draws the specimen card and what is made from it.
#include "tests/ui/specimens.h"

#include <QImage>
#include <QPainter>
#include <QTransform>
#include <cstring>
#include <initializer_list>

#include "services/paper/card_page.h"

namespace ui_test {
namespace {

constexpr int kCardWidth = 1011, kCardHeight = 638; // 85.6 × 54.0 mm at 300 dpi

hal::Image toHal(const QImage& drawn, double dpi) {
    const QImage rgb = drawn.convertToFormat(QImage::Format_RGB888);
    hal::ImageBuilder builder(rgb.width(), rgb.height(), hal::PixelFormat::Rgb24);
    for (int y = 0; y < rgb.height(); ++y)
        std::memcpy(builder.row(y), rgb.constScanLine(y), static_cast<std::size_t>(builder.stride()));
    return std::move(builder).finish(hal::Dpi{dpi});
}

struct Words {
    int x, y, size;
    const char* text;
    QColor ink = QColor(0x12, 0x23, 0x2b);
};

// In units of a card 856 wide.
void write(QPainter& painter, std::initializer_list<Words> lines) {
    for (const Words& line : lines) {
        QFont font(QStringLiteral("Noto Sans CJK SC"));
        font.setPixelSize(line.size);
        painter.setFont(font);
        painter.setPen(line.ink);
        painter.drawText(line.x, line.y, QString::fromUtf8(line.text));
    }
}

QImage blankCard() {
    QImage card(kCardWidth, kCardHeight, QImage::Format_RGB888);
    card.fill(QColor(0xf3, 0xf7, 0xf3));
    QPainter painter(&card);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0xcf, 0xe0, 0xe0), 3));
    for (int y = 60; y < kCardHeight; y += 60)
        painter.drawArc(-200, y, kCardWidth + 400, 160, 30 * 16, 120 * 16);
    return card;
}

void inCardUnits(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(kCardWidth / 856.0, kCardWidth / 856.0);
}

QImage frontOfCard() {
    const QColor label(0x0e, 0x5e, 0x78);
    QImage card = blankCard();
    QPainter painter(&card);
    inCardUnits(painter);
    write(painter, {{52, 92, 27, "姓名", label},
                    {150, 94, 40, "样本甲"},
                    {52, 162, 27, "性别", label},
                    {150, 163, 33, "女"},
                    {262, 162, 27, "民族", label},
                    {350, 163, 33, "示例"},
                    {52, 228, 27, "出生", label},
                    {150, 229, 33, "1900 年 1 月 1 日"},
                    {52, 300, 27, "住址", label},
                    {150, 301, 33, "示例省样本市小海街道"},
                    {150, 349, 33, "虚构路 0 号 0 单元"},
                    {300, 410, 34, "样本 SPECIMEN", QColor(0xa8, 0x26, 0x1c)},
                    {52, 468, 27, "公民身份号码", label},
                    {262, 470, 42, "000000 00000000 0000"}});
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xda, 0xe9, 0xef));
    painter.drawRoundedRect(QRectF(584, 66, 218, 282), 10, 10);
    painter.setBrush(QColor(0x8f, 0xbb, 0xcb));
    painter.drawEllipse(QPointF(693, 166), 56, 56);
    painter.drawPie(QRectF(596, 236, 194, 224), 0, 180 * 16);
    return card;
}

QImage backOfCard() {
    QImage card = blankCard();
    QPainter painter(&card);
    inCardUnits(painter);
    painter.setPen(QPen(QColor(0x3f, 0x52, 0x5b), 6));
    painter.drawEllipse(QPointF(160, 140), 74, 74);
    write(painter, {{280, 130, 46, "示例证件 · 国徽面"},
                    {280, 200, 34, "样本 SPECIMEN", QColor(0xa8, 0x26, 0x1c)},
                    {120, 390, 30, "签发机关"},
                    {290, 390, 33, "样本市示例局"},
                    {120, 450, 30, "有效期限"},
                    {290, 450, 33, "1900.01.01-1900.01.01"}});
    return card;
}

} // namespace

hal::Image specimenFront() { return toHal(frontOfCard(), 300); }

hal::Image specimenBack() { return toHal(backOfCard(), 300); }

hal::Image specimenText() {
    QImage page(1240, 1754, QImage::Format_RGB888);
    page.fill(Qt::white);
    QPainter painter(&page);
    write(painter, {{430, 190, 52, "样本合同"}});
    for (int y = 300; y < 1560; y += 62)
        write(painter, {{140, y, 30, "第 0 条　本页只为看清排版而写，不含任何人的内容。"}});
    painter.end();
    return toHal(page, 150);
}

SpecimenGlass specimenGlass() {
    const QImage card = frontOfCard();
    QImage glass(2480, 3508, QImage::Format_RGB888);
    glass.fill(QColor(0xf8, 0xf8, 0xf6));
    QTransform place;
    place.translate(420, 380).rotate(9);
    QPainter painter(&glass);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(place);
    painter.drawImage(0, 0, card);
    painter.end();
    SpecimenGlass specimen{toHal(glass, 300), {}};
    const double w = kCardWidth, h = kCardHeight;
    for (const QPointF corner : {QPointF(0, 0), QPointF(w, 0), QPointF(w, h), QPointF(0, h)}) {
        const QPointF at = place.map(corner);
        specimen.corners.append({at.x() / glass.width(), at.y() / glass.height()});
    }
    return specimen;
}

hal::Image specimenSheet(SheetColour colour, bool purpose) {
    paper::CardPage page;
    page.front = {.image = specimenFront(), .keepOut = {{14, 4, 30, 7}, {25, 42, 45, 7}}, .bands = {}};
    page.back = {.image = specimenBack(), .keepOut = {{28, 41, 40, 6}}, .bands = {}};
    if (purpose)
        page.purpose = paper::PurposeLine{"仅供办理保险理赔使用", "2026.11.24"};
    page.mono = colour == SheetColour::Mono;
    page.demonstration = true;
    return paper::cardRaster(page, hal::Dpi{150}).value_or(hal::Image{});
}

} // namespace ui_test
