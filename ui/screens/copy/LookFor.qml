// What to look at before saying that a scan is good. Questions, not claims: the resident is the judge.
import QtQuick
import Banshi.Ui

Board {
    id: board

    required property list<string> questions

    implicitHeight: lines.height + 2 * Theme.gap7

    Column {
        id: lines
        x: Theme.gap9
        y: Theme.gap7
        width: parent.width - 2 * x
        spacing: Theme.gap5

        Repeater {
            model: board.questions

            Row {
                required property string modelData
                spacing: Theme.gap4

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "eye"
                    size: Theme.iconSmall
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: parent.modelData
                    role: Theme.bodyLarge
                }
            }
        }
    }
}
