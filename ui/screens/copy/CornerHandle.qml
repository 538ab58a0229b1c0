// One corner that the resident may move: drag it, or touch it and then touch where it belongs.
import QtQuick
import Banshi.Ui

Item {
    id: handle

    required property string label
    required property point place // its point, in the parent's pixels
    property bool chosen: false
    readonly property bool touchTarget: true
    readonly property bool moving: drag.active

    signal touched
    signal moved(point to)
    signal released

    width: Theme.mm(Theme.elder ? 26 : 20)
    height: width
    x: place.x - width / 2
    y: place.y - height / 2
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.focusable: true
    Accessible.onPressAction: touched()

    // A ring with an open middle: the corner itself stays in sight.
    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: "transparent"
        border.width: Theme.mm(3)
        border.color: Theme.sheet
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.mm(0.75)
        radius: width / 2
        color: "transparent"
        border.width: Theme.mm(handle.chosen ? 2.5 : 1.5)
        border.color: Theme.contrast ? Theme.pictureInk : Theme.hand
    }
    Rectangle {
        anchors.centerIn: parent
        width: Theme.mm(2)
        height: width
        radius: width / 2
        color: Theme.contrast ? Theme.pictureInk : Theme.hand
    }
    FocusRing { of: handle; corner: handle.width / 2 }

    DragHandler {
        id: drag
        property point from
        // From where it was pressed: the movement that began the drag counts, too.
        function follow() {
            const way = Qt.point(centroid.scenePosition.x - centroid.scenePressPosition.x,
                                 centroid.scenePosition.y - centroid.scenePressPosition.y);
            handle.moved(Qt.point(from.x + way.x, from.y + way.y));
        }
        target: null
        dragThreshold: Theme.gap1
        onActiveChanged: {
            if (!active) {
                handle.released();
                return;
            }
            from = handle.place;
            handle.touched();
            follow();
        }
        onCentroidChanged: if (active) follow()
    }
    TapHandler { onTapped: handle.touched() }
    Keys.onPressed: event => {
        const step = Theme.gap1;
        const by = ({ [Qt.Key_Left]: [-step, 0], [Qt.Key_Right]: [step, 0], [Qt.Key_Up]: [0, -step], [Qt.Key_Down]: [0, step] })[event.key];
        if (!by)
            return;
        event.accepted = true;
        handle.touched();
        handle.moved(Qt.point(handle.place.x + by[0], handle.place.y + by[1]));
        handle.released();
    }
}
