// A key of the foot bar: icon over word, in a place that never changes.
import QtQuick
import Banshi.Ui

Key {
    id: key

    required property string icon
    property bool help: false   // the person who can help is amber
    property bool active: false // a mode that is on

    checked: active
    implicitHeight: Theme.footKey
    face: active ? Theme.chosen : help && Theme.elder ? Theme.handFill : Theme.surface
    edge: help ? Theme.hand : active ? Theme.accent : Theme.outline
    rim: help || active ? Math.max(Theme.rim, Theme.mm(0.75)) : Theme.rim
    ledge: Theme.ledgeKey

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.gap3
        spacing: Theme.mm(Theme.elder && !Theme.landscape ? 1 : 0)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: key.icon
            size: Theme.elder ? Theme.mm(Theme.landscape ? 13 : 19) : Theme.mm(13)
            color: key.help ? Theme.hand : Theme.accentText
        }
        Label {
            width: parent.width
            text: key.label
            role: Theme.label
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
