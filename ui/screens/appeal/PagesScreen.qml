// Photos or papers from the scanner: none is fine.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property AppealFlow flow: session.appeal
    readonly property bool failed: flow.scanTrouble !== CopyFlow.Trouble.None
    readonly property bool full: flow.pageCount >= flow.pagesMax

    steps: AppealWords.stations(Theme.elder)
    step: 1
    title: flow.scanning ? qsTr("正在扫描") : qsTr("有图片或材料吗？")
    help: failed ? qsTr("这一次没有扫成，可以再试，也可以不要。")
        : Theme.elder ? "" : flow.scanning ? qsTr("请不要打开盖板。") : qsTr("照片、纸条都行，朝下放在玻璃板上。")
    backText: flow.scanning ? (Theme.elder ? qsTr("取消") : qsTr("取消扫描")) : Theme.elder ? qsTr("返回") : qsTr("返回上一步")
    backIcon: flow.scanning ? "close" : "back"
    homeShown: !flow.scanning
    onBack: flow.back()

    picture: PicturePanel {
        id: panel
        anchors.fill: parent

        readonly property real ratio: screen.flow.page.present ? screen.flow.page.pixelWidth / screen.flow.page.pixelHeight : 1
        readonly property int room: Math.min(width - 2 * Theme.gap6, (height - 2 * Theme.gap6) * ratio)
        PictureView {
            anchors.centerIn: parent
            visible: screen.flow.page.present
            width: Math.max(1, panel.room)
            height: Math.max(1, Math.round(panel.room / panel.ratio))
            picture: screen.flow.page
        }
        Icon {
            anchors.centerIn: parent
            visible: !screen.flow.page.present
            name: "scan"
            size: Math.min(Theme.mm(70), Math.round(parent.height * 0.5))
            color: Theme.pictureInk
        }
    }
    primary: PrimaryButton {
        anchors.fill: parent
        enabled: !screen.flow.scanning
        label: screen.flow.scanning ? qsTr("正在扫描，请稍等…")
             : screen.flow.pageCount > 0 ? qsTr("就这 %1 页，下一步").arg(screen.flow.pageCount) : qsTr("没有，下一步")
        icon: enabled ? "arrow-right" : ""
        onClicked: screen.flow.next()
    }

    Column {
        width: parent.width
        spacing: Theme.gap5

        SecondaryButton {
            width: parent.width
            enabled: !screen.flow.scanning && !screen.full
            text: screen.full ? qsTr("最多 %1 页").arg(screen.flow.pagesMax)
                : screen.flow.pageCount > 0 ? qsTr("再扫一页") : qsTr("放好了，扫一页")
            icon: "scan"
            onClicked: screen.flow.scan()
        }
        SecondaryButton {
            visible: screen.flow.pageCount > 0
            width: parent.width
            enabled: !screen.flow.scanning
            text: qsTr("去掉最后一页")
            icon: "trash"
            onClicked: screen.flow.dropPage()
        }
    }
}
