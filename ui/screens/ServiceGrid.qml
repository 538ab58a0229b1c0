// The lines of a menu: the first one large, the others two by two. Easy view shows only what works here today.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: grid

    required property Session session
    readonly property bool wide: Theme.landscape // the large one stands left of the others
    readonly property int gap: Theme.low && !wide ? Theme.gap4 : wide ? Theme.gap5 : Theme.gutter
    readonly property bool tight: wide || Theme.english || (Theme.low && Theme.narrow) // no room for both the help and the tag
    readonly property int count: place(lines.count)
    readonly property int others: Math.max(0, count - 1)
    readonly property int columns: Theme.elder ? 1 : 2
    readonly property int rows: Math.max(1, Math.ceil(others / columns))

    // How many lines are shown before the one at `index`.
    function place(index: int): int {
        let before = 0;
        for (let i = 0; i < index; ++i)
            before += lines.itemAt(i)?.visible ? 1 : 0;
        return before;
    }

    readonly property int evenHeight: Math.floor((height - rows * gap) / (rows + 1))
    readonly property int leadWidth: wide ? Math.floor(Theme.elder ? (width - gap) / 2 : width * 0.36) : width
    readonly property int leadHeight: wide ? height
        : Theme.elder ? Math.min(Theme.mm(130), evenHeight)
        : Theme.low ? evenHeight : Theme.mm(93)
    readonly property int restX: wide ? leadWidth + gap : 0
    readonly property int restY: wide ? 0 : leadHeight + gap
    readonly property int restWidth: Math.floor((width - restX - (columns - 1) * gap) / columns)
    readonly property int restHeight: {
        if (wide)
            return Math.floor((height - (rows - 1) * gap) / rows);
        if (Theme.low && !Theme.elder)
            return evenHeight;
        return Math.min(Theme.mm(Theme.elder ? 130 : 64), Math.floor((height - leadHeight - rows * gap) / rows));
    }

    Repeater {
        id: lines
        model: grid.session.convenience

        Tile {
            required property int index
            required property string tileId
            required property string titleZh
            required property string titleEn
            required property string subtitleZh
            required property string subtitleEn
            required property bool available
            required icon
            required accent
            readonly property bool lead: index === 0
            readonly property int after: grid.place(index) - 1 // among those that follow the lead

            visible: !Theme.elder || available
            x: lead ? 0 : grid.restX + (after % grid.columns) * (grid.restWidth + grid.gap)
            y: lead ? 0 : grid.restY + Math.floor(after / grid.columns) * (grid.restHeight + grid.gap)
            width: lead ? grid.leadWidth : grid.restWidth
            height: lead ? grid.leadHeight : grid.restHeight
            beside: !grid.wide || !(lead || Theme.elder)
            chevronShown: available && (lead || Theme.elder)
            well: (lead || Theme.elder) && !Theme.low ? Theme.mm(Theme.elder ? 44 : 60) : Theme.mm(Theme.elder ? 30 : Theme.low ? 21 : 27)
            role: lead ? Theme.titleLarge : Theme.elder ? Theme.heading : Theme.subhead
            name: Theme.english ? titleEn : titleZh
            help: grid.tight && !available ? tag : Theme.english ? subtitleEn : subtitleZh
            tag: available ? "" : qsTr("筹备中")
            tagShown: !available && !grid.tight
            filled: lead
            onClicked: grid.session.openService(tileId)
        }
    }
}
