// Seconds that are left, as a number and as a ring that empties.
import QtQuick
import Banshi.Ui

Item {
    id: countdown

    property int secondsLeft: 0
    property int secondsTotal: 1
    property bool warning: false // amber: something will be lost
    property int size: Theme.mm(52)

    width: size
    height: size
    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("还剩 %1 秒").arg(secondsLeft)

    Ring {
        anchors.fill: parent
        value: countdown.secondsTotal > 0 ? countdown.secondsLeft / countdown.secondsTotal : 0
        thickness: Theme.mm(5)
        color: countdown.warning ? Theme.hand : Theme.primary
        track: countdown.warning ? Theme.handTrack : Theme.track
    }
    Column {
        anchors.centerIn: parent
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: countdown.secondsLeft
            role: Theme.display
            font.pixelSize: Math.round(countdown.size * 0.42)
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("秒")
            role: Theme.body
            color: Theme.inkSoft
        }
    }
}
