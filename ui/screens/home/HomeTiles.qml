// What can be done here: six tiles, two by three; in easy view four, with plainer names.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: tiles

    required property Session session
    readonly property bool stacked: Theme.elder && Theme.narrow // one column of large rows
    readonly property bool tight: Theme.low && Theme.narrow     // half the height: no room for two lines of help
    readonly property int columns: stacked ? 1 : 2
    readonly property int count: Theme.elder ? Math.min(4, session.tiles.count) : session.tiles.count
    readonly property int rows: Math.max(1, Math.ceil(count / columns))
    readonly property int gap: Theme.landscape ? Theme.gap5 : Theme.low ? Theme.gap4 : stacked ? Theme.gap7 : Theme.gutter
    readonly property int tileWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property int tileHeight: Math.floor((height - (rows - 1) * gap) / rows)

    // In easy view a tile says what one does, not what the counter is called.
    function plainName(id: string, otherwise: string): string {
        switch (id) {
        case "copy": return qsTr("复印证件");
        case "apply": return qsTr("我要办事");
        case "appeal": return qsTr("反映问题");
        case "progress": return qsTr("查进度");
        default: return otherwise;
        }
    }
    function plainHelp(id: string, otherwise: string): string {
        switch (id) {
        case "copy": return qsTr("身份证、银行卡");
        case "apply": return qsTr("填表、交材料");
        case "appeal": return qsTr("路灯、垃圾、噪声");
        case "progress": return qsTr("我的事办到哪了");
        default: return otherwise;
        }
    }

    Repeater {
        model: tiles.session.tiles

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

            visible: index < tiles.count
            x: (index % tiles.columns) * (tiles.tileWidth + tiles.gap)
            y: Math.floor(index / tiles.columns) * (tiles.tileHeight + tiles.gap)
            width: tiles.tileWidth
            height: tiles.tileHeight
            name: Theme.elder ? tiles.plainName(tileId, Theme.english ? titleEn : titleZh) : Theme.english ? titleEn : titleZh
            help: {
                if (Theme.elder && tiles.tight)
                    return "";
                if (tiles.tight && !available)
                    return tag;
                if (Theme.elder)
                    return tiles.plainHelp(tileId, Theme.english ? subtitleEn : subtitleZh);
                return Theme.english ? subtitleEn : subtitleZh;
            }
            tag: available ? "" : qsTr("筹备中")
            tagShown: !available && (Theme.elder || !tiles.tight)
            chevronShown: available && (!tiles.tight || Theme.elder)
            filled: index === 0
            beside: Theme.elder ? tiles.stacked : Theme.landscape || Theme.low
            well: Theme.mm(tiles.stacked ? (tiles.tight ? 30 : 50) : Theme.elder ? 33 : Theme.landscape ? 33 : Theme.low ? 22 : 27)
            onClicked: {
                if (Theme.elder && tileId === "copy")
                    tiles.session.openService("copy_card");
                else
                    tiles.session.openTile(tileId);
            }
        }
    }
}
