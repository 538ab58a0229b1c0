// A line icon of the house, in one colour. Always beside a word, except plus, minus and the chevron.
import QtQuick
import Banshi.Ui

SvgPicture {
    required property string name
    property int size: Theme.icon

    source: name === "" ? "" : ":/qt/qml/Banshi/Ui/assets/icons/" + name + ".svg"
    color: Theme.accentText
    width: size
    height: size
    implicitWidth: size
    implicitHeight: size
}
