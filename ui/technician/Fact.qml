// A name and what there is to say about it, on one line or several. Without words it has no height.
import QtQuick
import Banshi.Ui

Item {
    id: fact

    required property string name
    required property string value
    property int tone: -1 // a StatusMark's; -1: plain words

    implicitHeight: value === "" ? 0 : Math.max(label.implicitHeight, tone < 0 ? words.implicitHeight : mark.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: name + " " + value

    Label {
        id: label
        width: Math.min(Theme.mm(Theme.elder ? 96 : 62), Math.floor(parent.width * 0.4))
        text: fact.name
        role: Theme.body
        color: Theme.inkSoft
    }
    Label {
        id: words
        visible: fact.tone < 0
        x: label.width + Theme.gap4
        width: parent.width - x
        text: fact.value
        role: Theme.bodyBold
        wrapMode: Text.Wrap
    }
    StatusMark {
        id: mark
        visible: fact.tone >= 0
        x: label.width + Theme.gap4
        width: parent.width - x
        text: fact.value
        tone: Math.max(fact.tone, 0)
        role: Theme.bodyBold
    }
}
