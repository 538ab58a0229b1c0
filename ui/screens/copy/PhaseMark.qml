// One stage of what the machine does: done, going on, or still to come. Shape, weight and colour say which.
import QtQuick
import Banshi.Ui

Item {
    id: mark

    enum Stage { Done, Now, Later }

    required property string text
    required property int stage // PhaseMark.Stage
    readonly property color ink: stage === PhaseMark.Done ? Theme.good : stage === PhaseMark.Now ? Theme.accentText : Theme.inkSoft

    implicitWidth: shape.width + Theme.gap2 + words.implicitWidth
    implicitHeight: Math.max(shape.height, words.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: shape
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.mm(11)
        name: mark.stage === PhaseMark.Done ? "ok" : mark.stage === PhaseMark.Now ? "play" : "clock"
        color: mark.ink
    }
    Label {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: shape.width + Theme.gap2
        width: parent.width - x
        text: mark.text
        role: mark.stage === PhaseMark.Later ? Theme.body : Theme.bodyBold
        color: mark.ink
    }
}
