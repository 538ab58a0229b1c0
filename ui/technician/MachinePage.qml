// The machine itself: clock, screen, sound, and the report on a memory stick.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

TechnicianPage {
    id: page

    title: qsTr("本机")
    extra: FootKey {
        anchors.fill: parent
        visible: list.pages > 1
        label: qsTr("下一页")
        icon: "arrow-down"
        onClicked: list.next()
    }

    readonly property string exportWords: {
        switch (technician.exported) {
        case Technician.Export.Writing: return qsTr("正在测试全部设备并写入，请稍等…");
        case Technician.Export.Done: return qsTr("已写入 %1，可以拔下U盘").arg(technician.exportFolder);
        case Technician.Export.NoStick: return qsTr("没有找到U盘，请插好再试");
        case Technician.Export.Failed: return qsTr("没有写成，请换一个U盘再试");
        default: return qsTr("报告、日志和签名一起写到U盘");
        }
    }

    Paged {
        id: list
        anchors.fill: parent
        columns: Theme.landscape ? 2 : 1
        spacing: Theme.gap5

        ListRow {
            enabled: page.technician.exported !== Technician.Export.Writing
            icon: "usb"
            title: qsTr("导出到U盘")
            help: page.exportWords
            onClicked: page.technician.exportReport()
        }
        ListRow {
            icon: "clock"
            title: qsTr("时钟")
            help: page.session.now.toLocaleString(Qt.locale("en_GB"), "yyyy-MM-dd HH:mm") + " · "
                  + (page.technician.clockSynchronised ? qsTr("已对时") : qsTr("没有对时"))
            onClicked: page.technician.openPage(Technician.Page.Clock)
        }
        ListRow {
            icon: "pen"
            title: qsTr("检查触摸")
            help: qsTr("用手指画线，看准不准")
            onClicked: page.technician.openPage(Technician.Page.Touch)
        }
        ListRow {
            icon: "image"
            title: qsTr("检查屏幕")
            help: qsTr("每点一下换一种颜色，看有没有坏点")
            onClicked: page.technician.openPage(Technician.Page.Colours)
        }
        StepRow {
            absent: page.technician.brightnessPercent < 0 && !page.technician.brightnessForbidden
            enabled: page.technician.brightnessPercent >= 0
            name: qsTr("屏幕亮度")
            help: page.technician.brightnessForbidden ? qsTr("系统不允许本程序调亮度：请管理员安装 70-banshi-backlight.rules") : ""
            lessText: qsTr("暗一点")
            moreText: qsTr("亮一点")
            value: Math.round(page.technician.brightnessPercent / 10)
            from: 1
            to: 10
            shown: page.technician.brightnessPercent < 0 ? "—" : page.technician.brightnessPercent + "%"
            onMoved: level => page.technician.setBrightness(level * 10)
        }
        StepRow {
            absent: !page.technician.ready
            name: qsTr("音量")
            lessText: qsTr("小一点")
            moreText: qsTr("大一点")
            value: Math.round(page.technician.volumePercent / 10)
            from: 0
            to: 10
            shown: page.technician.volumePercent === 0 ? qsTr("静音") : page.technician.volumePercent + "%"
            onMoved: level => page.technician.setVolume(level * 10)
        }
        ListRow {
            icon: "speaker"
            title: qsTr("试听")
            help: qsTr("听一声，看音量合不合适")
            onClicked: page.technician.playSound()
        }
    }
}
