// The lock: a PIN pad, and what stands in the way.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

TechnicianPage {
    id: page

    title: qsTr("技术员入口")
    help: qsTr("请输入密码。居民请点“返回”。")
    lockShown: false
    notes: Obstacle { visible: !Theme.landscape && text !== "" }

    readonly property bool open: technician.obstacle !== Technician.Obstacle.NoPin
                                 && technician.obstacle !== Technician.Obstacle.Broken
                                 && technician.obstacle !== Technician.Obstacle.Waiting
    readonly property string obstacle: {
        switch (technician.obstacle) {
        case Technician.Obstacle.Wrong: return qsTr("密码不对，还可以试 %1 次").arg(technician.triesLeft);
        case Technician.Obstacle.Waiting: return qsTr("试错太多，请等 %1 秒").arg(technician.waitSeconds);
        case Technician.Obstacle.NoPin: return qsTr("还没有设密码，请在终端运行 banshi technician set-pin");
        case Technician.Obstacle.Broken: return qsTr("密码文件读不了，请在终端重设密码");
        case Technician.Obstacle.SomethingLeft: return qsTr("机器上还有证件或原件（玻璃板、读卡处），请先取走，再输一次");
        default: return technician.checking ? qsTr("正在核对…") : "";
        }
    }

    component Obstacle: Notice {
        width: parent?.width ?? 0
        tone: page.technician.checking ? Notice.Info : Notice.Attention
        icon: page.technician.checking ? "clock" : "lock"
        text: page.obstacle
        Accessible.role: Accessible.StaticText
        Accessible.name: page.obstacle
    }

    // Beside the pad in landscape, above it upright.
    Column {
        id: typed
        width: Theme.landscape ? pad.x - Theme.gap12 : parent.width
        y: Theme.landscape ? pad.y : pad.y - Theme.gap5 - height
        spacing: Theme.gap6

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            height: Theme.mm(12)
            spacing: Theme.gap3
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("已输入 %1 位").arg(page.technician.pinDigits)
            Repeater {
                model: page.technician.pinDigits
                Rectangle {
                    anchors.verticalCenter: parent?.verticalCenter
                    width: Theme.mm(6)
                    height: width
                    radius: width / 2
                    color: Theme.ink
                }
            }
        }
        Obstacle { visible: Theme.landscape && text !== "" }
    }
    PinPad {
        id: pad
        anchors.bottom: parent.bottom
        x: Theme.landscape ? parent.width - width : Math.round((parent.width - width) / 2)
        enabled: page.open && !page.technician.checking
        erasable: page.technician.pinDigits > 0
        enterable: page.technician.pinDigits > 0
        keyHeight: Math.min(Theme.mm(34), Math.floor((page.room - 3 * spacing) / 4))
        onTyped: digit => page.technician.typeDigit(digit)
        onErased: page.technician.eraseDigit()
        onEntered: page.technician.enterPin()
    }
}
