// What it is about. Touching an answer is the choice.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property AppealFlow flow: session.appeal

    steps: AppealWords.stations(Theme.elder)
    step: 0
    title: qsTr("出了什么问题？")
    onBack: flow.back()

    PickGrid {
        width: parent.width
        height: screen.choiceHeight
        answers: screen.flow.categories
        onPicked: index => screen.flow.chooseCategory(index)
    }
}
