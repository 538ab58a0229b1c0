// A small number between minus and plus; at a limit the key greys out and words say which.
import QtQuick
import Banshi.Ui

Item {
    id: stepper

    required property string label // of what: "份数"
    property int value: 1
    property int from: 1
    property int to: 9
    property string shown: String(value) // what stands between the keys
    property string limitText: "" // said when `to` is reached
    property string lessText: qsTr("少一份")
    property string moreText: qsTr("多一份")
    signal moved(int value)

    implicitWidth: Theme.mm(68)
    implicitHeight: keys.height + (limit.visible ? limit.height + Theme.gap1 : 0)

    component StepKey: Key {
        property alias icon: mark.name
        width: Theme.mm(Theme.elder ? 32 : 27)
        height: Theme.mm(Theme.elder ? 34 : 29)
        corner: Theme.radiusKey
        Icon {
            id: mark
            name: ""
            anchors.centerIn: parent
            size: Theme.mm(13)
            color: parent.parent.enabled ? Theme.accentText : Theme.inkDim
        }
    }

    Item {
        id: keys
        width: parent.width
        height: less.height

        StepKey {
            id: less
            label: qsTr("%1：%2").arg(stepper.label).arg(stepper.lessText)
            icon: "minus"
            enabled: stepper.value > stepper.from
            onClicked: stepper.moved(stepper.value - 1)
        }
        Label {
            anchors.centerIn: parent
            text: stepper.shown
            role: Theme.display
            Accessible.role: Accessible.StaticText
            Accessible.name: stepper.label + " " + stepper.shown
        }
        StepKey {
            anchors.right: parent.right
            label: qsTr("%1：%2").arg(stepper.label).arg(stepper.moreText)
            icon: "plus"
            enabled: stepper.value < stepper.to
            onClicked: stepper.moved(stepper.value + 1)
        }
    }
    Label {
        id: limit
        anchors.top: keys.bottom
        anchors.topMargin: Theme.gap1
        width: parent.width
        visible: stepper.limitText !== "" && stepper.value >= stepper.to
        text: stepper.limitText
        role: Theme.small
        color: Theme.inkSoft
    }
}
