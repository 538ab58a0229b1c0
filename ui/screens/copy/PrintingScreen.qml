// While the printer works: what it says about itself, and where the paper will come out. When it waits for paper
// or a closed cover, the same screen shows what it waits for; nothing is lost and nothing starts anew.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property CopyFlow flow: session.copy
    readonly property bool card: !CopyWords.document(flow)
    readonly property bool waiting: flow.phase === CopyFlow.Phase.WaitingForDevice
    readonly property bool known: flow.progress >= 0
    readonly property int station: {
        switch (flow.phase) {
        case CopyFlow.Phase.Connecting:
        case CopyFlow.Phase.Transferring:
            return 0;
        case CopyFlow.Phase.Warming:
            return 1;
        case CopyFlow.Phase.Finishing:
            return 3;
        default:
            return 2;
        }
    }
    readonly property string percent: known ? qsTr("%1%").arg(Math.floor(Math.min(1, flow.progress) * 100)) : ""

    TroubleWords {
        id: words
        flow: screen.flow
        session: screen.session
        trouble: screen.flow.waitingFor
    }

    steps: CopyWords.stations(flow)
    step: CopyWords.station(flow)
    tone: waiting ? StatusMark.Attention : -1
    toneText: qsTr("打印机在等")
    title: waiting ? words.title : qsTr("正在打印 %1 份").arg(flow.copies)
    help: waiting ? qsTr("不是您的问题。弄好以后会接着印。")
                  : qsTr("纸会从%1出来。").arg(DeviceDrawings.place("outlet", Theme.english))
    backText: Theme.elder ? qsTr("取消") : qsTr("取消打印")
    backIcon: "close"
    onBack: flow.cancelWork()

    picture: PicturePanel {
        anchors.fill: parent

        Illustration {
            anchors.fill: parent
            anchors.margins: Theme.gap3
            name: screen.waiting ? words.drawing : "printing"
            progress: screen.waiting ? -1 : screen.station === 3 ? 1 : screen.station < 2 ? 0 : screen.flow.progress
            Accessible.role: Accessible.Graphic
            Accessible.name: screen.title
        }
    }
    primary: PrimaryButton {
        anchors.fill: parent
        enabled: screen.waiting && !screen.session.staffCalled
        label: !screen.waiting ? qsTr("正在打印，请稍等…")
            : screen.session.staffCalled ? qsTr("已经呼叫，请稍等…") : qsTr("呼叫工作人员")
        icon: enabled ? "call-staff" : ""
        onClicked: {
            Panels.staff = true;
            screen.session.callStaff();
        }
    }

    Column {
        width: parent.width
        spacing: Theme.gap5

        Board {
            visible: !screen.waiting
            width: parent.width
            height: phases.height + 2 * Theme.gap7

            PrintPhases {
                id: phases
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                names: [qsTr("发送"), qsTr("进纸"), screen.station === 2 && screen.known ? qsTr("出纸 %1").arg(screen.percent) : qsTr("出纸"), qsTr("完成")]
                current: screen.station
            }
        }
        Repeater {
            model: screen.waiting ? words.steps : []

            NumberedLine {
                required property int index
                required property var modelData
                width: parent?.width ?? 0
                number: index + 1
                text: modelData.text
                help: modelData.help
            }
        }
        Notice {
            visible: screen.card && !screen.waiting
            width: parent.width
            tone: Notice.Attention
            icon: "idcard"
            text: screen.flow.identityCard ? qsTr("趁现在，先把身份证从扫描仪里拿出来。")
                                           : qsTr("趁现在，先把卡片从扫描仪里拿出来。")
        }
    }
}
