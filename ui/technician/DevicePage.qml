// One device: what it is, how it is, and how its last test went.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

TechnicianPage {
    id: page

    title: TechnicianWords.kind(technician.device.kind)
    reading: true
    keys: [
        SecondaryButton {
            width: page.keyWidthOf(more.visible ? 2 : 1)
            height: page.keyHeight
            icon: "play"
            text: qsTr("做测试")
            onClicked: page.technician.openPage(Technician.Page.Test)
        },
        MoreKey {
            id: more
            of: facts
            width: page.keyWidthOf(2)
            height: page.keyHeight
        }
    ]

    Paged {
        id: facts
        anchors.fill: parent
        columns: Theme.landscape && !Theme.elder ? 2 : 1

        Fact {
            name: qsTr("状态")
            value: TechnicianWords.state(page.technician.device.health, page.technician.device.fault)
            tone: TechnicianWords.tone(page.technician.device.health)
        }
        Fact {
            name: qsTr("测试")
            value: page.technician.device.rounds === 0 ? qsTr("启动后还没有测试")
                 : qsTr("%1 次，%2 次通过").arg(page.technician.device.rounds).arg(page.technician.device.passed)
            tone: page.technician.device.rounds === 0 ? StatusMark.Unknown
                : page.technician.device.passed === page.technician.device.rounds ? StatusMark.Good : StatusMark.Bad
        }
        Fact {
            name: qsTr("型号")
            value: page.technician.device.name
        }
        Fact {
            name: qsTr("序列号")
            value: page.technician.device.serial
        }
        Fact {
            name: qsTr("固件")
            value: page.technician.device.firmware
        }
        Fact {
            name: qsTr("耗材")
            value: page.technician.device.supplies
        }
        Fact {
            name: qsTr("纸盒")
            value: page.technician.device.trays
        }
        Fact {
            name: qsTr("设备说")
            value: page.technician.device.detail
        }
        Fact {
            name: qsTr("怎么办")
            value: Theme.english ? page.technician.device.adviceEn : page.technician.device.adviceZh
        }
        Fact {
            name: qsTr("地址")
            value: page.technician.device.address
        }
    }
}
