// One colour over the whole screen; each touch shows the next, the last one leads back. A dead point or a deaf corner
// shows.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Pressable {
    id: page

    required property Session session
    property int shown: 0

    label: qsTr("点一下，换下一种颜色（%1/%2）").arg(shown + 1).arg(Theme.screenColours.length)
    onClicked: {
        if (shown + 1 < Theme.screenColours.length)
            shown += 1;
        else
            session.technician.back();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.screenColours[page.shown]
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
        text: page.label
        role: Theme.body
    }
}
