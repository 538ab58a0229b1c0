// One of the little pictures that say how: drawing, number, words.
import QtQuick
import Banshi.Ui

Board {
    id: card

    required property int number
    required property string text
    property string help: ""
    property alias drawing: picture.name

    implicitHeight: words.y + words.height + Theme.gap6

    // Drawings bring their own light ground where the board is dark.
    PicturePanel {
        anchors.fill: picture
        visible: Theme.contrast
        radius: Theme.gap3
    }
    Illustration {
        id: picture
        name: ""
        x: Theme.gap6
        y: Theme.gap4
        width: parent.width - 2 * x
        height: Math.round(width * 170 / 264)
    }
    NumberMark {
        id: mark
        x: Theme.gap6
        y: words.y
        number: card.number
    }
    Column {
        id: words
        x: mark.x + mark.width + Theme.gap3
        y: picture.y + picture.height + Theme.gap3
        width: parent.width - x - Theme.gap2
        spacing: Theme.gap1

        Label {
            width: parent.width
            text: card.text
            role: Theme.bodyLarge
            font.weight: Font.Bold
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: card.help
            role: Theme.body
            color: Theme.inkSoft
        }
    }
}
