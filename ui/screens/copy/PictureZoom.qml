// One picture as large as the screen allows; of a printed sheet also the cards on it.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    required property VisitPicture shown
    property rect detail: Qt.rect(0, 0, 1, 1) // a part worth a closer look; all: there is none
    property bool close: detailed
    readonly property bool detailed: detail.width < 1 || detail.height < 1

    signal closed

    title: qsTr("看看清不清楚")
    onBack: closed()

    picture: Rectangle {
        anchors.fill: parent
        radius: Theme.radiusTile
        color: Theme.sunken

        PictureView {
            anchors.fill: parent
            anchors.margins: Theme.gap4
            picture: screen.shown
            region: screen.close ? screen.detail : Qt.rect(0, 0, 1, 1)
        }
    }
    primary: PrimaryButton {
        anchors.fill: parent
        label: qsTr("看好了")
        icon: "check"
        onClicked: screen.closed()
    }

    Row {
        id: choice
        visible: screen.detailed
        width: parent.width
        height: visible ? near.implicitHeight : 0
        spacing: Theme.gap4

        Chip {
            id: near
            width: (choice.width - choice.spacing) / 2
            label: qsTr("看证件")
            icon: "idcard"
            chosen: screen.close
            onClicked: screen.close = true
        }
        Chip {
            width: near.width
            label: qsTr("看整张纸")
            icon: "a4"
            chosen: !screen.close
            onClicked: screen.close = false
        }
    }
}
