// A big answer: picture, name, one line of help. Touching it is the choice.
import QtQuick
import Banshi.Ui

Key {
    id: card

    required property string title
    property string help: ""
    property string badge: ""
    required property string icon
    readonly property bool upright: Theme.landscape // icon above the words

    label: title
    hint: help
    ledge: Theme.ledgeTile
    corner: Theme.radiusTile

    IconWell {
        id: well
        x: card.upright ? (parent.width - width) / 2 : Theme.gap9
        y: card.upright ? Theme.gap12 : (parent.height - height) / 2
        size: Theme.mm(Theme.elder ? 46 : 42)
        name: card.icon
    }
    Column {
        id: words
        x: card.upright ? Theme.gap6 : well.x + well.width + Theme.gap9
        y: card.upright ? well.y + well.height + Theme.gap9 : (parent.height - height) / 2
        width: card.upright ? parent.width - 2 * x : arrow.x - x - Theme.gap4
        spacing: Theme.gap2

        Label {
            width: parent.width
            text: card.title
            role: Theme.heading
            horizontalAlignment: card.upright ? Text.AlignHCenter : Text.AlignLeft
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: card.help
            role: Theme.bodyLarge
            color: Theme.inkSoft
            horizontalAlignment: card.upright ? Text.AlignHCenter : Text.AlignLeft
        }
        Rectangle {
            x: card.upright ? Math.round((parent.width - width) / 2) : 0
            visible: card.badge !== ""
            width: often.implicitWidth + 2 * Theme.gap4
            height: often.implicitHeight + Theme.gap2
            radius: Theme.gap2
            color: Theme.handTrack

            Label {
                id: often
                anchors.centerIn: parent
                text: card.badge
                role: Theme.label
                color: Theme.contrast ? Theme.ink : Theme.handText
            }
        }
    }
    Icon {
        id: arrow
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap7
        anchors.verticalCenter: parent.verticalCenter
        visible: !card.upright
        name: "chevron-right"
        size: Theme.icon
        color: Theme.outline
    }
}
