// A label and what it says, in one line or more.
import QtQuick
import Banshi.Ui

Item {
    id: fact

    required property string label
    required property string value
    property int column: Theme.mm(Theme.elder ? 48 : 40)

    implicitHeight: words.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value

    Label {
        id: name
        text: fact.label
        role: Theme.body
        color: Theme.inkSoft
    }
    Label {
        id: words
        x: fact.column
        width: parent.width - x
        text: fact.value
        role: Theme.bodyBold
    }
}
