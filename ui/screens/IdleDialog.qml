// Are you still there? Names the card first, offers to leave, and makes staying the largest answer.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Dialog {
    id: dialog

    required property Session session
    title: words.text
    onShownChanged: if (shown && Theme.elder) session.say(title)
    widest: Theme.mm(Theme.elder ? 380 : 300)

    Column {
        width: parent.width
        spacing: Theme.gap9

        Row {
            width: parent.width
            spacing: Theme.gap12
            CountdownRing {
                id: ring
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.mm(Theme.landscape ? 60 : 75)
                secondsLeft: dialog.session.idleSecondsLeft
                secondsTotal: dialog.session.idleSecondsTotal
                warning: true
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - ring.width - parent.spacing
                spacing: Theme.gap3
                Label {
                    id: words
                    width: parent.width
                    text: qsTr("您还在吗？")
                    role: Theme.titleLarge
                }
                Label {
                    width: parent.width
                    text: qsTr("%1 秒后回到首页，内容会清掉。").arg(dialog.session.idleSecondsLeft)
                    role: Theme.bodyLarge
                    color: Theme.inkSoft
                }
            }
        }
        Notice {
            width: parent.width
            tone: Notice.Attention
            icon: "idcard"
            text: qsTr("要走的话，请带好您的身份证和随身物品。")
        }
        Item {
            width: parent.width
            height: stay.y + stay.height
            SecondaryButton {
                id: leave
                width: Theme.landscape ? Math.floor(parent.width * 0.42) : parent.width
                height: Theme.landscape ? stay.height : implicitHeight
                text: qsTr("不办了，退出并清除")
                onClicked: dialog.session.goHome()
            }
            PrimaryButton {
                id: stay
                x: Theme.landscape ? leave.width + Theme.gap6 : 0
                y: Theme.landscape ? 0 : leave.height + Theme.gap7
                width: parent.width - x
                height: Math.max(Theme.mm(Theme.landscape ? 40 : 55), Theme.landscape ? leave.implicitHeight : 0)
                text: qsTr("我还在")
                icon: "touch"
                onClicked: dialog.session.stillHere()
            }
        }
    }
}
