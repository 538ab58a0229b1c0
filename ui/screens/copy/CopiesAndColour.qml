// How many, and in which colour.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Grid {
    id: grid

    required property CopyFlow flow
    property bool sideBySide: false
    property bool zoomable: false // a key to see the sheet larger, where the sheet itself is out of reach
    readonly property int copiesWidth: sideBySide ? Theme.mm(Theme.elder ? 108 : 92) : width

    signal zoom

    columns: sideBySide ? 2 : 1
    columnSpacing: Theme.gap9
    rowSpacing: Theme.gap6

    Column {
        width: grid.copiesWidth
        spacing: Theme.gap3

        Label {
            text: qsTr("份数")
            role: Theme.bodyBold
        }
        Stepper {
            width: parent.width
            label: qsTr("份数")
            value: grid.flow.copies
            to: grid.flow.copiesMax
            limitText: qsTr("每次最多 %1 份").arg(grid.flow.copiesMax)
            onMoved: value => grid.flow.copies = value
        }
    }
    Column {
        width: grid.sideBySide ? grid.width - grid.copiesWidth - grid.columnSpacing : grid.width
        spacing: Theme.gap3

        Label {
            text: qsTr("颜色")
            role: Theme.bodyBold
        }
        Grid {
            id: colours
            readonly property bool stacked: !grid.sideBySide || (Theme.elder && !Theme.landscape)
            readonly property int share: stacked ? width : Math.floor((width - columnSpacing) / 2)
            visible: grid.flow.colourOffered
            width: parent.width
            columns: stacked ? 1 : 2
            columnSpacing: Theme.gap4
            rowSpacing: Theme.gap3

            Chip {
                width: colours.share
                label: qsTr("黑白")
                icon: "mono"
                chosen: grid.flow.mono
                onClicked: grid.flow.mono = true
            }
            Chip {
                width: colours.share
                label: qsTr("彩色")
                icon: "colour"
                chosen: !grid.flow.mono
                onClicked: grid.flow.mono = false
            }
        }
        Label {
            visible: !grid.flow.colourOffered
            width: parent.width
            text: qsTr("这台打印机只印黑白。")
            role: Theme.body
            color: Theme.inkSoft
        }
        Chip {
            visible: grid.zoomable
            width: parent.width
            label: qsTr("放大看")
            icon: "eye"
            checkable: false
            onClicked: grid.zoom()
        }
    }
}
