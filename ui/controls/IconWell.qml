// An icon in its tinted well, as tiles and rows carry it.
import QtQuick
import Banshi.Ui

Rectangle {
    property alias name: icon.name
    property alias ink: icon.color
    property int size: Theme.mm(27)

    width: size
    height: size
    radius: Math.min(Theme.radiusPanel, size / 4)
    color: Theme.tint

    Icon {
        id: icon
        name: ""
        anchors.centerIn: parent
        size: parent.size * 2 / 3
        color: Theme.accent
    }
}
