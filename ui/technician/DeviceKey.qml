// One device in the list: what it is, how it is, and how its last test went.
import QtQuick
import Banshi.Ui

Key {
    id: row

    required property string slot
    required property string kind
    required property int health
    required property string fault
    required property int rounds
    required property int passed

    label: TechnicianWords.kind(kind)
    hint: state.text
    implicitHeight: Math.max(Theme.mm(Theme.landscape ? 26 : 30), heading.implicitHeight + words.spacing + state.implicitHeight + 2 * Theme.gap3)
    corner: Theme.radiusPanel

    IconWell {
        id: well
        x: Theme.gap5
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.mm(20)
        name: TechnicianWords.icon(row.kind)
    }
    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: well.x + well.width + Theme.gap5
        width: parent.width - x - Theme.gap5
        spacing: Theme.gap1
        Label {
            id: heading
            width: parent.width - chevron.width - Theme.gap3
            text: row.label
            role: Theme.bodyBold
        }
        StatusMark {
            id: state
            width: parent.width - chevron.width - Theme.gap3
            tone: TechnicianWords.tone(row.health)
            text: TechnicianWords.state(row.health, row.fault)
                  + (row.rounds > 0 ? " · " + qsTr("测试 %1/%2").arg(row.passed).arg(row.rounds) : "")
        }
    }
    Icon {
        id: chevron
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap5
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-right"
        size: Theme.iconSmall
        color: Theme.outline
    }
}
