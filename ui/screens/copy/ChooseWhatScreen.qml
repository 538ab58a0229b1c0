// 身份证, another card of that size, or a document. Touching one is the choice; there is nothing to confirm.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property CopyFlow flow: session.copy

    title: qsTr("您要复印什么？")
    help: Theme.elder ? "" : qsTr("请点一种。")
    onBack: flow.back()

    Grid {
        readonly property int rows_: Theme.landscape ? 1 : 3

        width: parent.width
        height: screen.choiceHeight
        columns: Theme.landscape ? 3 : 1
        spacing: Theme.gap6

        component Choice: ChoiceCard {
            width: Math.floor((screen.width - 2 * Theme.margin - (Theme.landscape ? 2 * Theme.gap6 : 0)) / (Theme.landscape ? 3 : 1))
            height: Math.min(Theme.mm(Theme.landscape ? 150 : 100),
                             Math.floor((screen.choiceHeight - (Theme.landscape ? 0 : 2 * Theme.gap6)) / (Theme.landscape ? 1 : 3)))
        }
        Choice {
            title: qsTr("身份证")
            help: Theme.elder ? qsTr("两面印一张纸") : qsTr("两面印在一张 A4 纸上")
            badge: Theme.elder ? "" : qsTr("最常用")
            icon: "idcard"
            onClicked: screen.flow.chooseIdentityCard()
        }
        Choice {
            title: qsTr("其他卡片")
            help: Theme.elder ? qsTr("银行卡、社保卡") : qsTr("银行卡、社保卡等，正反两面")
            icon: "bankcard"
            onClicked: screen.flow.chooseOtherCard()
        }
        Choice {
            title: qsTr("A4 文件")
            help: Theme.elder ? qsTr("证明、户口本") : qsTr("证明、合同、户口本，一页一页印")
            icon: "a4"
            onClicked: screen.flow.chooseDocument()
        }
    }
}
