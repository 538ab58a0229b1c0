// A setting with its name on the left and its number between two keys on the right.
import QtQuick
import Banshi.Ui

Item {
    id: row

    required property string name
    property string help: ""
    property alias value: stepper.value
    property alias from: stepper.from
    property alias to: stepper.to
    property alias shown: stepper.shown
    property alias lessText: stepper.lessText
    property alias moreText: stepper.moreText
    property bool absent: false // there is nothing to set
    signal moved(int value)

    implicitHeight: absent ? 0 : Math.max(stepper.implicitHeight, heading.implicitHeight + (help === "" ? 0 : more.implicitHeight))

    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - stepper.width - Theme.gap5
        Label {
            id: heading
            width: parent.width
            text: row.name
            role: Theme.subhead
        }
        Label {
            id: more
            width: parent.width
            visible: text !== ""
            text: row.help
            role: Theme.body
            color: Theme.inkSoft
        }
    }
    Stepper {
        id: stepper
        anchors.right: parent.right
        width: Theme.mm(Theme.elder ? 154 : 124)
        label: row.name
        onMoved: value => row.moved(value)
    }
}
