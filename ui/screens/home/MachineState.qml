// How the machine is, in shape, word and colour; and the key for white writing on black.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: state

    required property Session session

    Row {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.landscape ? Theme.gap3 : 0
        spacing: Theme.gap7

        Repeater {
            model: state.session.devices

            StatusMark {
                required property string kind
                required property int health
                required property string fault

                anchors.verticalCenter: parent?.verticalCenter
                visible: kind === "scanner" || kind === "page_printer"
                tone: health === DeviceModel.Health.Ok ? StatusMark.Good : health === DeviceModel.Health.Attention ? StatusMark.Attention
                    : health === DeviceModel.Health.Fault ? StatusMark.Bad : StatusMark.Unknown
                text: DeviceWords.state(kind, health, fault)
            }
        }
    }

    Chip {
        id: contrast
        visible: !Theme.elder // easy view has it among its keys
        anchors.verticalCenter: parent.verticalCenter
        x: parent.width - width
        width: implicitWidth
        implicitWidth: Theme.mm(64)
        height: Theme.landscape ? parent.height : Math.min(parent.height, implicitHeight)
        icon: "contrast"
        text: Theme.contrast ? qsTr("白底黑字") : qsTr("黑底白字")
        onClicked: state.session.contrast = !state.session.contrast
    }
}
