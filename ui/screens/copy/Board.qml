// A flat board that holds what is to be read; it has no ledge, because it cannot be pressed.
import QtQuick
import Banshi.Ui

Rectangle {
    radius: Theme.radiusPanel
    color: Theme.surface
    border.width: Theme.elder || Theme.contrast ? Theme.rim : Math.max(1, Theme.mm(0.5))
    border.color: Theme.divider
}
