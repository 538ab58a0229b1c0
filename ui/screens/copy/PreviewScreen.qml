// The side just scanned. The resident judges it: good, turn it, scan again; or sets its corners right.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: screen
    objectName: "preview"

    property alias zooming: larger.active
    required property Session session
    readonly property CopyFlow flow: session.copy
    readonly property bool document: CopyWords.document(flow)
    readonly property string side: CopyWords.side(flow)
    property bool otherShown: false // what is shown larger
    readonly property bool lowered: Theme.low && !Theme.landscape // the picture is out of a seated person's reach

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
                return (Theme.elder ? qsTr("第 %1 页看得清吗？") : qsTr("第 %1 页扫好了，看得清吗？")).arg(Math.max(1, screen.flow.pageCount));
            return Theme.elder ? qsTr("%1看得清吗？").arg(screen.side) : qsTr("%1扫好了，请看清不清楚").arg(screen.side);
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
                width: parent.width
                height: screen.flow.onePass ? other.y - Theme.gap4 : parent.height
                visible: !screen.flow.uncertain || screen.lowered
                enabled: !screen.lowered
                picture: screen.flow.card
                page: screen.document
                onClicked: {
                    screen.otherShown = false;
                    larger.active = true;
                }
            }
            // After one pass both sides are there to be judged.
            CardPreview {
                id: other
                y: Math.ceil((parent.height + Theme.gap4) / 2)
                width: parent.width
                height: parent.height - y
                visible: screen.flow.onePass
                enabled: !screen.lowered
                picture: screen.flow.otherCard
                page: false
                onClicked: {
                    screen.otherShown = true;
                    larger.active = true;
                }
            }
            Loader {
                anchors.fill: parent
                active: screen.flow.uncertain && !screen.lowered
                sourceComponent: corners
            }
        }
        primary: PrimaryButton {
            anchors.fill: parent
            label: {
                if (Theme.elder)
                    return screen.flow.uncertain ? qsTr("对好了") : qsTr("看得清");
                if (screen.flow.uncertain)
                    return qsTr("对好了，下一步");
                if (screen.document || screen.flow.onePass || screen.flow.side === CopyFlow.WantedSide.Second)
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
                visible: screen.flow.uncertain && !screen.lowered
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
            // Low reach: the corners are set where a seated hand can be.
            Loader {
                visible: active
                active: screen.flow.uncertain && screen.lowered
                width: parent.width
                height: active ? page.choiceHeight - keys.height - parent.spacing : 0
                sourceComponent: corners
            }
            LookFor {
                visible: Theme.landscape && !Theme.elder && !screen.flow.uncertain
                width: parent.width
                questions: screen.document ? [qsTr("字都看得清吗？"), qsTr("有没有歪、有没有缺？")]
                                           : [qsTr("四个角都在吗？"), qsTr("字都看得清吗？"), qsTr("有没有一片发白？")]
            }
            Row {
                id: keys
                readonly property bool turnable: !screen.document || !Theme.elder // fewer keys in easy view
                readonly property bool zoomable: screen.lowered && !screen.flow.uncertain
                readonly property int count: 1 + (turnable ? 1 : 0) + (screen.document ? 1 : 0) + (zoomable ? 1 : 0)
                readonly property int share: Math.floor((width - (count - 1) * spacing) / count)
                width: parent.width
                height: Math.max(again.implicitHeight, rotate.implicitHeight, more.implicitHeight)
                spacing: count > 3 ? Theme.gap3 : Theme.gap5

                component Choice: SecondaryButton {
                    width: keys.share
                    height: keys.height
                    role: keys.count > 2 ? Theme.bodyBold : Theme.subhead
                }
                Choice {
                    id: again
                    label: qsTr("重新扫描")
                    icon: "refresh"
                    onClicked: screen.flow.startScan()
                }
                Choice {
                    id: rotate
                    visible: keys.turnable
                    label: qsTr("旋转")
                    icon: "rotate"
                    onClicked: screen.flow.turn()
                }
                Choice {
                    id: more
                    visible: screen.document
                    label: qsTr("再加一页")
                    icon: "plus"
                    onClicked: screen.flow.addPage()
                }
                Choice {
                    visible: keys.zoomable
                    label: qsTr("放大看")
                    icon: "eye"
                    onClicked: larger.active = true
                }
            }
        }
    }

    Component {
        id: corners

        Rectangle {
            radius: Theme.radiusTile
            color: Theme.sunken

            CornerEditor {
                anchors.fill: parent
                anchors.margins: Theme.gap4
                flow: screen.flow
            }
        }
    }
    Loader {
        id: larger
        anchors.fill: parent
        active: false
        sourceComponent: PictureZoom {
            session: screen.session
            shown: screen.otherShown ? screen.flow.otherCard : screen.flow.card
            // A part is only worth a touch where it is larger than the whole: with low reach it is not.
            parts: screen.lowered || (screen.document && Theme.narrow) ? [] : [one, other, all]
            readonly property PicturePart one: PicturePart {
                label: Theme.landscape ? qsTr("上半边") : qsTr("左半边")
                region: Theme.landscape ? Qt.rect(0, 0, 1, 0.55) : Qt.rect(0, 0, 0.55, 1)
            }
            readonly property PicturePart other: PicturePart {
                label: Theme.landscape ? qsTr("下半边") : qsTr("右半边")
                region: Theme.landscape ? Qt.rect(0, 0.45, 1, 0.55) : Qt.rect(0.45, 0, 0.55, 1)
            }
            readonly property PicturePart all: PicturePart { label: qsTr("整张") }
            onClosed: larger.active = false
        }
    }
}
