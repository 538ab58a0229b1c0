// A line of a list: well, title, help, state, chevron.
import QtQuick
import Banshi.Ui

Key {
    id: row

    required property string title
    property string help: ""
    property string icon: ""
    property string accent: "sea"
    property string state_: "" // why it cannot be chosen, or what it is doing
    property bool chosen: false

    label: title
    hint: help
    checked: chosen
    // Not the column's own height nor the row's own width: what is not shown has none, and a list must know before.
    readonly property int sideWidth: Theme.iconSmall + (state_ === "" ? 0 : side.spacing + stateWords.implicitWidth)
    readonly property int wordsHeight: heading.implicitHeight + (help === "" ? 0 : words.spacing + more.implicitHeight)
    implicitHeight: Math.max(Theme.mm(Theme.elder ? 44 : 32), wordsHeight + 2 * Theme.gap5)
    face: chosen ? Theme.chosen : Theme.surface
    edge: chosen ? Theme.accent : Theme.outline
    rim: chosen ? Theme.rimChosen : Theme.rim
    corner: Theme.radiusPanel

    IconWell {
        id: well
        x: Theme.gap7
        anchors.verticalCenter: parent.verticalCenter
        visible: row.icon !== ""
        size: Theme.mm(Theme.elder ? 28 : 22)
        name: row.icon
        color: row.enabled ? Theme.accentWell(row.accent) : "transparent"
        ink: row.enabled ? Theme.accentInk(row.accent) : Theme.inkDim
    }
    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: row.icon !== "" ? well.x + well.width + Theme.gap6 : Theme.gap7
        width: parent.width - x - row.sideWidth - 2 * Theme.gap6
        spacing: Theme.gap1
        Label {
            id: heading
            width: parent.width
            text: row.title
            role: Theme.subhead
            color: row.enabled ? Theme.ink : Theme.inkDim
        }
        Label {
            id: more
            width: parent.width
            visible: text !== ""
            text: row.help
            role: Theme.body
            color: row.enabled ? Theme.inkSoft : Theme.inkDim
        }
    }
    Row {
        id: side
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap6
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap3
        Label {
            id: stateWords
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: row.state_
            role: Theme.label
            color: row.enabled ? Theme.inkSoft : Theme.inkDim
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: row.enabled
            name: row.chosen ? "check" : "chevron-right"
            size: Theme.iconSmall
            color: row.chosen ? Theme.accentText : Theme.outline
        }
    }
}
