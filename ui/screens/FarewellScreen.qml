// Take your card and your paper. If the card still lies on the glass, that comes before everything else.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property CopyFlow flow: session.copy
    readonly property bool forgotten: flow.leftBehindKnown && flow.leftBehind
    readonly property bool document: flow.what === CopyFlow.What.Document
    readonly property bool printed: flow.sheetsPrinted > 0
    readonly property string original: document ? qsTr("原件") : flow.identityCard ? qsTr("身份证") : qsTr("证件")

    tone: forgotten ? StatusMark.Attention : printed ? StatusMark.Good : StatusMark.Unknown
    toneText: forgotten ? qsTr("请先别走") : printed ? qsTr("印好了") : qsTr("这次没有打印")
    titleRole: Theme.titleLarge
    title: forgotten ? qsTr("您的%1还在扫描仪里").arg(original)
         : printed ? qsTr("请取走%1和复印件").arg(original) : qsTr("请取走您的%1").arg(original)
    // Where "cancel" stood a moment ago: a hand that still means that must not print, so it waits a little.
    backText: qsTr("再印一份")
    backIcon: "print"
    backShown: flow.canPrintAgain && !forgotten && settled
    onBack: flow.printAgain()

    property bool settled: false
    SequentialAnimation {
        running: true
        PauseAnimation { duration: 1500 }
        PropertyAction { target: screen; property: "settled"; value: true }
    }

    picture: Rectangle {
        anchors.fill: parent
        radius: Theme.radiusPanel
        color: Theme.pictureGround

        Illustration {
            anchors.fill: parent
            anchors.margins: Theme.gap4
            name: screen.forgotten || !screen.printed ? (screen.document ? "sheet-left-behind" : "card-left-behind")
                : screen.document ? "take-sheet-and-copy" : "take-card-and-copy"
            Accessible.role: Accessible.Graphic
            Accessible.name: screen.title
        }
    }
    primary: PrimaryButton {
        anchors.fill: parent
        text: screen.forgotten ? qsTr("拿出来了，再看一次") : qsTr("都拿好了")
        icon: screen.forgotten ? "scan" : "check"
        onClicked: screen.forgotten ? screen.flow.checkLeftBehind() : screen.session.finishFarewell()
    }

    Column {
        width: parent.width
        spacing: Theme.gap6

        Row {
            id: things
            visible: !Theme.elder || Theme.landscape // easy view upright: the picture says it, larger
            width: parent.width
            spacing: Theme.gutter
            readonly property int part: Math.floor((width - spacing) / 2)
            Thing {
                width: screen.printed ? things.part : things.width
                icon: screen.document ? "a4" : "idcard"
                title: screen.original.charAt(0).toUpperCase() + screen.original.slice(1)
                place: qsTr("在扫描仪里")
                urgent: screen.forgotten
            }
            Thing {
                visible: screen.printed
                width: things.part
                icon: "copy"
                title: qsTr("复印件 %1 张").arg(screen.flow.sheetsPrinted)
                place: qsTr("在出纸口")
            }
        }
        Row {
            width: parent.width
            spacing: Theme.mm(10)
            CountdownRing {
                id: ring
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.mm(Theme.elder || Theme.low || Theme.landscape ? 42 : 52)
                secondsLeft: screen.session.farewellSecondsLeft
                secondsTotal: screen.session.farewellSecondsTotal
                warning: screen.forgotten
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - ring.width - parent.spacing
                Label {
                    width: parent.width
                    text: qsTr("%1 秒后自动回到首页").arg(screen.session.farewellSecondsLeft)
                    role: Theme.subhead
                }
                Label {
                    width: parent.width
                    visible: !Theme.elder
                    text: qsTr("回到首页时，扫描的画面会从本机删除。")
                    role: Theme.bodyLarge
                    color: Theme.inkSoft
                }
            }
        }
    }
}
