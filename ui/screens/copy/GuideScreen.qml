// How to put it down: a drawing whose moving part shows it, three little steps, and the button to start.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property CopyFlow flow: session.copy
    readonly property bool document: CopyWords.document(flow)
    readonly property bool slot: flow.onePass && !document // a card is put in once, both sides are read
    readonly property bool second: flow.side === CopyFlow.WantedSide.Second
    readonly property string corner: DeviceDrawings.place("corner", Theme.english)

    steps: CopyWords.stations(flow)
    step: CopyWords.station(flow)
    title: {
        if (document)
            return flow.pageCount > 0 ? qsTr("请放第 %1 页").arg(flow.pageCount + 1) : qsTr("请把文件朝下放");
        if (slot)
            return flow.identityCard ? qsTr("请把身份证插进卡口") : qsTr("请把卡片插进卡口");
        if (second)
            return flow.identityCard ? qsTr("请把身份证翻过来再放") : qsTr("请把卡片翻过来再放");
        if (!flow.identityCard)
            return qsTr("请把要印的一面朝下放");
        return Theme.elder ? qsTr("有照片的一面朝下放") : qsTr("请把身份证人像面朝下放");
    }
    help: {
        if (Theme.elder)
            return "";
        if (document)
            return qsTr("有字的一面朝下，对齐玻璃板%1。").arg(corner);
        if (slot)
            return qsTr("轻轻往里送，两面一次扫完。");
        if (!flow.identityCard)
            return qsTr("放进玻璃板%1的虚线框里。").arg(corner);
        return second ? qsTr("对齐玻璃板%1，放好后您会看到人像面。").arg(corner)
                      : qsTr("对齐玻璃板%1，放好后您会看到国徽面。").arg(corner);
    }
    onBack: flow.back()

    picture: PicturePanel {
        anchors.fill: parent

        Illustration {
            anchors.fill: parent
            anchors.margins: Theme.gap3
            name: screen.document ? "place-page" : screen.slot ? (screen.flow.identityCard ? "insert-card" : "insert-other")
                : (screen.flow.identityCard ? "place-card-" : "place-other-") + (screen.second ? "second" : "first")
            Accessible.role: Accessible.Graphic
            Accessible.name: screen.title
        }
    }
    primary: PrimaryButton {
        anchors.fill: parent
        label: Theme.elder ? qsTr("放好了，开始") : qsTr("放好了，开始扫描")
        icon: "scan"
        onClicked: screen.flow.startScan()
    }

    Row {
        id: cards
        visible: !Theme.elder && !screen.slot
        width: parent.width
        height: visible ? Math.max(lift.implicitHeight, turn.implicitHeight, close.implicitHeight) : 0
        spacing: Theme.gap5

        component Card: HowCard {
            width: Math.floor((cards.width - 2 * cards.spacing) / 3)
            height: cards.height
        }
        Card {
            id: lift
            number: 1
            drawing: "step-open-lid"
            text: qsTr("打开盖板")
            help: qsTr("往上掀到底")
        }
        Card {
            id: turn
            number: 2
            drawing: screen.document ? "step-turn-sheet"
                   : (screen.flow.identityCard ? "step-turn-" : "step-turn-other-") + (screen.second ? "second" : "first")
            text: screen.second ? qsTr("翻过来放好") : qsTr("朝下放好")
            help: screen.document ? qsTr("有字那面朝下") : !screen.flow.identityCard ? qsTr("要印那面朝下")
                : screen.second ? qsTr("国徽那面朝下") : qsTr("人像那面朝下")
        }
        Card {
            id: close
            number: 3
            drawing: "step-close-lid"
            text: qsTr("合上盖板")
            help: qsTr("再点下面按钮")
        }
    }
    Column {
        visible: Theme.elder && !screen.slot
        width: parent.width
        height: visible ? implicitHeight : 0

        NumberedLine {
            width: parent.width
            number: 1
            text: screen.document ? qsTr("放进虚线框，字朝下") : !screen.flow.identityCard ? qsTr("放进虚线框里")
                : screen.second ? qsTr("放进虚线框，人像朝上") : qsTr("放进虚线框，国徽朝上")
        }
        NumberedLine {
            width: parent.width
            number: 2
            text: qsTr("合上盖板，再点下面")
        }
    }
    Column {
        visible: screen.slot
        width: parent.width
        height: visible ? implicitHeight : 0
        spacing: Theme.elder ? 0 : Theme.gap3

        NumberedLine {
            width: parent.width
            number: 1
            text: screen.flow.identityCard ? qsTr("有照片的一面朝上，插进卡口") : qsTr("要印在上面的一面朝上，插进卡口")
        }
        NumberedLine {
            width: parent.width
            number: 2
            text: qsTr("插好以后，点下面的按钮")
        }
    }
}
