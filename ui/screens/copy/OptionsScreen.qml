// How many, which colour, what for, beside the true sheet. Easy view asks in two halves: one question a screen.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: screen

    objectName: "options"

    required property Session session
    readonly property CopyFlow flow: session.copy
    readonly property bool card: !CopyWords.document(flow)
    property bool zooming: false
    property bool writing: false
    property bool purposeAsked: false // easy view: the second half

    readonly property bool halves: Theme.elder && card
    readonly property bool askCopies: !halves || !purposeAsked
    readonly property bool askPurpose: card && (!halves || purposeAsked)
    // Upright and tall: copies and colour stand beside the sheet.
    readonly property bool beside: !Theme.landscape && !Theme.low && !Theme.elder

    readonly property bool lowered: Theme.low && !Theme.landscape // the sheet is out of a seated person's reach

    component Copies: CopiesAndColour { flow: screen.flow }

    Page {
        anchors.fill: parent
        visible: !screen.zooming && !screen.writing
        session: screen.session
        steps: CopyWords.stations(screen.flow)
        step: CopyWords.station(screen.flow)
        title: !screen.card || (screen.halves && screen.askCopies) ? qsTr("印几份？")
             : screen.halves ? qsTr("做什么用？") : qsTr("印几份？做什么用？")
        onBack: {
            if (screen.halves && screen.purposeAsked)
                screen.purposeAsked = false;
            else
                screen.flow.back();
        }

        picture: Item {
            anchors.fill: parent

            SheetPreview {
                width: screen.beside ? Math.round(parent.width * 0.62) : parent.width
                height: parent.height
                sheet: screen.flow.page
                lensed: screen.card
                enabled: !screen.lowered
                onClicked: screen.zooming = true
            }
            Copies {
                visible: screen.beside
                anchors.right: parent.right
                width: Math.round(parent.width * 0.38) - Theme.gap6
            }
            Board {
                visible: screen.beside && screen.card
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                width: Math.round(parent.width * 0.38) - Theme.gap6
                height: words.height + 2 * Theme.gap5
                color: Theme.tint

                Label {
                    id: words
                    x: Theme.gap5
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 2 * x
                    text: screen.flow.purposeBandKnown ? qsTr("A4 纸，原尺寸。浅字是用途，不压姓名和号码。")
                                                       : qsTr("A4 纸，原尺寸。请点图看一看用途印在哪里。")
                    role: Theme.body
                }
            }
        }
        primary: PrimaryButton {
            anchors.fill: parent
            enabled: screen.flow.page.present || (screen.halves && screen.askCopies)
            label: screen.halves && screen.askCopies ? qsTr("下一步：选用途")
                : enabled ? qsTr("开始打印 %1 份").arg(screen.flow.copies) : qsTr("正在排版，请稍等…")
            icon: screen.halves && screen.askCopies ? "arrow-right" : enabled ? "print" : ""
            onClicked: {
                if (screen.halves && screen.askCopies)
                    screen.purposeAsked = true;
                else
                    screen.flow.print();
            }
        }

        Column {
            width: parent.width
            spacing: Theme.gap6

            Copies {
                visible: !screen.beside && screen.askCopies
                width: parent.width
                sideBySide: true
                zoomable: screen.lowered
                onZoom: screen.zooming = true
            }
            PurposeChips {
                visible: screen.askPurpose
                width: parent.width
                flow: screen.flow
                places: screen.beside ? 10 : 6
                onWriting: screen.writing = true
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: screen.zooming
        sourceComponent: PictureZoom {
            session: screen.session
            shown: screen.flow.page
            parts: !screen.card ? [] : Theme.landscape ? [upper, lower, sheet] : [cards, sheet]
            readonly property PicturePart cards: PicturePart {
                label: qsTr("看证件")
                icon: "idcard"
                region: CopySheet.cards
            }
            readonly property PicturePart upper: PicturePart {
                label: qsTr("上面一张")
                region: Qt.rect(CopySheet.cards.x, CopySheet.cards.y, CopySheet.cards.width, CopySheet.cards.height / 2)
            }
            readonly property PicturePart lower: PicturePart {
                label: qsTr("下面一张")
                region: Qt.rect(CopySheet.cards.x, CopySheet.cards.y + CopySheet.cards.height / 2, CopySheet.cards.width, CopySheet.cards.height / 2)
            }
            readonly property PicturePart sheet: PicturePart { label: qsTr("看整张纸"); icon: "a4" }
            onClosed: screen.zooming = false
        }
    }
    Loader {
        anchors.fill: parent
        active: screen.writing
        sourceComponent: PurposeWriter {
            session: screen.session
            onDone: screen.writing = false
        }
    }
}
