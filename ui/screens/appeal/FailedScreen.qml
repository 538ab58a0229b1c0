// Nothing was filed, and nothing is lost: the machine could not write it down.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property AppealFlow flow: session.appeal

    tone: StatusMark.Attention
    toneText: qsTr("还没有提交")
    title: qsTr("这台机器没有存下来")
    help: Theme.elder ? "" : qsTr("不是您的问题。可以再试一次，也可以：")
    onBack: flow.back()

    primary: PrimaryButton {
        anchors.fill: parent
        text: qsTr("再试一次")
        icon: "refresh"
        onClicked: screen.flow.file()
    }

    Column {
        width: parent.width
        spacing: Theme.gap5

        Way {
            width: parent.width
            number: 1
            title: qsTr("到%1").arg(Theme.english ? screen.session.staffPlaceEn : screen.session.staffPlace)
            help: Theme.elder ? "" : qsTr("工作人员当面给您办")
        }
        Way {
            width: parent.width
            number: 2
            title: AppealWords.help(screen.flow, Theme.english)
        }
    }
}
