// One colour over the whole screen; each touch shows the next, the last one leads back. A dead point or a deaf corner
// shows.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Rectangle {
    id: page

    required property Session session
    property int shown: 0

    color: Theme.screenColours[shown]

    Pressable {
        y: Theme.low ? Theme.lowReach : 0
        width: parent.width
        height: parent.height - y
        label: qsTr("点一下，换下一种颜色（%1/%2）").arg(page.shown + 1).arg(Theme.screenColours.length)
        onClicked: {
            if (page.shown + 1 < Theme.screenColours.length)
                page.shown += 1;
            else
                page.session.technician.back();
        }

        Rectangle {
            anchors.centerIn: words
            width: words.implicitWidth + 2 * Theme.gap6
            height: words.implicitHeight + 2 * Theme.gap4
            radius: Theme.radiusKey
            color: Theme.surface
        }
        Label {
            id: words
            anchors.centerIn: parent
            text: parent.label
            role: Theme.body
        }
    }
}
