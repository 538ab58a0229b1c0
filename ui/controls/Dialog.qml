// A question over the screen: a scrim, and a panel in the lower part, within everybody's reach.
import QtQuick
import Banshi.Ui

Item {
    id: dialog

    required property string title // accessible name
    property bool shown: false
    property int widest: Theme.mm(300)
    property int bottomMargin: Theme.foot + Theme.gap5
    default property alias content: body.data

    visible: shown || panel.opacity > 0
    Accessible.role: Accessible.Dialog
    Accessible.name: title

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
        opacity: panel.opacity
        // Nothing below the scrim can be touched.
        MouseArea {
            readonly property bool touchShield: true
            anchors.fill: parent
            enabled: dialog.shown
        }
    }

    Rectangle {
        id: panel
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: dialog.bottomMargin
        width: Math.min(parent.width - 2 * Theme.gap6, dialog.widest)
        height: body.childrenRect.height + Theme.mm(23)
        radius: Theme.radiusDialog
        color: Theme.surface
        border.width: Theme.contrast || Theme.elder ? Theme.rim : 0
        border.color: Theme.outline
        opacity: dialog.shown ? 1 : 0

        Behavior on opacity { NumberAnimation { duration: Theme.sheetMs } }
        transform: Translate {
            y: (1 - panel.opacity) * 4 * Theme.pageShift
        }

        Item {
            id: body
            x: Theme.gap12
            y: Theme.mm(13)
            width: parent.width - 2 * Theme.gap12
            height: childrenRect.height
        }
    }
}
