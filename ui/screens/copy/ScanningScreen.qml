// While the scanner works: the lines that have arrived, the stage it is in, and a quiet primary place.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property CopyFlow flow: session.copy
    readonly property bool known: flow.progress >= 0
    readonly property bool held: flow.waitingFor !== CopyFlow.Trouble.None // it waits for somebody's hand
    // Which of the three stages is going on.
    readonly property int stage: {
        switch (flow.phase) {
        case CopyFlow.Phase.Connecting:
        case CopyFlow.Phase.Warming:
            return 0;
        case CopyFlow.Phase.Finishing:
            return 2;
        default:
            return 1;
        }
    }
    readonly property list<string> stages: [qsTr("灯管预热"), qsTr("读取画面"), qsTr("裁边、摆正")]
    readonly property string sentence: stage === 0 ? qsTr("扫描仪正在准备") : stage === 1 ? qsTr("正在读取画面") : qsTr("正在裁边、摆正")

    TroubleWords {
        id: words
        flow: screen.flow
        session: screen.session
        trouble: screen.flow.waitingFor
    }

    steps: CopyWords.stations(flow)
    step: CopyWords.station(flow)
    title: qsTr("正在扫描%1").arg(CopyWords.side(flow))
    help: flow.onePass && !CopyWords.document(flow) ? qsTr("请不要拉住卡片。") : qsTr("请不要打开盖板。")
    backText: Theme.elder ? qsTr("取消") : qsTr("取消扫描")
    backIcon: "close"
    onBack: flow.cancelWork()

    picture: ScanBed {
        anchors.fill: parent
        progress: screen.flow.progress
        page: CopyWords.document(screen.flow)
    }
    primary: PrimaryButton {
        anchors.fill: parent
        enabled: false
        label: qsTr("正在扫描，请稍等…")
    }

    Board {
        width: parent.width
        height: body.height + 2 * (Theme.elder ? Theme.gap6 : Theme.gap9)

        Column {
            id: body
            x: Theme.gap9
            y: Theme.elder ? Theme.gap6 : Theme.gap9
            width: parent.width - 2 * x
            spacing: Theme.gap5

            Item {
                width: parent.width
                height: Math.max(sentence.height, figure.visible ? figure.height : 0)

                Label {
                    id: sentence
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - (figure.visible ? figure.width + Theme.gap4 : 0)
                    text: screen.held ? words.title : screen.known && screen.stage === 1 ? qsTr("已扫描") : screen.sentence
                    role: Theme.subhead
                }
                Label {
                    id: figure
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    visible: screen.known
                    text: qsTr("%1%").arg(Math.floor(Math.min(1, screen.flow.progress) * 100))
                    role: Theme.titleLarge
                }
            }
            ProgressBar {
                width: parent.width
                value: screen.flow.progress
            }
            Row {
                visible: !Theme.elder
                width: parent.width

                Repeater {
                    model: screen.stages

                    PhaseMark {
                        required property int index
                        required property string modelData
                        width: Math.floor(body.width / 3)
                        text: modelData
                        stage: index < screen.stage ? PhaseMark.Done : index === screen.stage ? PhaseMark.Now : PhaseMark.Later
                    }
                }
            }
        }
    }
}
