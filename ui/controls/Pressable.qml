// Anything that can be touched: reacts at once, counts a long press as a touch, and says its name to assistive
// technology. Each finger is followed on its own, so a palm that rests on the glass blocks nothing.
import QtQuick
import Banshi.Ui

Item {
    id: pressable

    property string label: "" // what it says, and its accessible name; a test finds nameless ones
    property string hint: ""       // accessible description
    property bool checkable: false
    property bool checked: false
    readonly property bool pressed: tap.pressed || keyHeld
    readonly property bool touchTarget: true // the measuring tests look for it
    property real press: pressed ? 1 : 0     // 0 ms down, 150 ms up
    property bool keyHeld: false

    signal clicked

    activeFocusOnTab: true
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: label
    Accessible.description: hint
    Accessible.focusable: true
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.onPressAction: if (enabled) clicked()
    Accessible.onToggleAction: if (enabled) clicked()

    Behavior on press {
        enabled: !pressable.pressed
        NumberAnimation { duration: Theme.releaseMs }
    }

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600 // an unhurried hand is no long press
        onTapped: pressable.clicked()
    }

    Keys.onPressed: event => {
        if (event.isAutoRepeat || ![Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter].includes(event.key))
            return;
        keyHeld = true;
        event.accepted = true;
    }
    Keys.onReleased: event => {
        if (event.isAutoRepeat || !keyHeld)
            return;
        keyHeld = false;
        event.accepted = true;
        clicked();
    }
    onActiveFocusChanged: if (!activeFocus) keyHeld = false
}
