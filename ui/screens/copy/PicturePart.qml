// A part of a picture that is worth a closer look.
import QtQuick

QtObject {
    property string label
    property string icon
    property rect region: Qt.rect(0, 0, 1, 1) // of the picture, 0..1
}
