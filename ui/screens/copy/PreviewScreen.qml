// The side just scanned. The resident judges it: good, turn it, scan again; or sets its corners right.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: screen

    required property Session session
    readonly property CopyFlow flow: session.copy
    readonly property bool document: CopyWords.document(flow)
    readonly property string side: CopyWords.side(flow)
    readonly property bool wide: Theme.landscape

    Page {
        id: page
        anchors.fill: parent
        visible: !larger.active
        session: screen.session
        steps: CopyWords.stations(screen.flow)
        step: CopyWords.station(screen.flow)
        title: {
            if (screen.flow.uncertain)
                return qsTr("请帮忙对准四个角");
            if (screen.document)
                return qsTr("第 %1 页扫好了，看得清吗？").arg(Math.max(1, screen.flow.pageCount));
            return Theme.elder ? qsTr("%1扫好了，看得清吗？").arg(screen.side) : qsTr("%1扫好了，请看清不清楚").arg(screen.side);
        }
        help: {
            if (screen.flow.uncertain)
                return qsTr("拖圆点；或先点圆点，再点证件的角。");
            if (Theme.elder)
                return "";
            return screen.document ? qsTr("字看得清，就点下面的按钮。") : qsTr("四个角都在、字看得清，就点下面的按钮。");
        }
        onBack: screen.flow.back()

        picture: Item {
            anchors.fill: parent

            CardPreview {
                anchors.fill: parent
                visible: !screen.flow.uncertain
                picture: screen.flow.card
                page: screen.document
                onClicked: larger.active = true
            }
            Rectangle {
                anchors.fill: parent
                visible: screen.flow.uncertain
                radius: Theme.radiusTile
                color: Theme.sunken

                Loader {
                    anchors.fill: parent
                    anchors.margins: Theme.gap4
                    active: screen.flow.uncertain
                    sourceComponent: CornerEditor { flow: screen.flow }
                }
            }
        }
        primary: PrimaryButton {
            anchors.fill: parent
            label: {
                if (Theme.elder)
                    return screen.flow.uncertain ? qsTr("对好了") : qsTr("看得清");
                if (screen.flow.uncertain)
                    return qsTr("对好了，下一步");
                if (screen.document || screen.flow.side === CopyFlow.WantedSide.Second)
                    return qsTr("看得清，选份数");
                return screen.flow.identityCard ? qsTr("看得清，放国徽面") : qsTr("看得清，放第二面");
            }
            icon: "arrow-right"
            onClicked: screen.flow.acceptSide()
        }

        Column {
            width: parent.width
            spacing: Theme.gap6

            // What the cut will look like while the corners are set.
            Board {
                visible: screen.flow.uncertain
                width: parent.width
                height: visible ? Theme.mm(Theme.elder ? 50 : 56) : 0

                Label {
                    x: Theme.gap7
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - cut.width - 3 * Theme.gap7
                    text: qsTr("印出来是这样")
                    role: Theme.subhead
                }
                PictureView {
                    id: cut
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gap7
                    anchors.verticalCenter: parent.verticalCenter
                    height: parent.height - 2 * Theme.gap3
                    width: Math.round(height * 85.6 / 54)
                    picture: screen.flow.card
                }
            }
            Row {
                id: keys
                readonly property int share: Math.floor((width - spacing) / 2)
                width: parent.width
                spacing: Theme.gap6

                SecondaryButton {
                    width: keys.share
                    label: qsTr("重新扫描")
                    icon: "refresh"
                    onClicked: screen.flow.startScan()
                }
                SecondaryButton {
                    visible: !screen.document
                    width: keys.share
                    label: qsTr("旋转")
                    icon: "rotate"
                    onClicked: screen.flow.turn()
                }
                SecondaryButton {
                    visible: screen.document
                    width: keys.share
                    label: qsTr("再加一页")
                    icon: "plus"
                    onClicked: screen.flow.addPage()
                }
            }
        }
    }

    Loader {
        id: larger
        anchors.fill: parent
        active: false
        sourceComponent: PictureZoom {
            session: screen.session
            shown: screen.flow.card
            onClosed: larger.active = false
        }
    }
}
