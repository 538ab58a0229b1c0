// Simulated devices: said on every screen, so that nobody waits for paper. A touch of it opens their dock.
import QtQuick
import Banshi.Ui

Rectangle {
    id: badge

    Accessible.role: Accessible.Button
    Accessible.name: word.text
    Accessible.onPressAction: Panels.dock = !Panels.dock

    // The whole height of a band belongs to it: it is small, and nothing near it can be pressed.
    Connections {
        target: InputWatch
        function onPressedAt(at) {
            const own = badge.mapFromItem(null, at.x, at.y);
            const near = Theme.gap5;
            if (badge.visible && own.x > -near && own.y > -near && own.x < badge.width + near && own.y < badge.height + near)
                Panels.dock = !Panels.dock;
        }
    }
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
