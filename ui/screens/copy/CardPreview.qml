// The side just cut out, with its four corners marked. Touch it to see it larger.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Pressable {
    id: preview

    required property VisitPicture picture
    required property bool page // a page of a document: no corners to mark
    readonly property real ratio: picture.present ? picture.pixelWidth / picture.pixelHeight : 85.6 / 54
    readonly property int frame: Theme.mm(8)

    label: qsTr("放大看")
    hint: qsTr("把画面放大")

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusTile
        color: Theme.contrast ? Theme.sunken : Theme.elder ? Theme.pictureGround : Theme.sunken
        border.width: Theme.elder || Theme.contrast ? Theme.rim : 0
        border.color: Theme.outline
    }
    Item {
        id: holder
        readonly property real room: Math.min(parent.width - 4 * preview.frame, (parent.height - 4 * preview.frame) * preview.ratio)
        anchors.centerIn: parent
        width: Math.round(room)
        height: Math.round(room / preview.ratio)

        PictureView {
            anchors.fill: parent
            picture: preview.picture
        }
        Repeater {
            model: preview.page ? 0 : 4

            Item {
                required property int index
                readonly property bool atRight: index % 2 === 1
                readonly property bool atBottom: index > 1
                readonly property int arm: Theme.mm(13)
                readonly property int thick: Theme.mm(2)
                x: atRight ? holder.width + Theme.gap4 - arm : -Theme.gap4
                y: atBottom ? holder.height + Theme.gap4 - arm : -Theme.gap4
                width: arm
                height: arm

                Rectangle {
                    y: parent.atBottom ? parent.height - height : 0
                    width: parent.width
                    height: parent.thick
                    color: Theme.good
                }
                Rectangle {
                    x: parent.atRight ? parent.width - width : 0
                    width: parent.thick
                    height: parent.height
                    color: Theme.good
                }
            }
        }
    }
    ZoomBadge {
        visible: preview.enabled
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gap3
    }
    FocusRing { of: preview; corner: Theme.radiusTile }
}
