// One of several answers. Chosen: thick border, tick and bold word.
import QtQuick
import Banshi.Ui

Key {
    id: chip

    property alias text: chip.label
    property string icon: ""
    property bool chosen: false

    checkable: true
    checked: chosen
    implicitWidth: Theme.mm(112)
    implicitHeight: Math.max(Theme.mm(Theme.elder ? 26 : 21), words.implicitHeight + Theme.gap5)
    face: chosen ? Theme.chosen : Theme.surface
    edge: chosen ? Theme.accent : Theme.outline
    rim: chosen ? Theme.mm(1) : Theme.rim
    ledge: chosen ? Theme.mm(1.75) : Theme.ledgeKey

    Icon {
        id: mark
        x: Theme.gap5
        anchors.verticalCenter: parent.verticalCenter
        visible: name !== ""
        size: Theme.mm(Theme.elder ? 12 : 9)
        name: chip.chosen ? "check" : chip.icon
        color: words.color
    }
    Label {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: mark.visible ? mark.x + mark.width + Theme.gap3 : Theme.gap6
        width: parent.width - x - Theme.gap4
        text: chip.label
        role: chip.chosen ? Theme.bodyBold : Theme.body
        color: !chip.enabled ? Theme.inkDim : chip.chosen ? Theme.accentText : Theme.ink
    }
}
