// One numbered thing a resident can do now. Not touchable, therefore without a ledge.
import QtQuick
import Banshi.Ui

Rectangle {
    id: way

    required property string title
    property int number: 0
    property string icon: ""
    property string help: ""

    implicitHeight: Math.max(Theme.mm(Theme.elder ? 38 : 33), words.implicitHeight + 2 * Theme.gap5)
    radius: Theme.radiusPanel
    color: Theme.surface
    border.width: Math.max(1, Theme.mm(0.5))
    border.color: Theme.divider
    Accessible.role: Accessible.StaticText
    Accessible.name: (number > 0 ? number + ". " : "") + title + (help === "" ? "" : " " + help)

    Rectangle {
        id: mark
        x: Theme.gap7
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(Theme.elder ? 21 : 17)
        height: width
        radius: width / 2
        color: Theme.mark
        Label {
            anchors.centerIn: parent
            visible: way.icon === ""
            text: way.number
            role: Theme.subhead
            color: Theme.markInk
        }
        Icon {
            anchors.centerIn: parent
            visible: way.icon !== ""
            name: way.icon
            size: Math.round(parent.width * 0.68)
            color: Theme.markInk
        }
    }
    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: mark.x + mark.width + Theme.gap6
        width: parent.width - x - Theme.gap6
        Label {
            width: parent.width
            text: way.title
            role: Theme.subhead
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: way.help
            role: Theme.body
            color: Theme.inkSoft
        }
    }
}
