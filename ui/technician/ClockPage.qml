// The clock, set by hand where nothing else sets it.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

TechnicianPage {
    id: page

    // What is being set: it begins with what the clock says.
    property int year: session.now.getFullYear()
    property int month: session.now.getMonth() + 1
    property int day: session.now.getDate()
    property int hour: session.now.getHours()
    property int minute: session.now.getMinutes()

    readonly property bool automatic: technician.clock === Technician.ClockSource.Automatic
    readonly property int set: technician.clockSet
    readonly property string answer: {
        switch (set) {
        case Technician.ClockSet.Setting: return qsTr("正在设置…");
        case Technician.ClockSet.Done: return qsTr("时钟设好了");
        case Technician.ClockSet.Automatic: return qsTr("时间由网络自动校准，不能手动设");
        case Technician.ClockSet.Refused: return qsTr("系统不允许本程序设时钟：请管理员安装 70-banshi-clock.rules");
        case Technician.ClockSet.NoSuchTime: return qsTr("没有这一天，请检查");
        case Technician.ClockSet.Failed: return qsTr("系统没有答应，请在终端用 timedatectl 设");
        default: return automatic ? qsTr("时间由网络自动校准，不用手动设") : "";
        }
    }

    title: qsTr("时钟")
    notes: Notice {
        width: parent?.width ?? 0
        visible: text !== ""
        text: page.answer
        tone: page.set === Technician.ClockSet.Done ? Notice.Done
            : page.set === Technician.ClockSet.None || page.set === Technician.ClockSet.Setting ? Notice.Info : Notice.Attention
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    keys: [
        SecondaryButton {
            enabled: !page.automatic && page.set !== Technician.ClockSet.Setting
            width: page.keyWidthOf(more.visible ? 2 : 1)
            height: page.keyHeight
            icon: "check"
            text: qsTr("设为 %1").arg(page.two(page.hour) + ":" + page.two(page.minute))
            onClicked: page.technician.setClock(page.year, page.month, page.day, page.hour, page.minute)
        },
        MoreKey {
            id: more
            of: list
            width: page.keyWidthOf(2)
            height: page.keyHeight
        }
    ]

    function two(number: int): string { return String(number).padStart(2, "0") }

    component Part: StepRow {
        enabled: !page.automatic
        lessText: qsTr("减一")
        moreText: qsTr("加一")
    }
    Paged {
        id: list
        anchors.fill: parent
        columns: Theme.landscape ? 2 : 1
        spacing: Theme.gap5

        Part {
            name: qsTr("时")
            value: page.hour
            from: 0
            to: 23
            shown: page.two(value)
            onMoved: value => page.hour = value
        }
        Part {
            name: qsTr("分")
            value: page.minute
            from: 0
            to: 59
            shown: page.two(value)
            onMoved: value => page.minute = value
        }
        Part {
            name: qsTr("日")
            value: page.day
            from: 1
            to: 31
            onMoved: value => page.day = value
        }
        Part {
            name: qsTr("月")
            value: page.month
            from: 1
            to: 12
            onMoved: value => page.month = value
        }
        Part {
            name: qsTr("年")
            value: page.year
            from: 2026
            to: 2099
            onMoved: value => page.year = value
        }
    }
}
