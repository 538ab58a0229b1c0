// Where the keyboard or the assistive pad stands; a finger never sees it.
import QtQuick
import Banshi.Ui

Rectangle {
    required property Item of
    property int corner: Theme.radiusKey

    anchors.fill: parent
    anchors.margins: -2 * Theme.focusRim
    radius: corner + 2 * Theme.focusRim
    color: "transparent"
    border.width: Theme.focusRim
    border.color: Theme.accent
    visible: of.activeFocus && InputWatch.keyboard
}
