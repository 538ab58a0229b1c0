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
    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(countdown.size * (unit.visible ? 0.41 : 0.5) - height / 2)
        text: countdown.secondsLeft
        role: Theme.display
        font.pixelSize: Math.round(countdown.size * 0.36)
    }
    Label {
        id: unit
        anchors.horizontalCenter: parent.horizontalCenter
        visible: countdown.size >= Theme.mm(Theme.elder ? 58 : 50) // a smaller ring has room for the number alone
        y: Math.round(countdown.size * 0.73 - height / 2)
        text: qsTr("秒")
        role: Theme.small
        color: Theme.inkSoft
    }
}
