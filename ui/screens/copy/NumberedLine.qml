// A thing to do, in its order: number, words, and what helps to do it.
import QtQuick
import Banshi.Ui

Item {
    id: line

    required property int number
    required property string text
    property string help: ""
    property bool boarded: !Theme.elder

    implicitHeight: Math.max(mark.height, words.height) + (boarded ? 2 * (Theme.landscape ? Theme.gap3 : Theme.gap5) : Theme.gap4)
    Accessible.role: Accessible.StaticText
    Accessible.name: number + ". " + text + (help === "" ? "" : " " + help)

    Board {
        anchors.fill: parent
        visible: line.boarded
    }
    NumberMark {
        id: mark
        anchors.verticalCenter: parent.verticalCenter
        x: line.boarded ? Theme.gap7 : 0
        number: line.number
    }
    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: mark.x + mark.width + Theme.gap6
        width: parent.width - x - Theme.gap4
        spacing: Theme.gap1

        Label {
            width: parent.width
            text: line.text
            role: Theme.elder ? Theme.bodyBold : Theme.bodyLarge
            font.weight: Font.Bold
        }
        Label {
            width: parent.width
            visible: text !== "" && !Theme.elder
            text: line.help
            role: Theme.body
            color: Theme.inkSoft
        }
    }
}
