// The machine can offer nothing: says why, whose fault it is not, and where to go. The part that is missing is drawn;
// while staff work on the machine, the hall's door is dark.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property string drawing: {
        switch (session.outReason) {
        case Session.OutReason.NoPrinter: return "printer-failed";
        case Session.OutReason.PaperOut:
        case Session.OutReason.TrayOpen:
        case Session.OutReason.PaperWrong: return "printer-tray-empty";
        case Session.OutReason.NoScanner: return "scanner-failed";
        case Session.OutReason.Storage: return "machine-full";
        default: return "";
        }
    }
    readonly property string place: Theme.english ? session.staffPlaceEn : session.staffPlace

    tone: session.outReason === Session.OutReason.SwitchedOff ? StatusMark.Attention : StatusMark.Bad
    toneText: qsTr("本机暂停服务")
    titleRole: Theme.titleLarge
    title: {
        switch (session.outReason) {
        case Session.OutReason.SwitchedOff: return qsTr("工作人员正在维护本机");
        case Session.OutReason.NoPrinter: return qsTr("打印机暂时不能用");
        case Session.OutReason.PaperOut: return qsTr("没纸了，或纸盒没推到底");
        case Session.OutReason.TrayOpen: return qsTr("打印机的纸盒没推到底");
        case Session.OutReason.PaperWrong: return qsTr("纸盒里没有 A4 纸");
        case Session.OutReason.NoScanner: return qsTr("扫描仪暂时不能用");
        case Session.OutReason.Storage: return qsTr("本机的存储出了问题");
        case Session.OutReason.OnBattery: return qsTr("这里停电了");
        default: return qsTr("本机暂时不能用");
        }
    }
    help: {
        switch (session.outReason) {
        case Session.OutReason.SwitchedOff: return "";
        case Session.OutReason.OnBattery: return qsTr("不是您的问题。来电后，本机会自己恢复。");
        default: return qsTr("不是您的问题。修好后，本机会自己恢复。");
        }
    }

    // Nothing to go back to; the first place offers the other language instead.
    backText: Theme.english ? "中文" : "English"
    backIcon: "language"
    onBack: session.language = Theme.english ? Session.Language.Chinese : Session.Language.English
    homeShown: false

    picture: Rectangle {
        anchors.fill: parent
        radius: Theme.radiusPanel
        color: screen.drawing === "" ? Theme.night : Theme.pictureGround
        clip: true
        Illustration {
            visible: name !== ""
            anchors.fill: parent
            anchors.margins: Theme.gap9
            name: screen.drawing
        }
        HallScene {
            visible: screen.drawing === ""
            anchors.fill: parent
            color: "transparent"
            open: false
            drawingHeight: Math.min(Theme.mm(77), height)
        }
    }

    Column {
        width: parent.width
        spacing: Theme.gap5

        Way {
            width: parent.width
            icon: "pin"
            title: qsTr("请到%1").arg(screen.place)
            help: qsTr("工作人员当面给您办")
        }
        Way {
            width: parent.width
            icon: "idcard"
            title: qsTr("走之前看一看")
            help: qsTr("身份证、原件和随身物品都带好")
        }
    }
}
