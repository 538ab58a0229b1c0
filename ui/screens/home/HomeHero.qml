// The dark head of the home screen: hall, greeting, clock, and the street with its lit door.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Rectangle {
    id: hero

    required property Session session
    property string announcement: "" // shown here where there is no strip for it
    property bool plain: false       // easy view: hall and time only
    readonly property bool column: Theme.landscape || Theme.elder // words above the clock, not beside it

    color: Theme.bar
    clip: true

    TopBar {
        visible: hero.plain
        anchors.fill: parent
        session: hero.session
    }

    HallScene {
        visible: !hero.plain
        anchors.bottom: parent.bottom
        width: parent.width
        height: drawingHeight
        drawingHeight: Theme.mm(Theme.landscape ? 60 : 77)
    }

    Column {
        id: words
        visible: !hero.plain
        x: Theme.margin
        y: Theme.mm(Theme.landscape ? 12 : 11)
        width: hero.column ? hero.width - 2 * x : hero.width - 2 * x - side.width - Theme.gap6
        spacing: Theme.mm(2.5)

        Label {
            width: parent.width
            text: Theme.english ? hero.session.hallNameEn : hero.session.hallName
            role: Theme.landscape ? (Theme.elder ? Theme.bodyBold : Theme.heading) : Theme.title
            color: Theme.barInk
        }
        Label {
            width: parent.width
            visible: !(Theme.landscape && Theme.elder)
            text: Theme.low && !Theme.landscape ? qsTr("低位操作：所有按钮都在下半屏")
                : Theme.landscape ? qsTr("您好，请点右边的按钮办事") : qsTr("您好，请点下面的按钮办事")
            role: Theme.bodyLarge
            color: Theme.barInkSoft
        }
        Row {
            spacing: Theme.gap4
            DemoBadge {
                id: badge
                visible: hero.session.demonstration
            }
            Label {
                height: badge.height
                verticalAlignment: Text.AlignVCenter
                text: Theme.english ? hero.session.kioskNameEn : hero.session.kioskName
                role: Theme.small
                color: Theme.barInkSoft
            }
        }
    }

    Column {
        id: side
        visible: !hero.plain
        x: hero.column ? Theme.margin : hero.width - width - Theme.margin
        y: hero.column ? words.y + words.height + Theme.gap7 : Theme.mm(9)
        spacing: Theme.mm(2)

        Label {
            x: hero.column ? 0 : side.width - width
            text: hero.session.now.toLocaleString(Qt.locale("en_GB"), "HH:mm")
            role: Theme.display
            color: Theme.barInk
            wrapMode: Text.NoWrap
        }
        Label {
            x: hero.column ? 0 : side.width - width
            text: Theme.english ? hero.session.now.toLocaleString(Qt.locale("en_GB"), "ddd d MMM yyyy")
                                : hero.session.now.toLocaleString(Qt.locale("zh_CN"), "yyyy年M月d日 dddd")
            role: Theme.body
            color: Theme.barInkSoft
            wrapMode: Text.NoWrap
        }
    }

    Row {
        visible: !hero.plain && hero.announcement !== "" && !Theme.elder
        x: Theme.margin
        y: hero.column ? side.y + side.height + Theme.gap6 : words.y + words.height + Theme.gap12
        width: hero.width - 2 * x
        spacing: Theme.gap5

        Icon {
            name: "megaphone"
            size: Theme.iconSmall
            color: Theme.barInkSoft
        }
        Label {
            width: parent.width - Theme.iconSmall - Theme.gap5
            text: hero.announcement
            role: Theme.body
            color: Theme.barInk
        }
    }
}
