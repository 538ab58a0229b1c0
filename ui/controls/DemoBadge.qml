// Simulated devices: said on every screen, so that nobody waits for paper.
import QtQuick
import Banshi.Ui

Rectangle {
    implicitWidth: word.implicitWidth + 2 * Theme.gap4
    implicitHeight: word.implicitHeight + Theme.gap1
    radius: Theme.gap2
    color: Theme.mark

    Label {
        id: word
        anchors.centerIn: parent
        wrapMode: Text.NoWrap
        text: qsTr("演示")
        role: Theme.label
        color: Theme.markInk
    }
}
