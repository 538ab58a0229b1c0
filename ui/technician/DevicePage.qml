// One device: a picture, what to do before its test, the test itself, and what was measured.
import QtQuick
import Banshi.Ui

TechnicianPage {
    id: page

    readonly property bool tested: technician.device.rounds > 0
    title: TechnicianWords.kind(technician.device.kind)
    help: TechnicianWords.step(technician.device.kind)

    Rectangle {
        id: picture
        width: Theme.landscape ? Theme.mm(130) : parent.width
        height: Theme.landscape ? parent.height - keys.height - Theme.gap5 : Theme.mm(96)
        radius: Theme.radiusPanel
        color: Theme.pictureGround
        Illustration {
            visible: name !== ""
            anchors.fill: parent
            anchors.margins: Theme.gap6
            name: TechnicianWords.drawing(page.technician.device.kind)
        }
        Icon {
            visible: TechnicianWords.drawing(page.technician.device.kind) === ""
            anchors.centerIn: parent
            size: Theme.mm(50)
            name: TechnicianWords.icon(page.technician.device.kind)
            color: Theme.night
        }
    }
    Column {
        x: Theme.landscape ? picture.width + Theme.gap6 : 0
        y: Theme.landscape ? 0 : picture.height + Theme.gap6
        width: parent.width - x
        spacing: Theme.gap2

        Fact {
            width: parent.width
            name: qsTr("状态")
            value: TechnicianWords.state(page.technician.device.health, page.technician.device.fault)
            tone: TechnicianWords.tone(page.technician.device.health)
        }
        Fact {
            width: parent.width
            name: qsTr("型号")
            value: page.technician.device.name
        }
        Fact {
            width: parent.width
            name: qsTr("序列号")
            value: page.technician.device.serial
        }
        Fact {
            width: parent.width
            name: qsTr("固件")
            value: page.technician.device.firmware
        }
        Fact {
            width: parent.width
            name: qsTr("耗材")
            value: page.technician.device.supplies
        }
        Fact {
            width: parent.width
            name: qsTr("设备说")
            value: page.technician.device.detail
        }
        Fact {
            width: parent.width
            visible: page.tested
            name: qsTr("测试")
            value: qsTr("%1 次，%2 次通过").arg(page.technician.device.rounds).arg(page.technician.device.passed)
            tone: page.technician.device.passed === page.technician.device.rounds ? StatusMark.Good : StatusMark.Bad
        }
        Fact {
            width: parent.width
            visible: page.tested && page.technician.mostMs > 0
            name: qsTr("用时")
            value: qsTr("%1 毫秒，最长 %2").arg(Math.round(page.technician.lastMs)).arg(Math.round(page.technician.mostMs))
        }
        Fact {
            width: parent.width
            name: qsTr("出错")
            value: page.technician.testFault === "" ? ""
                 : TechnicianWords.fault(page.technician.testFault) + " · " + TechnicianWords.remedy(page.technician.testRemedy)
            tone: StatusMark.Bad
        }
        Repeater {
            model: page.technician.measurements
            Fact {
                required property double measured
                required property string unit
                required property bool passed
                required property string what
                width: parent?.width ?? 0
                name: what
                value: Number(measured.toPrecision(4)) + " " + unit
                tone: passed ? StatusMark.Good : StatusMark.Bad
            }
        }
    }
    Row {
        id: keys
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap5
        SecondaryButton {
            visible: !page.technician.testing
            width: (parent.width - parent.spacing) / 2
            icon: "play"
            text: qsTr("测试一次")
            onClicked: page.technician.test(1)
        }
        SecondaryButton {
            visible: !page.technician.testing
            width: (parent.width - parent.spacing) / 2
            icon: "refresh"
            text: qsTr("连续 100 次")
            onClicked: page.technician.test(100)
        }
        SecondaryButton {
            visible: page.technician.testing
            enabled: !page.technician.stopping
            width: parent.width
            icon: "close"
            text: page.technician.stopping ? qsTr("正在停止…") : qsTr("停止测试")
            onClicked: page.technician.stopTest()
        }
    }
}
