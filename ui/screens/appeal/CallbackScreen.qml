// A number to be called back: none is fine. What is typed stands large, and is never read aloud.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property AppealFlow flow: session.appeal
    readonly property bool none: flow.callbackForm === AppealFlow.CallbackForm.None
    readonly property bool good: flow.callbackForm === AppealFlow.CallbackForm.Good
    readonly property string typed: none ? "" : AppealWords.spaced(flow.callback)

    steps: lowered ? [] : AppealWords.stations(Theme.elder)
    step: 1
    title: qsTr("怎么联系您？")
    help: lowered && !none ? typed : Theme.elder ? "" : qsTr("手机或座机，办的人会打给您。")
    spokenHelp: ""
    onBack: flow.back()

    primary: PrimaryButton {
        anchors.fill: parent
        enabled: screen.none || screen.good
        label: screen.none ? qsTr("不留电话，下一步") : screen.good ? qsTr("号码对，下一步")
             : screen.flow.callbackForm === AppealFlow.CallbackForm.TooShort ? qsTr("还差 %1 位").arg(screen.flow.callbackMissing)
             : qsTr("号码不对，请改一改")
        icon: enabled ? "arrow-right" : ""
        onClicked: screen.flow.next()
    }

    Board {
        id: shown
        visible: !screen.lowered
        width: Theme.landscape ? pad.x - Theme.gap9 : parent.width
        height: Theme.landscape ? pad.height : Theme.mm(Theme.elder ? 46 : 40)

        Label {
            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width - 2 * Theme.gap4)
            text: screen.none ? qsTr("电话号码") : screen.typed
            role: Theme.title
            color: screen.none ? Theme.inkDim : Theme.ink
            horizontalAlignment: Text.AlignHCenter
        }
    }
    PinPad {
        id: pad
        x: Theme.landscape ? parent.width - width : Math.round((parent.width - width) / 2)
        y: Theme.landscape || screen.lowered ? 0 : shown.height + Theme.gap6
        keyHeight: Math.min(Theme.mm(40), Math.floor((screen.choiceHeight - y - 3 * spacing) / 4))
        erasable: !screen.none
        enterable: screen.good
        onTyped: digit => screen.flow.typeDigit(digit)
        onErased: screen.flow.eraseDigit()
        onEntered: screen.flow.next()
    }
}
