// Plays the hand at the simulated devices: choose one, and what befalls it. Opened by a touch of 演示; what lies under
// it can be used meanwhile, so that a fault meets a visit wherever it is.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Rectangle {
    id: dock

    required property Session session
    property bool shown: false
    property string slot: ""
    property string kind: ""
    readonly property int columns: Theme.landscape ? 8 : 4
    readonly property int chip: Math.floor((width - 2 * Theme.margin - (columns - 1) * Theme.gap4) / columns)

    visible: shown
    width: parent?.width ?? 0
    height: content.height + 2 * Theme.gap6
    color: Theme.surface
    border.width: Theme.rimChosen
    border.color: Theme.mark

    // What is touched here does not reach the screen below.
    MouseArea {
        readonly property bool touchShield: true
        anchors.fill: parent
    }
    Column {
        id: content
        x: Theme.margin
        y: Theme.gap6
        width: parent.width - 2 * x
        spacing: Theme.gap5

        Item {
            width: parent.width
            height: away.height
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: away.x - Theme.gap5
                text: qsTr("演示：让模拟设备出点事")
                role: Theme.subhead
            }
            SecondaryButton {
                id: away
                anchors.right: parent.right
                implicitHeight: Theme.mm(21)
                icon: "close"
                text: qsTr("收起")
                onClicked: Panels.dock = false
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.gap4
            Repeater {
                model: dock.session.technician.devices
                Chip {
                    required property string slot
                    required property string kind
                    required property bool simulated
                    visible: simulated
                    width: Theme.landscape ? dock.chip * 2 + Theme.gap4 : dock.chip * 2 + Theme.gap4
                    text: TechnicianWords.kind(kind)
                    chosen: dock.slot === slot
                    onClicked: {
                        dock.slot = slot;
                        dock.kind = kind;
                    }
                }
            }
        }
        Flow {
            width: parent.width
            visible: dock.kind !== ""
            spacing: Theme.gap4
            Repeater {
                model: dock.kind === "" ? [] : SimulatorWords.words(dock.kind)
                Chip {
                    required property var modelData
                    width: dock.chip
                    text: modelData[1]
                    onClicked: dock.session.technician.simulate(dock.slot, modelData[0])
                }
            }
        }
    }
}
