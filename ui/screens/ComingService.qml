// Which service was meant, as large as a picture: found by its id among the tiles and the lines of the menu.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Board {
    id: service

    required property Session session

    component Card: Column {
        required property string tileId
        required property string titleZh
        required property string titleEn
        required property string subtitleZh
        required property string subtitleEn
        required property string icon
        required property string accent

        visible: tileId === service.session.comingTile
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap6
        spacing: Theme.gap4

        IconWell {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Math.max(Theme.mm(30), Math.min(Theme.mm(70), Math.round(service.height * 0.4)))
            name: parent.icon
            color: Theme.accentWell(parent.accent)
            ink: Theme.accentInk(parent.accent)
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Theme.english ? parent.titleEn : parent.titleZh
            role: Theme.heading
        }
        Label {
            width: parent.width
            visible: !Theme.elder
            horizontalAlignment: Text.AlignHCenter
            text: Theme.english ? parent.subtitleEn : parent.subtitleZh
            role: Theme.body
            color: Theme.inkSoft
        }
    }
    Repeater { model: service.session.tiles; Card { } }
    Repeater { model: service.session.convenience; Card { } }
}
