// Seven touches of the upper left corner within five seconds: nobody makes them by accident, and nothing there can be
// pressed. A technician knows.
import QtQuick
import Banshi.Ui

QtObject {
    id: gesture

    property int touches: 7
    property int withinMs: 5000
    property int reach: Theme.mm(26) // a square in the corner
    signal made

    property int seen: 0
    readonly property Timer limit: Timer {
        interval: gesture.withinMs
        onTriggered: gesture.seen = 0
    }
    readonly property Connections watch: Connections {
        target: InputWatch
        function onPressedAt(at) {
            if (at.x > gesture.reach || at.y > gesture.reach) {
                gesture.seen = 0;
                return;
            }
            if (gesture.seen === 0)
                gesture.limit.restart();
            gesture.seen += 1;
            if (gesture.seen < gesture.touches)
                return;
            gesture.seen = 0;
            gesture.made();
        }
    }
}
