// The true sheet as it will come out, with a lens on the first card and its purpose lines. Touch it to see it
// larger.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Pressable {
    id: preview

    required property VisitPicture sheet
    required property bool lensed // a card copy: the lens shows the first card
    readonly property rect region: CopySheet.firstCard

    label: qsTr("放大看")
    hint: qsTr("把整张纸放大")

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusPanel
        color: Theme.sunken
        border.width: Theme.elder || Theme.contrast ? Theme.rim : 0
        border.color: Theme.outline
    }
    Rectangle {
        x: paper.x - Theme.mm(1)
        y: paper.y + Theme.mm(1.5)
        width: paper.width + Theme.mm(2)
        height: paper.height
        radius: Theme.gap2
        color: Theme.sheetShade
    }
    Rectangle {
        id: paper
        readonly property real room: Math.min(parent.height - 2 * Theme.gap5, (parent.width - 2 * Theme.gap5) * 297 / 210)
        anchors.centerIn: parent
        height: Math.round(room)
        width: Math.round(room * 210 / 297)
        color: Theme.sheet

        PictureView {
            anchors.fill: parent
            picture: preview.sheet
        }
        Label {
            anchors.centerIn: parent
            visible: !preview.sheet.present
            text: qsTr("正在排版…")
            color: Theme.pictureInk
        }
    }
    Rectangle {
        id: lens
        visible: preview.lensed && preview.sheet.present
        anchors.horizontalCenter: parent.horizontalCenter
        y: paper.y + paper.height - height + Theme.gap2
        width: Math.min(parent.width - 2 * Theme.gap3, paper.width + Theme.gap4)
        height: Math.round((width - 2 * edge) * preview.region.height * 297 / (preview.region.width * 210)) + 2 * edge
        radius: Theme.gap3
        color: Theme.sheet
        border.width: edge
        border.color: Theme.contrast ? Theme.pictureInk : Theme.accent
        readonly property int edge: Theme.mm(1.25)

        PictureView {
            anchors.fill: parent
            anchors.margins: lens.edge
            picture: lens.visible ? preview.sheet : null
            region: preview.region
        }
    }
    ZoomBadge {
        visible: preview.enabled
        x: (lens.visible ? lens.x + lens.width : paper.x + paper.width) - width - Theme.gap5
        y: lens.visible ? lens.y - height + Theme.gap3 : paper.y + paper.height - height - Theme.gap4
    }
    FocusRing { of: preview; corner: Theme.radiusPanel }
}
