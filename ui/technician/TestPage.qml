// A guided test: a picture of what to do first, the test itself, and what came of it.
import QtQuick
import Banshi.Ui

TechnicianPage {
    id: page

    readonly property bool tested: technician.device.rounds > 0
    readonly property bool passed: technician.device.passed === technician.device.rounds
    // Upright in large letters the result takes the place of the picture.
    readonly property bool pictured: Theme.landscape || !Theme.elder || !tested

    title: qsTr("测试：%1").arg(TechnicianWords.kind(technician.device.kind))
    help: TechnicianWords.step(technician.device.kind)
    reading: true
    keys: [
        SecondaryButton {
            visible: !page.technician.testing
            width: page.keyWidthOf(more.visible ? 3 : 2)
            height: page.keyHeight
            icon: "play"
            text: qsTr("测试一次")
            onClicked: page.technician.test(1)
        },
        SecondaryButton {
            visible: !page.technician.testing
            width: page.keyWidthOf(more.visible ? 3 : 2)
            height: page.keyHeight
            icon: "refresh"
            text: qsTr("连续 100 次")
            onClicked: page.technician.test(100)
        },
        SecondaryButton {
            visible: page.technician.testing
            enabled: !page.technician.stopping
            width: page.keyWidthOf(more.visible ? 2 : 1)
            height: page.keyHeight
            icon: "close"
            text: page.technician.stopping ? qsTr("正在停止…") : qsTr("停止测试")
            onClicked: page.technician.stopTest()
        },
        MoreKey {
            id: more
            of: facts
            width: page.keyWidthOf(page.technician.testing ? 2 : 3)
            height: page.keyHeight
        }
    ]

    Rectangle {
        id: picture
        visible: page.pictured
        width: Theme.landscape ? Theme.mm(150) : parent.width
        height: Theme.landscape ? parent.height : Math.min(parent.height, Theme.mm(page.tested ? 110 : 180))
        radius: Theme.radiusPanel
        color: Theme.pictureGround
        Illustration {
            visible: name !== ""
            anchors.fill: parent
            anchors.margins: Theme.gap6
            name: TechnicianWords.drawing(page.technician.device.kind)
            Accessible.role: Accessible.Graphic
            Accessible.name: page.help
        }
        Icon {
            visible: TechnicianWords.drawing(page.technician.device.kind) === ""
            anchors.centerIn: parent
            size: Theme.mm(50)
            name: TechnicianWords.icon(page.technician.device.kind)
            color: Theme.night
        }
    }
    Paged {
        id: facts
        x: Theme.landscape ? picture.width + Theme.gap6 : 0
        y: Theme.landscape || !page.pictured ? 0 : picture.height + Theme.gap6
        width: parent.width - x
        height: parent.height - y
        spacing: Theme.gap3

        Fact {
            name: qsTr("结果")
            value: page.technician.testing ? qsTr("正在测试：第 %1 次，共 %2 次").arg(page.technician.device.rounds + 1).arg(page.technician.roundsWanted)
                 : !page.tested ? ""
                 : page.passed ? qsTr("%1 次，全部通过").arg(page.technician.device.rounds)
                 : qsTr("%1 次，%2 次没有通过").arg(page.technician.device.rounds).arg(page.technician.device.rounds - page.technician.device.passed)
            tone: page.technician.testing ? StatusMark.Unknown : page.passed ? StatusMark.Good : StatusMark.Bad
        }
        Fact {
            name: qsTr("出错")
            value: page.technician.testFault === "" ? ""
                 : TechnicianWords.fault(page.technician.testFault) + " · " + TechnicianWords.remedy(page.technician.testRemedy)
            tone: StatusMark.Bad
        }
        Fact {
            name: qsTr("用时")
            value: page.tested && page.technician.mostMs > 0
                   ? qsTr("%1 毫秒，最长 %2").arg(Math.round(page.technician.lastMs)).arg(Math.round(page.technician.mostMs)) : ""
        }
        Repeater {
            model: page.technician.measurements
            Fact {
                required property double measured
                required property string unit
                required property bool passed
                required property string what
                name: what
                value: Number(measured.toPrecision(4)) + " " + unit
                tone: passed ? StatusMark.Good : StatusMark.Bad
            }
        }
    }
}
