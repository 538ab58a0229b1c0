// A field to write in with a finger: one line to stand on, and what was written. The ink belongs to the visit.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Rectangle {
    id: board

    required property SignatureInk ink
    property string label: qsTr("请在这里写")
    readonly property bool touchTarget: true
    readonly property real pen: Theme.mm(1.5)

    color: Theme.sheet
    radius: Theme.radiusPanel
    border.width: Theme.rimChosen
    border.color: Theme.accent
    Accessible.role: Accessible.EditableText
    Accessible.name: label

    Rectangle {
        x: Theme.gap9
        y: parent.height * 3 / 4
        width: parent.width - 2 * x
        height: Math.max(1, Theme.mm(0.5))
        color: Theme.divider
    }
    Label {
        anchors.centerIn: parent
        visible: board.ink.empty
        text: board.label
        role: Theme.body
        color: Theme.pictureInk
    }
    Item {
        id: field
        anchors.fill: parent
        anchors.margins: Theme.rimChosen
        PictureView {
            visible: !board.ink.empty
            anchors.fill: parent
            picture: board.ink.picture
        }
        // Another finger or a palm beside it writes nothing.
        PointHandler {
            property bool writing: false
            onActiveChanged: {
                writing = active;
                if (active)
                    board.ink.press(point.position, Qt.size(field.width, field.height), board.pen);
            }
            onPointChanged: {
                if (writing && active)
                    board.ink.move(point.position, Qt.size(field.width, field.height), board.pen);
            }
        }
        readonly property bool touchTarget: false
        readonly property bool touchShield: true // the board's own handler
    }
}
