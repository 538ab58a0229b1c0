// The stations of a print job, as the printer reports them.
import QtQuick
import Banshi.Ui

Row {
    id: row

    required property list<string> names
    required property int current // index; what stands before is done

    readonly property int share: Math.floor(width / names.length)

    Repeater {
        model: row.names

        Item {
            id: station
            required property int index
            required property string modelData
            readonly property bool done: index < row.current
            readonly property bool now: index === row.current
            width: row.share
            height: circle.height + Theme.gap3 + name.height
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData

            Rectangle {
                visible: station.index > 0
                anchors.verticalCenter: circle.verticalCenter
                x: -station.width / 2 + circle.width / 2 + Theme.gap2
                width: station.width - circle.width - 2 * Theme.gap2
                height: Theme.mm(1)
                radius: height / 2
                color: station.index <= row.current ? Theme.good : Theme.divider
            }
            Rectangle {
                id: circle
                anchors.horizontalCenter: parent.horizontalCenter
                width: Theme.mm(16)
                height: width
                radius: width / 2
                color: station.done ? Theme.good : station.now ? Theme.primary : Theme.surface
                border.width: station.done || station.now ? 0 : Theme.mm(0.75)
                border.color: Theme.outline

                Icon {
                    anchors.centerIn: parent
                    visible: station.done || station.now
                    name: station.done ? "check" : "arrow-down"
                    size: Theme.mm(10)
                    color: station.done ? Theme.goodInk : Theme.primaryInk
                }
            }
            Label {
                id: name
                anchors.top: circle.bottom
                anchors.topMargin: Theme.gap3
                width: parent.width
                text: station.modelData
                role: station.done || station.now ? Theme.bodyBold : Theme.body
                color: station.done || station.now ? Theme.ink : Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
