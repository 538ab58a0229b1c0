// The part of the glass where the card lies, with its four corners to be set right by hand.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: editor

    required property CopyFlow flow
    readonly property VisitPicture glass: flow.glass
    property rect region: Qt.rect(0, 0, 1, 1) // of the glass, 0..1; rests while a corner is moved
    property int chosen: -1
    readonly property bool touchShield: true // a touch beside the handles only places the chosen one
    readonly property list<string> names: [qsTr("左上角"), qsTr("右上角"), qsTr("右下角"), qsTr("左下角")]

    // The shown part, fitted in the middle.
    readonly property real partWidth: Math.max(1, region.width * glass.pixelWidth)
    readonly property real partHeight: Math.max(1, region.height * glass.pixelHeight)
    readonly property real zoom: Math.min(width / partWidth, height / partHeight)
    readonly property real originX: (width - partWidth * zoom) / 2
    readonly property real originY: (height - partHeight * zoom) / 2

    function toItem(corner: point): point {
        return Qt.point(originX + (corner.x - region.x) * glass.pixelWidth * zoom,
                        originY + (corner.y - region.y) * glass.pixelHeight * zoom);
    }
    function toGlass(place: point): point {
        const inside = (v, low, high) => Math.min(high, Math.max(low, v));
        return Qt.point(inside(region.x + (place.x - originX) / (glass.pixelWidth * zoom), region.x, region.x + region.width),
                        inside(region.y + (place.y - originY) / (glass.pixelHeight * zoom), region.y, region.y + region.height));
    }
    // The card and a good margin: the corners must be able to move outwards.
    function look(): void {
        if (flow.corners.length !== 4)
            return;
        let x0 = 1, y0 = 1, x1 = 0, y1 = 0;
        for (const corner of flow.corners) {
            x0 = Math.min(x0, corner.x);
            y0 = Math.min(y0, corner.y);
            x1 = Math.max(x1, corner.x);
            y1 = Math.max(y1, corner.y);
        }
        const besideX = 0.3 * (x1 - x0), besideY = 0.3 * (y1 - y0);
        const left = Math.max(0, x0 - besideX), top = Math.max(0, y0 - besideY);
        region = Qt.rect(left, top, Math.min(1, x1 + besideX) - left, Math.min(1, y1 + besideY) - top);
    }
    function handleAt(index: int): CornerHandle { return handles.itemAt(index) as CornerHandle; }

    Component.onCompleted: look()
    Connections {
        target: editor.flow
        function onPreviewChanged(): void { editor.look(); }
    }

    PictureView {
        anchors.fill: parent
        picture: editor.glass
        region: editor.region
    }
    TapHandler {
        enabled: editor.chosen >= 0
        onTapped: point => editor.flow.moveCorner(editor.chosen, editor.toGlass(point.position))
    }

    // The edges between the corners.
    Repeater {
        model: handles.count === 4 ? 4 : 0

        Rectangle {
            required property int index
            readonly property point from: editor.handleAt(index).place
            readonly property point to: editor.handleAt((index + 1) % 4).place
            x: from.x
            y: from.y - height / 2
            width: Math.hypot(to.x - from.x, to.y - from.y)
            height: Theme.mm(1)
            color: Theme.contrast ? Theme.pictureInk : Theme.hand
            antialiasing: true
            transformOrigin: Item.Left
            rotation: Math.atan2(to.y - from.y, to.x - from.x) * 180 / Math.PI
        }
    }
    Repeater {
        id: handles
        model: editor.flow.corners.length === 4 ? 4 : 0

        CornerHandle {
            required property int index
            readonly property point set: editor.toItem(editor.flow.corners[index] ?? Qt.point(0, 0))
            property point held: set
            label: editor.names[index]
            chosen: editor.chosen === index
            place: moving ? held : set
            onTouched: editor.chosen = index
            onMoved: to => held = editor.toItem(editor.toGlass(to))
            onReleased: editor.flow.moveCorner(index, editor.toGlass(held))
        }
    }

    // The magnifier stands on the side away from the hand.
    Rectangle {
        id: glassLens
        readonly property CornerHandle held: editor.chosen >= 0 && editor.chosen < handles.count ? editor.handleAt(editor.chosen) : null
        readonly property point centre: held ? editor.toGlass(held.place) : Qt.point(0, 0)
        readonly property real span: 0.35 // of the shown part's width
        visible: held !== null
        width: Theme.mm(54)
        height: width
        x: held && held.place.x < editor.width / 2 ? editor.width - width : 0
        y: held && held.place.y < editor.height / 2 ? editor.height - height : 0
        radius: Theme.gap2
        color: Theme.sheet
        border.width: Theme.mm(1)
        border.color: Theme.contrast ? Theme.pictureInk : Theme.accent

        PictureView {
            readonly property real w: editor.region.width * glassLens.span
            readonly property real h: w * editor.glass.pixelWidth / Math.max(1, editor.glass.pixelHeight)
            anchors.fill: parent
            anchors.margins: Theme.mm(1)
            picture: glassLens.visible ? editor.glass : null
            region: Qt.rect(glassLens.centre.x - w / 2, glassLens.centre.y - h / 2, w, h)
        }
        Rectangle {
            anchors.centerIn: parent
            width: Theme.mm(18)
            height: Math.max(1, Theme.mm(0.5))
            color: Theme.hand
        }
        Rectangle {
            anchors.centerIn: parent
            width: Math.max(1, Theme.mm(0.5))
            height: Theme.mm(18)
            color: Theme.hand
        }
    }
}
