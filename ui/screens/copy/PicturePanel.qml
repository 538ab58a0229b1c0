// The light ground on which drawings stand, the same in every mode.
import QtQuick
import Banshi.Ui

Rectangle {
    radius: Theme.radiusTile
    color: Theme.pictureGround
    border.width: Theme.elder || Theme.contrast ? Theme.rim : 0
    border.color: Theme.outline
}
