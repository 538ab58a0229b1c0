// Home: the hall, the time, what can be done here, how the machine is, and how the resident wants the screen.
// Easy view shows the four things most people come for, as large tiles.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: home

    required property Session session
    readonly property bool lowered: Theme.low && !Theme.landscape
    readonly property string announcement: Theme.english ? session.announcementEn : session.announcementZh
    readonly property int footTop: height - Theme.foot
    readonly property int columnWidth: Theme.mm(150) // hero in landscape

    // Bands, from the top down.
    readonly property int heroHeight: Theme.landscape ? footTop
        : lowered ? Theme.lowReach - Theme.gap6
        : Theme.elder ? Theme.topBar : Theme.mm(announcement === "" ? 140 : 125)
    readonly property int tilesX: (Theme.landscape ? columnWidth : 0) + Theme.margin
    readonly property int tilesTop: {
        if (Theme.landscape)
            return Theme.low ? Math.max(Theme.lowReach + Theme.gap2, Theme.margin) : Theme.margin;
        if (lowered)
            return Theme.lowReach;
        if (Theme.elder)
            return greeting.y + greeting.height + Theme.gap9;
        return strip.visible ? strip.y + strip.height + Theme.gap6 : heroHeight + Theme.gap6;
    }
    readonly property int tilesBottom: Theme.landscape ? footTop - Theme.margin
        : Theme.elder ? footTop - Theme.gap6 : machine.y - Theme.gap5

    Rectangle { anchors.fill: parent; color: Theme.paper }

    HomeHero {
        session: home.session
        announcement: strip.visible ? "" : home.announcement
        plain: Theme.elder && Theme.narrow && !home.lowered
        width: Theme.landscape ? home.columnWidth : home.width
        height: home.heroHeight
    }

    Column {
        id: greeting
        visible: Theme.elder && Theme.narrow && !home.lowered
        x: Theme.margin
        y: home.heroHeight + Theme.gap7
        width: home.width - 2 * x
        spacing: Theme.gap2
        Label {
            width: parent.width
            text: qsTr("您好，您要办什么？")
            role: Theme.title
        }
        Label {
            width: parent.width
            text: qsTr("点一下下面的大按钮")
            role: Theme.bodyLarge
        }
    }

    Notice {
        id: strip
        visible: home.announcement !== "" && Theme.narrow && !home.lowered && !Theme.elder
        x: Theme.margin
        y: home.heroHeight + Theme.gap6
        width: home.width - 2 * x
        icon: "megaphone"
        text: home.announcement
    }

    HomeTiles {
        session: home.session
        x: home.tilesX
        y: home.tilesTop
        width: home.width - x - Theme.margin
        height: home.tilesBottom - y
    }

    MachineState {
        id: machine
        visible: !Theme.elder || Theme.landscape
        session: home.session
        x: Theme.landscape ? foot.middleX : Theme.margin
        y: Theme.landscape ? foot.y + foot.keyY : home.footTop - height - Theme.gap5
        z: 1
        width: Theme.landscape ? foot.middleWidth : home.width - 2 * Theme.margin
        height: Theme.landscape ? Theme.footKey : Theme.mm(22)
    }

    FootBar {
        id: foot
        slim: true
        y: home.footTop
        width: parent.width
        session: home.session
        first: FootKey {
            anchors.fill: parent
            readonly property bool leave: Theme.elder
            label: leave ? qsTr("退出大字") : Theme.english ? "中文" : "English"
            icon: leave ? "care" : "language"
            active: leave
            onClicked: {
                if (leave)
                    home.session.elder = false;
                else
                    home.session.language = Theme.english ? Session.Language.Chinese : Session.Language.English;
            }
        }
        second: FootKey {
            anchors.fill: parent
            readonly property bool reach: !Theme.elder
            label: !reach ? (Theme.contrast ? qsTr("白底黑字") : qsTr("黑底白字"))
                 : Theme.low ? qsTr("恢复高度") : qsTr("低位操作")
            icon: reach ? "low-reach" : "contrast"
            active: reach ? Theme.low : Theme.contrast
            onClicked: {
                if (reach)
                    home.session.low = !home.session.low;
                else
                    home.session.contrast = !home.session.contrast;
            }
        }
    }
}
