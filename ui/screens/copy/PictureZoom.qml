// One picture as large as the screen allows, whole or in parts that are worth a closer look.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    required property VisitPicture shown
    property list<PicturePart> parts // the first is shown first; none: the whole picture
    property int chosen: 0
    readonly property PicturePart part: parts.length > 0 ? parts[Math.min(chosen, parts.length - 1)] : null

    signal closed

    title: qsTr("看看清不清楚")
    sideBySide: false
    onBack: closed()

    picture: Rectangle {
        anchors.fill: parent
        radius: Theme.radiusTile
        color: Theme.sunken

        PictureView {
            anchors.fill: parent
            anchors.margins: Theme.gap4
            picture: screen.shown
            region: screen.part ? screen.part.region : Qt.rect(0, 0, 1, 1)
        }
    }
    primary: PrimaryButton {
        anchors.fill: parent
        label: qsTr("看好了")
        icon: "check"
        onClicked: screen.closed()
    }

    Row {
        id: choice
        visible: screen.parts.length > 0
        width: parent.width
        height: visible ? implicitHeight : 0
        spacing: Theme.gap4

        Repeater {
            model: screen.parts.length

            Chip {
                required property int index
                width: Math.floor((choice.width - (screen.parts.length - 1) * choice.spacing) / screen.parts.length)
                label: screen.parts[index].label
                icon: screen.parts[index].icon
                chosen: screen.part === screen.parts[index]
                onClicked: screen.chosen = index
            }
        }
    }
}
