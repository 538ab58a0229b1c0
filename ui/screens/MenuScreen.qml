// 便民服务: what can be copied and printed here. The choice itself is the action, so there is no primary button.
import QtQuick
import Banshi.Ui

Page {
    id: screen

    title: qsTr("您要办什么？")
    help: Theme.elder ? "" : qsTr("便民服务 · 全部免费，不用注册")
    onBack: session.back()

    ServiceGrid {
        id: grid
        session: screen.session
        width: parent.width
        height: screen.choiceHeight - (note.visible ? note.height + Theme.gap6 : 0)
    }
    Notice {
        id: note
        visible: !Theme.elder && Theme.narrow && !Theme.low
        y: grid.height + Theme.gap6
        width: parent.width
        icon: "shield"
        text: qsTr("复印、扫描的内容用完就删，本机不保存。")
    }
}
