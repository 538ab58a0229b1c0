// Says that the picture can be looked at larger.
import QtQuick
import Banshi.Ui

Rectangle {
    width: row.width + 2 * Theme.gap4
    height: row.height + Theme.gap3
    radius: Theme.radiusKey
    color: Theme.primary

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap2

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "eye"
            size: Theme.mm(Theme.elder ? 12 : 9)
            color: Theme.primaryInk
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("放大看")
            role: Theme.label
            color: Theme.primaryInk
        }
    }
}
