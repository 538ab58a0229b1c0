// Where you are and what time it is. Nothing here can be touched.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Rectangle {
    id: bar

    required property Session session

    implicitHeight: Theme.topBar
    color: Theme.bar

    SvgPicture {
        id: roof
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.margin
        width: Theme.mm(Theme.elder ? 15 : 12)
        height: width
        source: ":/qt/qml/Banshi/Ui/assets/hall-mark.svg"
        color: Theme.barInk
    }
    Label {
        id: hall
        anchors.verticalCenter: parent.verticalCenter
        x: roof.x + roof.width + Theme.gap5
        width: (badge.visible ? badge.x : side.x) - x - Theme.gap5
        text: Theme.english ? bar.session.hallNameEn : bar.session.hallName
        role: Theme.hall
        color: Theme.barInk
        height: parent.height - Theme.gap2
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit // a long name takes two smaller lines
        minimumPixelSize: Theme.small.pixelSize
    }
    DemoBadge {
        id: badge
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.session.demonstration
        x: Math.round(side.x - width - Theme.gap5)
    }
    Row {
        id: side
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap6

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: !Theme.elder
            text: Theme.english ? bar.session.now.toLocaleString(Qt.locale("en_GB"), "ddd d MMM")
                                : bar.session.now.toLocaleString(Qt.locale("zh_CN"), "M月d日 ddd")
            role: Theme.body
            color: Theme.barInkSoft
            wrapMode: Text.NoWrap
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: bar.session.now.toLocaleString(Qt.locale("en_GB"), "HH:mm")
            role: Theme.clock
            color: Theme.barInk
            wrapMode: Text.NoWrap
        }
    }
    Rectangle {
        visible: Theme.contrast
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.rim
        color: Theme.divider
    }
}
