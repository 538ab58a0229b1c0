// One role of writing: its size, line and weight on this panel, in this mode and language.
import QtQuick

QtObject {
    required property int pixelSize
    property real lineHeight: 1.3
    property bool bold: false
}
