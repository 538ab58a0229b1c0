// Lays out what it holds in columns; what does not fit waits on the next page. Nothing is scrolled: a finger that is
// not sure finds a key. What has no implicit height has nothing to say and is left out; it may not depend on being
// shown, as a Column's does.
import QtQuick
import Banshi.Ui

Item {
    id: paged

    default property alias content: holder.data
    property int columns: 1
    property int spacing: Theme.gap4
    property int shown: 0
    readonly property alias pages: holder.pages
    readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)

    function next() { shown = (shown + 1) % pages }

    onShownChanged: holder.lay()
    onHeightChanged: holder.lay()
    onCellChanged: holder.lay()
    onSpacingChanged: holder.lay()

    Item {
        id: holder

        property int pages: 1
        property var known: [] // whose height is followed
        property bool laying: false

        anchors.fill: parent
        onChildrenChanged: lay()
        Component.onCompleted: lay()

        function lay() {
            if (laying || paged.height <= 0 || paged.cell <= 0)
                return;
            laying = true;
            const items = Array.from(children);
            items.filter(item => !known.includes(item)).forEach(item => item.implicitHeightChanged.connect(holder.lay));
            known = items;
            items.forEach(item => item.width = paged.cell); // their heights follow
            let page = 0, column = 0, y = 0, tallest = 0;
            for (const item of items) {
                if (item.implicitHeight <= 0) {
                    item.visible = false;
                    continue;
                }
                if (column === paged.columns) {
                    column = 0;
                    y += tallest + paged.spacing;
                    tallest = 0;
                }
                if (y > 0 && y + item.implicitHeight > paged.height) {
                    page += 1;
                    column = y = tallest = 0;
                }
                item.x = column * (paged.cell + paged.spacing);
                item.y = y;
                item.visible = page === paged.shown;
                tallest = Math.max(tallest, item.implicitHeight);
                column += 1;
            }
            pages = page + 1;
            laying = false;
            if (paged.shown > page)
                paged.shown = page; // and once more
        }
    }
}
