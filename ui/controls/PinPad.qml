// Ten digits, erase and enter, as on a telephone. What was typed is shown as dots elsewhere.
import QtQuick
import Banshi.Ui

Grid {
    id: pad

    property bool erasable: true
    property bool enterable: true
    property int keyWidth: Theme.mm(58)
    property int keyHeight: Theme.mm(34)
    signal typed(int digit)
    signal erased
    signal entered

    columns: 3
    spacing: Theme.gap4

    component PadKey: Key {
        id: key
        property string icon: ""
        width: pad.keyWidth
        height: pad.keyHeight
        corner: Theme.radiusButton
        Label {
            anchors.centerIn: parent
            visible: key.icon === ""
            text: key.label
            role: Theme.title
            color: key.enabled ? Theme.ink : Theme.inkDim
        }
        Icon {
            anchors.centerIn: parent
            visible: key.icon !== ""
            name: key.icon
            size: Theme.mm(15)
            color: key.enabled ? Theme.accentText : Theme.inkDim
        }
    }

    Repeater {
        model: 9
        PadKey {
            required property int index
            label: index + 1
            enabled: pad.enabled
            onClicked: pad.typed(index + 1)
        }
    }
    PadKey {
        label: qsTr("删掉一位")
        icon: "backspace"
        enabled: pad.enabled && pad.erasable
        onClicked: pad.erased()
    }
    PadKey {
        label: "0"
        enabled: pad.enabled
        onClicked: pad.typed(0)
    }
    PadKey {
        label: qsTr("确定")
        icon: "check"
        enabled: pad.enabled && pad.enterable
        onClicked: pad.entered()
    }
}
