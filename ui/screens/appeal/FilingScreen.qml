// It is being written down: a moment, in which nothing can be touched.
import QtQuick
import Banshi.Ui

Page {
    id: screen

    steps: AppealWords.stations(Theme.elder)
    step: 2
    title: qsTr("正在保存")
    help: Theme.elder ? "" : qsTr("请稍等，马上给您受理号。")
    backShown: false
    homeShown: false

    primary: PrimaryButton {
        anchors.fill: parent
        enabled: false
        label: qsTr("正在保存，请稍等…")
    }
}
