// All of it once more, before it is filed.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property AppealFlow flow: session.appeal

    steps: lowered ? [] : AppealWords.stations(Theme.elder)
    step: 2
    sideBySide: false
    title: qsTr("看一看对不对")
    onBack: flow.back()

    picture: Board {
        anchors.fill: parent

        Column {
            id: facts
            x: Theme.gap7
            y: Theme.gap6
            width: parent.width - 2 * x
            spacing: Theme.elder ? Theme.gap2 : Theme.gap5

            FactLine { width: parent.width; label: qsTr("事项"); value: AppealWords.category(screen.flow, Theme.english) }
            FactLine { width: parent.width; label: qsTr("地点"); value: AppealWords.place(screen.flow, Theme.english) }
            FactLine {
                width: parent.width
                label: qsTr("图片")
                value: screen.flow.pageCount > 0 ? qsTr("%1 页").arg(screen.flow.pageCount) : qsTr("没有")
            }
            FactLine {
                width: parent.width
                label: qsTr("电话")
                value: screen.flow.callback === "" ? qsTr("没有留") : AppealWords.spaced(screen.flow.callback)
            }
        }
    }
    primary: PrimaryButton {
        anchors.fill: parent
        label: qsTr("对，提交")
        icon: "check"
        onClicked: screen.flow.file()
    }

    Column {
        width: parent.width
        AwayNotice {
            visible: !screen.flow.alerted
            width: parent.width
            flow: screen.flow
        }
    }
}
