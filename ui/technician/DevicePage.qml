// One device: what it is, how it is, what it has done, and how its last test went.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

TechnicianPage {
    id: page

    readonly property string kind: technician.device.kind
    readonly property bool ruled: kind === "scanner" || kind === "camera"
    readonly property int keyCount: 1 + (ruled ? 1 : 0) + (more.visible ? 1 : 0)

    title: TechnicianWords.kind(kind)
    reading: true
    keys: [
        SecondaryButton {
            width: page.keyWidthOf(page.keyCount)
            height: page.keyHeight
            icon: "play"
            text: qsTr("做测试")
            onClicked: page.technician.openPage(Technician.Page.Test)
        },
        SecondaryButton {
            visible: page.ruled
            width: page.keyWidthOf(page.keyCount)
            height: page.keyHeight
            icon: "a4"
            text: qsTr("量尺寸")
            onClicked: page.technician.openPage(Technician.Page.Ruler)
        },
        MoreKey {
            id: more
            of: facts
            width: page.keyWidthOf(page.keyCount)
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
            name: qsTr("设备说")
            value: page.technician.device.detail
        }
        Fact {
            name: qsTr("怎么办")
            value: Theme.english ? page.technician.device.adviceEn : page.technician.device.adviceZh
        }
        Fact {
            name: qsTr("上次测试")
            value: page.technician.device.rounds === 0 ? qsTr("还没有做过")
                 : qsTr("%1 次，%2 次通过").arg(page.technician.device.rounds).arg(page.technician.device.passed)
            tone: page.technician.device.rounds === 0 ? StatusMark.Unknown
                : page.technician.device.passed === page.technician.device.rounds ? StatusMark.Good : StatusMark.Bad
        }
        Fact {
            name: qsTr("测试时间")
            value: page.technician.device.rounds === 0 ? ""
                 : page.technician.device.testedAt.toLocaleString(Qt.locale("en_GB"), "yyyy-MM-dd HH:mm")
        }
        Fact {
            name: TechnicianWords.done(page.kind)
            value: TechnicianWords.done(page.kind) === "" ? "" : page.technician.device.done
        }
        Fact {
            name: qsTr("故障次数")
            value: page.technician.device.faults
        }
        Fact {
            name: qsTr("驱动重启")
            value: page.technician.device.restarts
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
            name: qsTr("地址")
            value: page.technician.device.address
        }
    }
}
