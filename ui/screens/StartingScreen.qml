// While the machine gets ready: who we are, and that it is not yet time to touch.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Rectangle {
    id: screen

    required property Session session
    color: Theme.bar

    HallScene {
        anchors.bottom: parent.bottom
        width: parent.width
        height: drawingHeight
    }
    Column {
        x: Theme.margin
        width: parent.width - 2 * x
        y: Math.round(parent.height * (Theme.landscape ? 0.18 : 0.3))
        spacing: Theme.gap6

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Theme.english ? screen.session.hallNameEn : screen.session.hallName
            role: Theme.titleLarge
            color: Theme.barInk
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("正在准备，请稍等")
            role: Theme.subhead
            color: Theme.barInkSoft
        }
        DemoBadge {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: screen.session.demonstration
        }
    }
}
