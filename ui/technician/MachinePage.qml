// The machine itself: clock, screen, sound, and the report on a memory stick.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

TechnicianPage {
    id: page

    title: qsTr("本机")

    readonly property string exportWords: {
        switch (technician.exported) {
        case Technician.Export.Writing: return qsTr("正在测试全部设备并写入，请稍等…");
        case Technician.Export.Done: return qsTr("已写入 %1，可以拔下U盘").arg(technician.exportFolder);
        case Technician.Export.NoStick: return qsTr("没有找到U盘，请插好再试");
        case Technician.Export.Failed: return qsTr("没有写成，请换一个U盘再试");
        default: return qsTr("报告、日志和签名一起写到U盘");
        }
    }

    Column {
        width: parent.width
        spacing: Theme.gap5

        Fact {
            width: parent.width
            name: qsTr("时钟")
            value: page.session.now.toLocaleString(Qt.locale("en_GB"), "yyyy-MM-dd HH:mm") + " · "
                   + (page.technician.clockSynchronised ? qsTr("已对时") : qsTr("没有对时"))
            tone: page.technician.clockSynchronised ? StatusMark.Good : StatusMark.Attention
        }
        ListRow {
            width: parent.width
            icon: "pen"
            title: qsTr("检查触摸")
            help: qsTr("用手指画线，看准不准")
            onClicked: page.technician.openPage(Technician.Page.Touch)
        }
        ListRow {
            width: parent.width
            icon: "image"
            title: qsTr("检查屏幕")
            help: qsTr("每点一下换一种颜色，看有没有坏点")
            onClicked: page.technician.openPage(Technician.Page.Colours)
        }
        ListRow {
            width: parent.width
            enabled: page.technician.exported !== Technician.Export.Writing
            icon: "usb"
            title: qsTr("导出到U盘")
            help: page.exportWords
            onClicked: page.technician.exportReport()
        }
        Item {
            width: parent.width
            height: volume.height
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - volume.width - play.width - 2 * Theme.gap5
                text: qsTr("音量（每档一成）")
                role: Theme.subhead
            }
            Stepper {
                id: volume
                anchors.right: play.left
                anchors.rightMargin: Theme.gap5
                width: Theme.mm(88)
                label: qsTr("音量")
                lessText: qsTr("小一点")
                moreText: qsTr("大一点")
                value: Math.round(page.technician.volumePercent / 10)
                from: 0
                to: 10
                onMoved: level => page.technician.setVolume(level * 10)
            }
            SecondaryButton {
                id: play
                anchors.right: parent.right
                icon: "speaker"
                text: qsTr("试听")
                onClicked: page.technician.playSound()
            }
        }
    }
}
