// Every device with its live state; the switch; and the way to the machine itself.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

TechnicianPage {
    id: page

    title: qsTr("设备")
    help: broken ? qsTr("本机没有打开，每 15 秒自动再试。日志可以在“本机”导出") : page.technician.outOfService ? qsTr("本机已停用，居民看到“暂停服务”") : qsTr("点一台设备，看详情、做测试")
    extra: FootKey {
        anchors.fill: parent
        label: qsTr("本机")
        icon: "settings"
        onClicked: page.technician.openPage(Technician.Page.Machine)
    }
    readonly property bool broken: !technician.ready
    notes: Notice {
        width: parent?.width ?? 0
        visible: page.broken
        tone: Notice.Fault
        text: TechnicianWords.part(page.technician.brokenPart)
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    keys: [
        SecondaryButton {
            visible: !page.broken
            width: page.keyWidthOf(more.visible ? 2 : 1)
            height: page.keyHeight
            icon: page.technician.outOfService ? "play" : "power"
            text: page.technician.outOfService ? qsTr("恢复服务") : qsTr("停用本机")
            onClicked: page.technician.switchOutOfService(!page.technician.outOfService)
        },
        MoreKey {
            id: more
            of: list
            width: page.keyWidthOf(2)
            height: page.keyHeight
        }
    ]

    Paged {
        id: list
        anchors.fill: parent
        columns: Theme.landscape ? 2 : 1
        Repeater {
            model: page.technician.devices
            DeviceKey {
                onClicked: page.technician.openDevice(slot)
            }
        }
        Fact {
            name: qsTr("系统说")
            value: page.technician.brokenDetail
        }
    }
}
