// Whether the glass answers where it is touched: a line drawn with a finger must follow it into every corner.
import QtQuick
import Banshi.Ui

TechnicianPage {
    id: page

    title: qsTr("检查触摸")
    help: qsTr("用手指画线，线要跟着手指走，不断、不歪")
    extra: FootKey {
        anchors.fill: parent
        label: qsTr("擦掉")
        icon: "trash"
        onClicked: page.session.signature.clear()
    }

    SignatureBoard {
        width: parent.width
        height: page.room
        ink: page.session.signature
    }
}
