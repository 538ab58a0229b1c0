// Where it is: a grid of the street, the hall's own one marked.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen

    readonly property AppealFlow flow: session.appeal

    steps: AppealWords.stations(Theme.elder)
    step: 0
    title: qsTr("在哪一片？")
    help: Theme.elder ? "" : flow.streets.titleAt(flow.street, Theme.english)
    onBack: flow.back()

    PickGrid {
        width: parent.width
        height: screen.choiceHeight
        answers: screen.flow.grids
        here: screen.flow.street === screen.flow.hereStreet ? screen.flow.hereGrid : -1
        extra: screen.flow.streets.count > 1 ? qsTr("别的街道") : ""
        extraIcon: "pin"
        onPicked: index => screen.flow.chooseGrid(index)
        onExtraPicked: screen.flow.otherStreet()
    }
}
