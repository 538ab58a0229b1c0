// A label and what it says, in one line or more.
import QtQuick
import Banshi.Ui

Item {
    id: fact

    required property string label
    required property string value
    readonly property int column: Theme.mm(Theme.elder ? 48 : 40)
    readonly property TextRole large: Theme.elder ? Theme.bodyBold : Theme.subhead

    implicitHeight: words.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value

    Label {
        id: name
        anchors.bottom: words.lineCount > 1 ? undefined : words.bottom
        text: fact.label
        role: Theme.body
        color: Theme.inkSoft
    }
    Label {
        id: words
        x: fact.column
        width: parent.width - x
        text: fact.value
        role: fact.large
    }
}
