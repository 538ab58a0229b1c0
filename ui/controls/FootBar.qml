// The row that never moves: two keys of the screen, easy view, and the person who helps.
// Landscape keeps the primary button in the middle of it. Easy view has three keys: fewer, not just bigger.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Rectangle {
    id: bar

    required property Session session
    property bool slim: false // home: short words on the keys, and the machine's state between them
    property alias first: firstSlot.data
    property alias second: secondSlot.data
    // The room between the keys in landscape.
    readonly property int middleX: secondSlot.x + secondSlot.width + gap
    readonly property int middleWidth: (Theme.elder ? call.x : careSlot.x) - gap - middleX
    readonly property int keyY: Theme.mm(Theme.landscape ? (Theme.elder ? 5.5 : 5) : Theme.elder ? 7 : 6)

    readonly property int gap: Theme.mm(Theme.elder ? 6 : 5)
    readonly property int count: Theme.elder ? 3 : 4
    readonly property int keyWidth: Theme.landscape ? Theme.mm(Theme.elder ? 72 : Theme.english && !slim ? 62 : 52.5)
                                    : Math.floor((width - 2 * Theme.margin - (count - 1) * gap) / count)

    implicitHeight: Theme.foot
    color: Theme.footGround

    Rectangle {
        width: parent.width
        height: Theme.elder || Theme.contrast ? Theme.rim : Math.max(1, Theme.mm(0.5))
        color: Theme.divider
    }
    component Slot: Item {
        y: bar.keyY
        width: bar.keyWidth
        height: Theme.footKey
    }
    Slot {
        id: firstSlot
        x: Theme.margin
    }
    Slot {
        id: secondSlot
        x: firstSlot.x + bar.keyWidth + bar.gap
    }
    Slot {
        id: careSlot
        visible: !Theme.elder
        x: call.x - bar.keyWidth - bar.gap

        FootKey {
            anchors.fill: parent
            label: qsTr("关怀模式")
            hint: qsTr("字大、按钮大、步骤少")
            icon: "care"
            onClicked: bar.session.elder = true
        }
    }
    FootKey {
        id: call
        x: bar.width - Theme.margin - width
        y: bar.keyY
        width: bar.keyWidth
        height: Theme.footKey
        help: true
        label: Theme.elder ? qsTr("叫人帮忙") : qsTr("呼叫工作人员")
        icon: "call-staff"
        onClicked: {
            Panels.staff = true;
            bar.session.callStaff();
        }
    }
}
