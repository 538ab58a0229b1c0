// The street and its hall with the lit door: the face of the home screen, on the dark of the bar.
import QtQuick
import Banshi.Ui

Rectangle {
    id: scene

    property int drawingHeight: Theme.mm(77)
    property bool open: true // the lit door means: come in
    color: Theme.bar

    SvgPicture {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: -Math.round(height * 18 / 330)
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.max(scene.width, Math.round(scene.drawingHeight * 1080 / 330))
        height: Math.round(width * 330 / 1080)
        source: ":/qt/qml/Banshi/Ui/assets/" + (scene.open ? "hall.svg" : "hall-closed.svg")
    }
}
