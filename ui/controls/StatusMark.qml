// A state told three times: by shape, by word and by colour.
import QtQuick
import Banshi.Ui

Item {
    id: mark

    enum Tone { Good, Attention, Bad, Unknown }

    required property string text
    property int tone: StatusMark.Good
    property TextRole role: Theme.label
    readonly property color ink: tone === StatusMark.Good ? Theme.good : tone === StatusMark.Attention ? Theme.hand
                               : tone === StatusMark.Bad ? Theme.bad : Theme.inkSoft

    implicitWidth: shape.width + Theme.mm(2.5) + words.implicitWidth
    implicitHeight: Math.max(shape.height, words.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: shape
        anchors.verticalCenter: parent.verticalCenter
        size: Math.round(mark.role.pixelSize * 1.45)
        name: mark.tone === StatusMark.Good ? "ok" : mark.tone === StatusMark.Attention ? "warn"
            : mark.tone === StatusMark.Bad ? "error" : "minus"
        color: mark.ink
    }
    Label {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: shape.width + Theme.mm(2.5)
        width: Math.min(implicitWidth, mark.width - x)
        text: mark.text
        role: mark.role
        font.weight: Font.Bold
        color: mark.ink
    }
}
