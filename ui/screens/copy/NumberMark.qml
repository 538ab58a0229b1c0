// The amber number of a thing to do.
import QtQuick
import Banshi.Ui

Rectangle {
    required property int number
    property int size: Theme.mm(Theme.elder ? 20 : 14)

    width: size
    height: size
    radius: size / 2
    color: Theme.mark

    Label {
        anchors.centerIn: parent
        text: parent.number
        role: Theme.bodyBold
        color: Theme.markInk
    }
}
