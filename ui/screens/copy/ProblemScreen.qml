// Something is in the way: what happened, that it is not the resident's fault, what to do in order, who helps.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property CopyFlow flow: session.copy
    readonly property bool selfHelp: flow.remedy === CopyFlow.Remedy.Resident || flow.remedy === CopyFlow.Remedy.None
    readonly property bool otherPurpose: flow.trouble === CopyFlow.Trouble.MissingGlyph
    // The primary button calls for help where only staff can mend it, until help has been called.
    readonly property bool callFirst: !selfHelp && !session.staffCalled
    readonly property string again: words.aboutGlass || flow.trouble === CopyFlow.Trouble.ScannerFeederEmpty
                                    ? qsTr("放好了，再扫一次") : otherPurpose ? qsTr("换一句用途") : qsTr("再试一次")

    function goOn(): void {
        if (otherPurpose)
            flow.back();
        else if (flow.canRetry)
            flow.retry();
        else
            session.goHome();
    }

    TroubleWords {
        id: words
        flow: screen.flow
        session: screen.session
        trouble: screen.flow.trouble
    }

    tone: words.aboutGlass || otherPurpose ? StatusMark.Attention : StatusMark.Bad
    toneText: words.aboutGlass ? qsTr("请看一下玻璃板") : words.aboutScanner ? qsTr("扫描停下了") : qsTr("打印停下了")
    title: words.title
    titleRole: Theme.titleLarge
    help: words.help
    // Where paper may lie in the tray there is nothing left to give up, only the way home; its key is the voice's
    // in the easy view of a machine that speaks.
    readonly property bool rest: words.aboutScanner && words.rest // pages of a stack that stood still are kept
    readonly property bool outcomeUnknown: flow.trouble === CopyFlow.Trouble.PrinterOutcomeUnknown
    backText: words.aboutGlass || otherPurpose ? (Theme.elder ? qsTr("返回") : qsTr("返回上一步"))
              : rest ? qsTr("只用这些") : outcomeUnknown ? qsTr("回首页") : Theme.elder ? qsTr("不办了") : qsTr("不印了，退出")
    backIcon: words.aboutGlass || otherPurpose || rest ? "back" : outcomeUnknown ? "home" : "close"
    backShown: !outcomeUnknown || speaks
    onBack: {
        if (words.aboutGlass || otherPurpose || rest)
            flow.back();
        else
            session.goHome();
    }

    picture: PicturePanel {
        anchors.fill: parent

        Illustration {
            anchors.fill: parent
            anchors.margins: Theme.gap3
            name: words.drawing
            Accessible.role: Accessible.Graphic
            Accessible.name: screen.title
        }
    }
    primary: PrimaryButton {
        anchors.fill: parent
        label: screen.callFirst ? qsTr("呼叫工作人员") : screen.flow.canRetry || screen.otherPurpose ? screen.again : qsTr("回首页")
        icon: screen.callFirst ? "call-staff" : screen.words.aboutGlass ? "scan" : screen.flow.canRetry ? "refresh" : "home"
        onClicked: {
            if (!screen.callFirst)
                return screen.goOn();
            Panels.staff = true;
            screen.session.callStaff();
        }
    }
    readonly property TroubleWords words: words

    Column {
        width: parent.width
        spacing: Theme.gap3

        Repeater {
            model: words.steps

            NumberedLine {
                required property int index
                required property var modelData
                width: parent?.width ?? 0
                number: index + 1
                text: modelData.text
                help: modelData.help
            }
        }
        SecondaryButton {
            visible: screen.callFirst && screen.flow.canRetry
            width: parent.width
            label: screen.again
            icon: "refresh"
            onClicked: screen.flow.retry()
        }
    }
}
