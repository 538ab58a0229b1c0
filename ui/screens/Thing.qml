// Something to take along: what it is and where it lies.
import QtQuick
import Banshi.Ui

Rectangle {
    id: thing

    required property string icon
    required property string title
    required property string place
    property bool urgent: false

    implicitHeight: Math.max(Theme.mm(50), words.implicitHeight + 2 * Theme.gap6)
    radius: Theme.radiusPanel
    color: urgent ? Theme.handFill : Theme.surface
    border.width: urgent ? Theme.rimChosen : Math.max(1, Theme.mm(0.5))
    border.color: urgent ? Theme.hand : Theme.divider

    IconWell {
        id: well
        x: Theme.gap7
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.mm(31)
        name: thing.icon
        color: Theme.handFill
        ink: Theme.hand
    }
    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: well.x + well.width + Theme.gap6
        width: parent.width - x - Theme.gap4
        Label {
            width: parent.width
            text: thing.title
            role: Theme.subhead
        }
        Label {
            width: parent.width
            text: thing.place
            role: Theme.bodyLarge
            color: Theme.inkSoft
        }
    }
}
