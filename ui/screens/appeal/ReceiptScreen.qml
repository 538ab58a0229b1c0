// The number, large; its code; whether the center has it; the slip. Nobody is hurried here.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property AppealFlow flow: session.appeal
    readonly property bool printing: flow.slip === AppealFlow.Slip.Printing
    readonly property bool again: flow.slip === AppealFlow.Slip.NotPrinted
    readonly property string slipWords: {
        switch (flow.slip) {
        case AppealFlow.Slip.Printing: return qsTr("正在打印凭条，请稍等…");
        case AppealFlow.Slip.Printed: return qsTr("凭条印好了，请拿好。");
        case AppealFlow.Slip.NotPrinted: return qsTr("凭条没有印出来，请抄下受理号。");
        case AppealFlow.Slip.Unknown: return qsTr("请看看出纸口，没有就抄下受理号。");
        default: return qsTr("请抄下受理号，或用手机拍下来。");
        }
    }

    sideBySide: false
    tone: StatusMark.Good
    toneText: flow.delivered ? qsTr("已送到服务中心") : qsTr("已保存，待发送")
    title: qsTr("请记好受理号")
    spokenHelp: ""
    backShown: false
    homeShown: !printing

    picture: Board {
        id: board
        anchors.fill: parent

        readonly property bool beside: width > 1.6 * height
        readonly property int side: Math.min(Theme.mm(110), Math.floor(beside ? height - 2 * Theme.gap4 : height - number.height - 3 * Theme.gap4))

        Label {
            id: number
            x: board.beside ? Theme.gap7 : Math.round((parent.width - width) / 2)
            y: board.beside ? Math.round((parent.height - height) / 2) : Theme.gap4
            text: screen.flow.number
            role: Theme.display
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Rectangle {
            visible: screen.flow.code.present && board.side > Theme.mm(20)
            x: board.beside ? parent.width - width - Theme.gap7 : Math.round((parent.width - width) / 2)
            y: board.beside ? Math.round((parent.height - height) / 2) : number.y + number.height + Theme.gap4
            width: board.side
            height: board.side
            color: Theme.sheet
            PictureView {
                anchors.fill: parent
                picture: screen.flow.code
            }
        }
    }
    primary: PrimaryButton {
        anchors.fill: parent
        enabled: !screen.printing
        label: screen.printing ? qsTr("正在打印凭条…") : qsTr("拿好了，结束")
        icon: enabled ? "check" : ""
        onClicked: screen.flow.finish()
    }

    Column {
        width: parent.width
        spacing: Theme.gap4

        AwayNotice {
            visible: !screen.flow.delivered && !screen.flow.alerted
            width: parent.width
            flow: screen.flow
        }
        Notice {
            visible: screen.flow.originalsLeft || !screen.again
            width: parent.width
            tone: screen.flow.originalsLeft ? Notice.Attention : Notice.Info
            icon: screen.flow.originalsLeft ? "scan" : "receipt"
            text: screen.flow.originalsLeft ? qsTr("请拿走扫描仪里的原件。") : screen.slipWords
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        SecondaryButton {
            visible: screen.again && !screen.flow.originalsLeft
            width: parent.width
            text: qsTr("凭条没印出来，再印一次")
            icon: "receipt"
            onClicked: screen.flow.printSlip()
        }
    }
}
