// A guided test: a picture of what to do first, the test itself, and what came of it.
import QtQuick
import Banshi.Ui

TechnicianPage {
    id: page

    readonly property string kind: technician.device.kind
    readonly property bool tested: technician.rounds > 0
    readonly property bool passed: technician.passed === technician.rounds

    title: qsTr("测试：%1").arg(TechnicianWords.kind(kind))
    help: TechnicianWords.step(kind)
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
            of: result.facts
            width: page.keyWidthOf(page.technician.testing ? 2 : 3)
            height: page.keyHeight
        }
    ]

    PictureAndFacts {
        id: result
        anchors.fill: parent
        drawing: TechnicianWords.drawing(page.kind)
        told: page.tested || page.technician.testing

        Fact {
            name: qsTr("结果")
            value: page.technician.testing ? qsTr("正在测试：第 %1 次，共 %2 次").arg(page.technician.rounds + 1).arg(page.technician.roundsWanted)
                 : !page.tested ? ""
                 : page.passed ? qsTr("%1 次，全部通过").arg(page.technician.rounds)
                 : qsTr("%1 次，%2 次没有通过").arg(page.technician.rounds).arg(page.technician.rounds - page.technician.passed)
            tone: page.technician.testing ? StatusMark.Unknown : page.passed ? StatusMark.Good : StatusMark.Bad
        }
        Fact {
            name: qsTr("出错")
            value: page.technician.testFault === "" ? "" : TechnicianWords.fault(page.technician.testFault)
            tone: StatusMark.Bad
        }
        Fact {
            name: qsTr("谁来解决")
            value: page.technician.testFault === "" ? "" : TechnicianWords.remedy(page.technician.testRemedy)
        }
        Fact {
            name: qsTr("用时")
            value: page.tested && page.technician.mostMs > 0
                   ? qsTr("%1 毫秒，最长 %2").arg(Math.round(page.technician.lastMs)).arg(Math.round(page.technician.mostMs)) : ""
        }
        Measurements { model: page.technician.measurements }
    }
}
