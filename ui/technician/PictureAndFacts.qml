// What to do, drawn; beside it (upright: below it) what is known. Upright in large letters the words take the place of
// the drawing when there are any.
import QtQuick
import Banshi.Ui

Item {
    id: both

    required property string drawing
    property bool told: false // there is something to read
    property alias facts: list
    default property alias content: list.content
    readonly property bool pictured: Theme.landscape || !Theme.elder || !told

    Rectangle {
        id: picture
        visible: both.pictured
        width: Theme.landscape ? Theme.mm(Theme.elder ? 150 : 190) : parent.width
        height: Theme.landscape || !both.told ? parent.height : Math.min(parent.height, Theme.mm(130))
        radius: Theme.radiusPanel
        color: Theme.pictureGround

        Illustration {
            anchors.fill: parent
            anchors.margins: Theme.gap6
            name: both.drawing
        }
    }
    Paged {
        id: list
        x: Theme.landscape ? picture.width + Theme.gap6 : 0
        y: Theme.landscape || !both.pictured ? 0 : picture.height + Theme.gap6
        width: parent.width - x
        height: parent.height - y
        spacing: Theme.gap3
    }
}
