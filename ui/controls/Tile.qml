// A way into a service: icon in its well, name, one line of help.
import QtQuick
import Banshi.Ui

Key {
    id: tile

    required property string name
    property string help: ""
    property string icon: ""
    property string accent: "sea"
    property string tag: ""         // a word in the corner, such as "not open yet"
    property bool tagShown: tag !== ""
    property bool chevronShown: tag === ""
    property bool filled: false     // the one most people come for
    property bool chosen: false
    property bool beside: Theme.landscape || Theme.elder // icon beside the words instead of above
    property int well: Theme.mm(27)
    property TextRole role: Theme.heading

    label: name
    hint: help
    face: filled ? Theme.primary : chosen ? Theme.tint : Theme.surface
    facePressed: filled ? Theme.primaryPressed : Theme.tint
    edge: filled ? Theme.primaryLedge : chosen ? Theme.accent : Theme.outline
    rim: filled ? 0 : chosen ? Theme.rimChosen : Theme.rim
    ledge: Theme.ledgeTile
    corner: Theme.radiusTile

    readonly property color words: !enabled ? Theme.inkDim : filled ? Theme.primaryInk : Theme.ink
    readonly property color softWords: !enabled ? Theme.inkDim : filled ? Theme.primaryInk : Theme.inkSoft

    IconWell {
        id: picture
        visible: tile.icon !== ""
        x: tile.beside ? Theme.gap9 : Theme.gap9
        y: tile.beside ? Math.round((parent.height - height) / 2) : Theme.mm(7.5)
        size: tile.well
        name: tile.icon
        color: !tile.enabled ? "transparent" : tile.filled ? Theme.primaryInk : Theme.accentWell(tile.accent)
        ink: !tile.enabled ? Theme.inkDim : tile.filled ? Theme.primary : Theme.accentInk(tile.accent)
    }

    Column {
        x: tile.beside && picture.visible ? picture.x + picture.width + Theme.gap7 : Theme.gap9
        y: tile.beside ? Math.round((parent.height - height) / 2) : parent.height - height - Theme.mm(6)
        width: parent.width - x - (tile.beside && chevron.visible ? chevron.width + Theme.gap9 : Theme.gap6)
        spacing: Theme.gap1

        Label {
            width: parent.width
            text: tile.name
            role: tile.role
            color: tile.words
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: tile.help
            role: Theme.body
            color: tile.softWords
        }
    }

    Icon {
        id: chevron
        visible: tile.chevronShown && !tile.chosen
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(8)
        y: tile.beside ? Math.round((parent.height - height) / 2) : picture.y + Math.round((picture.height - height) / 2)
        size: Theme.mm(Theme.elder ? 19 : 14)
        name: "chevron-right"
        color: !tile.enabled ? Theme.inkDim : tile.filled ? Theme.primaryInk : Theme.outline
    }

    // Chosen is told by the thick border and by this tick, never by colour alone.
    Rectangle {
        visible: tile.chosen
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap6
        y: chevron.y
        width: chevron.width
        height: width
        radius: width / 2
        color: Theme.primary
        Icon { anchors.centerIn: parent; size: Theme.mm(10); name: "check"; color: Theme.primaryInk }
    }

    Rectangle {
        visible: tile.tagShown
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap6
        y: tile.beside ? Theme.gap4 : picture.y
        width: word.implicitWidth + 2 * Theme.gap4
        height: word.implicitHeight + Theme.gap2
        radius: height / 2
        color: Theme.sunken
        Label {
            id: word
            anchors.centerIn: parent
            wrapMode: Text.NoWrap
            text: tile.tag
            role: Theme.small
            color: Theme.inkSoft
        }
    }
}
