// One sentence with its shape: information, attention, done or fault.
import QtQuick
import Banshi.Ui

Rectangle {
    id: notice

    enum Tone { Info, Attention, Done, Fault }

    required property string text
    property int tone: Notice.Info
    property string icon: tone === Notice.Info ? "info" : tone === Notice.Attention ? "warn" : tone === Notice.Done ? "ok" : "error"
    property TextRole role: Theme.body
    readonly property color accent: tone === Notice.Info ? Theme.accent : tone === Notice.Attention ? Theme.hand
                                  : tone === Notice.Done ? Theme.good : Theme.bad

    implicitWidth: Theme.mm(246)
    implicitHeight: Math.max(Theme.mm(Theme.elder ? 26 : 22), words.implicitHeight + 2 * Theme.gap5)
    radius: Theme.radiusKey
    color: tone === Notice.Info ? Theme.tint : tone === Notice.Attention ? Theme.handFill
         : tone === Notice.Done ? Theme.goodFill : Theme.badFill
    border.width: Theme.contrast ? Theme.rim : 0
    border.color: accent

    Icon {
        id: shape
        x: Theme.gap7
        anchors.verticalCenter: parent.verticalCenter
        name: notice.icon
        size: Theme.mm(Theme.elder ? 16 : 12)
        color: notice.accent
    }
    Label {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: shape.x + shape.width + Theme.gap5
        width: parent.width - x - Theme.gap5
        text: notice.text
        role: notice.role
    }
}
