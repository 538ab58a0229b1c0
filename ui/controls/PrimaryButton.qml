// The one thing to do on this screen. While the machine works it stays in its place, flat, and says so.
import QtQuick
import Banshi.Ui

Key {
    id: button

    property alias text: button.label
    property string icon: ""
    readonly property bool primary: true // the measuring tests ask more of it

    implicitWidth: Theme.mm(246)
    implicitHeight: Theme.primaryHeight
    face: Theme.primary
    facePressed: Theme.primaryPressed
    edge: Theme.primaryLedge
    rim: 0
    ledge: Theme.ledge
    corner: Theme.radiusButton

    Row {
        anchors.centerIn: parent
        spacing: Theme.gap5

        Label {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - 2 * Theme.gap6 - (mark.visible ? mark.width + Theme.gap5 : 0))
            text: button.label
            role: Theme.action
            color: button.enabled ? Theme.primaryInk : Theme.inkDim
            horizontalAlignment: Text.AlignHCenter
        }
        Icon {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: button.icon
            size: Theme.elder ? Theme.mm(21) : Theme.mm(13)
            color: words.color
        }
    }
}
