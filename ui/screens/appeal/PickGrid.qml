// Answers in columns, each a key of the same size; what does not fit waits behind "more". Nothing is scrolled.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: grid

    required property TileModel answers
    property int here: -1      // the answer that is marked
    property string extra: ""  // a last key for something else; empty: none
    property string extraIcon: ""
    property int shown: 0      // page
    signal picked(int index)
    signal extraPicked

    readonly property int columns: Theme.landscape ? 3 : 2
    readonly property int gap: Theme.gap4
    readonly property int least: Theme.mm(Theme.elder ? 40 : 30)
    readonly property int most: Theme.mm(Theme.elder ? 70 : 58)
    readonly property int fits: Math.max(1, Math.floor((height + gap) / (least + gap))) * columns - (extra === "" ? 0 : 1)
    readonly property bool paged: answers.count > fits
    readonly property int perPage: paged ? Math.max(1, fits - 1) : Math.max(1, answers.count)
    readonly property int pages: Math.ceil(answers.count / perPage)
    readonly property int first: (shown % Math.max(1, pages)) * perPage
    readonly property int count: Math.min(perPage, answers.count - first)
    readonly property int cells: perPage + (paged ? 1 : 0) + (extra === "" ? 0 : 1)
    readonly property int rows: Math.ceil(cells / columns)
    readonly property int cellWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property int cellHeight: Math.min(most, Math.floor((height - (rows - 1) * gap) / rows))

    function xOf(cell: int): int { return (cell % columns) * (cellWidth + gap) }
    function yOf(cell: int): int { return Math.floor(cell / columns) * (cellHeight + gap) }

    component Cell: Tile {
        width: grid.cellWidth
        height: grid.cellHeight
        beside: true
        chevronShown: false
        well: Theme.mm(Theme.elder ? 26 : 20)
        role: Theme.subhead
    }

    Repeater {
        model: grid.answers

        Cell {
            required property int index
            required property string titleZh
            required property string titleEn
            required property string subtitleZh
            required property string subtitleEn
            required icon
            readonly property int at: index - grid.first

            visible: at >= 0 && at < grid.count
            x: grid.xOf(Math.max(0, at))
            y: grid.yOf(Math.max(0, at))
            name: Theme.english ? titleEn : titleZh
            help: grid.here === index ? qsTr("您在这里") : Theme.english ? subtitleEn : subtitleZh
            chosen: grid.here === index
            onClicked: grid.picked(index)
        }
    }
    Cell {
        visible: grid.paged
        x: grid.xOf(grid.perPage)
        y: grid.yOf(grid.perPage)
        name: qsTr("更多")
        help: qsTr("第 %1 页，共 %2 页").arg(grid.shown % Math.max(1, grid.pages) + 1).arg(grid.pages)
        onClicked: grid.shown = (grid.shown + 1) % grid.pages
    }
    Cell {
        visible: grid.extra !== ""
        x: grid.xOf(grid.cells - 1)
        y: grid.yOf(grid.cells - 1)
        icon: grid.extraIcon
        name: grid.extra
        onClicked: grid.extraPicked()
    }
}
