// Where help is. Promises nobody's arrival: it names the place, and what to take along on the way.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Dialog {
    id: dialog

    required property Session session
    readonly property string place: Theme.english ? session.staffPlaceEn : session.staffPlace
    // In English the place stands in the middle of sentences elsewhere; here it opens a line.
    readonly property string placeTitle: place.charAt(0).toUpperCase() + place.slice(1)
    title: words.text

    Column {
        width: parent.width
        spacing: Theme.gap7

        Label {
            id: words
            width: parent.width
            text: qsTr("需要帮忙？请找工作人员")
            role: Theme.title
        }
        Way {
            width: parent.width
            icon: "pin"
            title: dialog.placeTitle
            help: qsTr("工作人员在那里")
        }
        StatusMark {
            visible: dialog.session.staffCalled
            width: parent.width
            text: qsTr("已为您记下")
            role: Theme.bodyBold
        }
        Notice {
            width: parent.width
            tone: Notice.Attention
            icon: "idcard"
            text: qsTr("走开前，请先拿好您的身份证和随身物品。")
        }
        PrimaryButton {
            width: parent.width
            height: Theme.mm(Theme.elder ? 46 : 40)
            text: qsTr("知道了")
            onClicked: Panels.staff = false
        }
    }
}
