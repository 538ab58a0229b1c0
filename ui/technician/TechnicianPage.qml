// The frame of the technicians' pages: title, content, and a foot that leads back, changes the language and locks.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: page

    required property Session session
    property string title
    property string help: ""
    property bool lockShown: true
    property alias extra: extraSlot.data // a third key of the foot
    default property alias content: zone.data
    readonly property alias room: zone.height
    readonly property Technician technician: session.technician
    readonly property int gap: Theme.gap5
    readonly property int keyWidth: Math.floor((width - 2 * Theme.margin - 3 * gap) / 4)

    Rectangle { anchors.fill: parent; color: Theme.paper }
    TopBar {
        width: parent.width
        session: page.session
    }
    Column {
        id: heading
        x: Theme.margin
        y: Theme.topBar + Theme.gap6
        width: page.width - 2 * x
        spacing: Theme.gap2
        Label {
            width: parent.width
            text: page.title
            role: Theme.heading
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
    }
    Item {
        id: zone
        x: Theme.margin
        y: heading.y + heading.height + Theme.gap6
        width: heading.width
        height: foot.y - Theme.gap6 - y
    }
    Rectangle {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.foot
        color: Theme.footGround

        Row {
            x: Theme.margin
            y: Theme.mm(Theme.landscape ? 5 : 6)
            spacing: page.gap

            FootKey {
                width: page.keyWidth
                height: Theme.footKey
                label: qsTr("返回")
                icon: "back"
                onClicked: page.technician.back()
            }
            FootKey {
                width: page.keyWidth
                height: Theme.footKey
                label: Theme.english ? "中文" : "English"
                icon: "language"
                onClicked: page.session.language = Theme.english ? Session.Language.Chinese : Session.Language.English
            }
            Item {
                id: extraSlot
                width: page.keyWidth
                height: Theme.footKey
            }
            FootKey {
                visible: page.lockShown
                width: page.keyWidth
                height: Theme.footKey
                label: qsTr("锁上")
                icon: "lock"
                onClicked: page.technician.leave()
            }
        }
    }
}
