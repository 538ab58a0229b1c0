// The frame of the technicians' pages: title, content, keys, and a foot that leads back, changes language and size of
// the letters, and locks.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: page

    required property Session session
    property string title
    property string help: ""
    property bool reading: false // more to read than to touch: in low mode, too, it begins at the top
    property bool lockShown: true
    property alias extra: extraSlot.data // a key of the foot
    property alias notes: noteColumn.data // below the title
    property alias keys: keyRow.data // what can be done, in one row above the foot; sized by keyWidthOf()
    default property alias content: zone.data
    readonly property alias room: zone.height
    readonly property Technician technician: session.technician
    readonly property int gap: Theme.gap4
    readonly property int footKeyWidth: Math.floor((width - 2 * Theme.margin - 4 * gap) / 5)
    readonly property bool lowered: Theme.low && !Theme.landscape && !reading
    readonly property bool keyed: keyRow.width > 0 && keyRow.visibleChildren.length > 0
    readonly property int keyHeight: Theme.mm(Theme.elder ? 34 : 28)

    function keyWidthOf(count: int): int { return Math.floor((zone.width - (count - 1) * Theme.gap5) / count) }

    Rectangle { anchors.fill: parent; color: Theme.paper }
    TopBar {
        width: parent.width
        session: page.session
    }
    HallScene {
        visible: page.lowered
        y: Theme.topBar
        width: parent.width
        height: heading.y - y - Theme.gap6
        open: false
        clip: true
    }
    Column {
        id: heading
        x: Theme.margin
        y: page.lowered ? Theme.lowReach - Theme.gap6 - height : Theme.topBar + (Theme.landscape ? Theme.gap4 : Theme.gap6)
        width: page.width - 2 * x
        spacing: Theme.gap2
        Label {
            width: parent.width
            text: page.title
            role: Theme.elder && Theme.landscape ? Theme.action : Theme.heading
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: page.help
            role: Theme.body
            color: Theme.inkSoft
        }
        Column {
            id: noteColumn
            width: parent.width
        }
    }
    Item {
        id: zone
        x: Theme.margin
        y: page.lowered ? Theme.lowReach : heading.y + heading.height + Theme.gap4
        width: heading.width
        height: (page.keyed ? keyRow.y - Theme.gap5 : foot.y - Theme.gap5) - y
    }
    Row {
        id: keyRow
        x: Theme.margin
        y: foot.y - Theme.gap5 - page.keyHeight
        width: heading.width
        height: page.keyHeight
        spacing: Theme.gap5
    }
    Rectangle {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.foot
        color: Theme.footGround

        Rectangle {
            visible: Theme.elder || Theme.contrast
            width: parent.width
            height: Theme.rim
            color: Theme.divider
        }
        Row {
            x: Theme.margin
            y: Theme.mm(Theme.landscape ? 5 : Theme.elder ? 7 : 6)
            spacing: page.gap

            FootKey {
                width: page.footKeyWidth
                height: Theme.footKey
                label: qsTr("返回")
                icon: "back"
                onClicked: page.technician.back()
            }
            FootKey {
                width: page.footKeyWidth
                height: Theme.footKey
                label: Theme.english ? "中文" : "English"
                icon: "language"
                onClicked: page.session.language = Theme.english ? Session.Language.Chinese : Session.Language.English
            }
            FootKey {
                width: page.footKeyWidth
                height: Theme.footKey
                label: Theme.elder ? qsTr("小字") : qsTr("大字")
                icon: "care"
                onClicked: page.session.elder = !page.session.elder
            }
            Item {
                id: extraSlot
                width: page.footKeyWidth
                height: Theme.footKey
            }
            FootKey {
                visible: page.lockShown
                width: page.footKeyWidth
                height: Theme.footKey
                label: qsTr("锁上")
                icon: "lock"
                onClicked: page.technician.leave()
            }
        }
    }
}
