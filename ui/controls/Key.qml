// A pressable with an outline and a thick lower edge, the ledge: it looks pressable because it is.
// Two stacked rounded rectangles; pressing moves the upper one down by a millimetre.
import QtQuick
import Banshi.Ui

Pressable {
    id: key

    property color face: Theme.surface
    property color facePressed: Theme.tint
    property color edge: Theme.outline
    property int rim: Theme.rim
    property int ledge: Theme.ledge
    property int corner: Theme.radiusKey
    default property alias content: holder.data

    Rectangle {
        y: key.enabled ? Math.round(key.press * Theme.pressTravel) : 0
        width: parent.width
        height: parent.height - y
        radius: key.corner
        color: key.enabled ? key.edge : Theme.divider

        Rectangle {
            readonly property int rim: key.enabled ? key.rim : Theme.rim
            readonly property int ledge: key.enabled ? Math.round(key.ledge - key.press * (key.ledge - Theme.mm(1))) : rim
            x: rim
            y: rim
            width: parent.width - 2 * rim
            height: parent.height - rim - ledge
            radius: key.corner - rim
            color: !key.enabled ? Theme.sunken : key.pressed ? key.facePressed : key.face
        }
    }

    // What the key carries stands on its face and moves with it.
    Item {
        id: holder
        y: key.enabled ? Math.round(key.press * Theme.pressTravel) : 0
        width: parent.width
        height: parent.height - (key.enabled ? key.ledge : 0)
    }

    FocusRing { of: key; corner: key.corner }
}
