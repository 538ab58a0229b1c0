// Another street than the one in which the hall stands.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property AppealFlow flow: session.appeal

    steps: AppealWords.stations(Theme.elder)
    step: 0
    title: qsTr("在哪个街道？")
    onBack: flow.back()

    PickGrid {
        width: parent.width
        height: screen.choiceHeight
        answers: screen.flow.streets
        here: screen.flow.hereStreet
        onPicked: index => screen.flow.chooseStreet(index)
    }
}
