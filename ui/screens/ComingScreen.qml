// A service that this hall does not offer on the machine yet: says so, and what to do instead.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    title: {
        switch (session.comingReason) {
        case Session.ComingReason.CenterRejects: return qsTr("服务中心停用了本机");
        case Session.ComingReason.CenterAwayTooLong: return qsTr("本机太久没连上服务中心");
        case Session.ComingReason.OutboxFull: return qsTr("本机存满了，暂时收不下");
        default: return qsTr("这项服务还没开到本机");
        }
    }
    help: Theme.elder ? "" : qsTr("现在可以这样办：")
    onBack: session.back()

    picture: ComingService {
        anchors.fill: parent
        session: screen.session
    }
    primary: PrimaryButton {
        anchors.fill: parent
        text: qsTr("回首页，看别的服务")
        icon: "home"
        onClicked: screen.session.goHome()
    }

    Column {
        id: ways
        width: parent.width
        spacing: Theme.gap5

        Way {
            width: parent.width
            number: 1
            title: qsTr("到%1").arg(Theme.english ? screen.session.staffPlaceEn : screen.session.staffPlace)
            help: qsTr("工作人员当面给您办")
        }
        Way {
            width: parent.width
            number: 2
            title: qsTr("打 12345 热线")
            help: qsTr("问怎么办、带什么，也能反映问题")
        }
    }
}
