// One drawing of the machine, from the device profile. Its moving part shows what to do three times, then
// rests. Parts are rasterised once at the size they are shown; what moves is a small picture of its own, so
// that a frame repaints little.
import QtQuick
import Banshi.Ui

Item {
    id: root

    required property string name
    // 0..1 puts the moving part there (paper that comes out as it is printed); below 0 it plays by itself.
    property real progress: -1
    property bool still: false

    readonly property DrawingLayers drawing: DeviceDrawings.drawing(name)
    readonly property real unit: drawing ? Math.min(width / drawing.canvas.width, height / drawing.canvas.height) : 0

    implicitWidth: drawing ? drawing.canvas.width : 0
    implicitHeight: drawing ? drawing.canvas.height : 0

    QtObject {
        id: pose

        property real travelled: 0
        property real shown: 1
        readonly property real along: root.progress < 0 ? travelled : root.progress
    }

    SequentialAnimation {
        running: root.visible && root.progress < 0 && !root.still && (root.drawing?.moving ?? false)
        loops: 3
        onStopped: {
            pose.travelled = 0;
            pose.shown = 1;
        }

        PauseAnimation { duration: 900 }
        NumberAnimation { target: pose; property: "travelled"; from: 0; to: 1; duration: 600; easing.type: Easing.InOutCubic }
        PauseAnimation { duration: 900 }
        NumberAnimation { target: pose; property: "shown"; to: 0; duration: 150 }
        PropertyAction { target: pose; property: "travelled"; value: 0 }
        NumberAnimation { target: pose; property: "shown"; to: 1; duration: 150 }
    }

    Item {
        anchors.centerIn: parent
        width: root.drawing ? root.drawing.canvas.width * root.unit : 0
        height: root.drawing ? root.drawing.canvas.height * root.unit : 0

        Repeater {
            model: root.drawing

            delegate: Image {
                required property url file
                required property rect at
                required property rect to
                required property bool travels
                readonly property real along: travels ? pose.along : 0

                source: root.unit > 0 ? file : ""
                sourceSize: Qt.size(Math.round(at.width * root.unit), Math.round(at.height * root.unit))
                x: (at.x + (to.x - at.x) * along) * root.unit
                y: (at.y + (to.y - at.y) * along) * root.unit
                scale: 1 + (to.width / at.width - 1) * along
                transformOrigin: Item.TopLeft
                opacity: travels ? pose.shown : 1
            }
        }
    }
}
