// The glass from below while the light passes under it. The light stands where the scanner is: at the lines
// that have arrived. Without a figure there is no light, and words say what is going on.
import QtQuick
import Banshi.Ui

Rectangle {
    id: bed

    required property real progress // 0..1; below 0: unknown
    required property bool page     // a whole page lies there, not a card

    radius: Theme.radiusTile
    color: Theme.bar
    border.width: Theme.contrast ? Theme.rim : 0
    border.color: Theme.outline

    Illustration {
        id: outline
        anchors.fill: parent
        anchors.margins: Theme.gap9
        name: bed.page ? "bed-page" : "bed-card"
    }
    Item {
        id: lines
        anchors.fill: parent
        anchors.margins: Theme.gap6
        visible: bed.progress >= 0

        Rectangle {
            width: parent.width
            height: light.y
            radius: Theme.gap2
            color: Theme.track
            opacity: 0.18
        }
        Rectangle {
            width: parent.width
            height: Theme.mm(7)
            y: light.y - Theme.mm(2.5)
            radius: height / 2
            color: Theme.mark
            opacity: 0.35
        }
        Rectangle {
            id: light
            width: parent.width
            height: Theme.mm(2)
            y: Math.round((parent.height - height) * Math.min(1, Math.max(0, bed.progress)))
            radius: height / 2
            color: Theme.contrast ? Theme.mark : Theme.handTrack

            Behavior on y { NumberAnimation { duration: Theme.progressMs } }
        }
    }
}
