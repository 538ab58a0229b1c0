// Which service was meant: found by its id among the tiles and the lines of the menu.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: service

    required property Session session
    implicitHeight: childrenRect.height

    component Card: Rectangle {
        id: card
        required property string tileId
        required property string titleZh
        required property string titleEn
        required property string subtitleZh
        required property string subtitleEn
        required property string icon
        required property string accent

        visible: tileId === service.session.comingTile
        width: service.width
        height: visible ? Theme.mm(Theme.elder ? 52 : 44) : 0
        radius: Theme.radiusPanel
        color: Theme.sunken

        IconWell {
            id: well
            x: Theme.gap7
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.mm(Theme.elder ? 36 : 30)
            name: card.icon
            color: Theme.accentWell(card.accent)
            ink: Theme.accentInk(card.accent)
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            x: well.x + well.width + Theme.gap6
            width: parent.width - x - Theme.gap6
            Label {
                width: parent.width
                text: Theme.english ? card.titleEn : card.titleZh
                role: Theme.subhead
            }
            Label {
                width: parent.width
                text: Theme.english ? card.subtitleEn : card.subtitleZh
                role: Theme.body
                color: Theme.inkSoft
            }
        }
    }
    Repeater { model: service.session.tiles; Card { } }
    Repeater { model: service.session.convenience; Card { } }
}
