// A second thing to do. What destroys something stays secondary too: never filled, never red.
import QtQuick
import Banshi.Ui

Key {
    id: button

    property alias text: button.label
    property string icon: ""
    property TextRole role: Theme.subhead

    implicitWidth: row.implicitWidth + 2 * Theme.gap9
    implicitHeight: Math.max(Theme.mm(Theme.elder ? 36 : 30), words.implicitHeight + 2 * Theme.gap5)
    edge: Theme.accent
    rim: Math.max(Theme.rim, Theme.mm(0.75))
    corner: Theme.radiusButton

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap4

        Icon {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: button.icon
            size: Theme.iconSmall
            color: words.color
        }
        Label {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - 2 * Theme.gap5 - (mark.visible ? mark.width + Theme.gap4 : 0))
            text: button.label
            role: button.role
            color: button.enabled ? Theme.accentText : Theme.inkDim
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
