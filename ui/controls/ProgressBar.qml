// Real progress only: without a figure the bar stays away and words say what is going on.
import QtQuick
import Banshi.Ui

Rectangle {
    id: bar

    property real value: -1 // 0..1; below 0: unknown
    readonly property bool known: value >= 0

    implicitWidth: Theme.mm(246)
    implicitHeight: Theme.mm(7)
    radius: height / 2
    color: Theme.track
    visible: known
    Accessible.role: Accessible.ProgressBar
    Accessible.name: Math.round(value * 100) + " %"

    Rectangle {
        height: parent.height
        radius: parent.radius
        width: Math.max(height, parent.width * Math.min(1, Math.max(0, bar.value)))
        color: Theme.primary
        Behavior on width { NumberAnimation { duration: Theme.progressMs } }
    }
}
