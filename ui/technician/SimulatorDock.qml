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
    readonly property int columns: Theme.landscape ? (Theme.elder ? 6 : 8) : (Theme.elder ? 3 : 4)
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
            height: Math.max(away.height, words.implicitHeight)
            Label {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: away.x - Theme.gap5
                text: dock.kind === "" ? qsTr("演示：让模拟设备出点事") : qsTr("演示：%1").arg(TechnicianWords.kind(dock.kind))
                role: Theme.subhead
            }
            SecondaryButton {
                id: away
                anchors.right: parent.right
                implicitHeight: Theme.mm(Theme.elder ? 26 : 21)
                icon: "close"
                text: qsTr("收起")
                onClicked: Panels.dock = false
            }
        }
        Flow {
            width: parent.width
            visible: dock.kind === ""
            spacing: Theme.gap4
            Repeater {
                model: dock.session.technician.devices
                Chip {
                    required property string slot
                    required property string kind
                    required property bool simulated
                    visible: simulated
                    width: dock.chip * 2 + Theme.gap4
                    text: TechnicianWords.kind(kind)
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
            Chip {
                width: dock.chip
                text: qsTr("换设备")
                onClicked: dock.kind = ""
            }
        }
    }
}
