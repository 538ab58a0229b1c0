// Where we are: numbered circles, or in elder mode simply the words.
import QtQuick
import Banshi.Ui

Item {
    id: indicator

    property list<string> steps
    property int current: 0 // index of the step that is going on

    implicitHeight: Theme.elder ? words.implicitHeight : Theme.mm(16)
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Label {
        id: words
        visible: Theme.elder
        text: qsTr("第 %1 步，共 %2 步").arg(indicator.current + 1).arg(indicator.steps.length)
        role: Theme.bodyBold
        color: Theme.accentText
    }

    Row {
        id: row
        visible: !Theme.elder
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap5

        Repeater {
            id: circles
            model: Theme.elder ? [] : indicator.steps

            Row {
                id: step
                required property int index
                required property string modelData
                readonly property bool done: index < indicator.current
                readonly property bool now: index === indicator.current
                spacing: Theme.mm(3.5)

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.mm(15)
                    height: width
                    radius: width / 2
                    color: step.done ? Theme.good : step.now ? Theme.primary : Theme.surface
                    border.width: step.done || step.now ? 0 : Theme.mm(0.75)
                    border.color: Theme.outline

                    Icon {
                        anchors.centerIn: parent
                        visible: step.done
                        name: "check"
                        size: Theme.mm(10)
                        color: Theme.goodInk
                    }
                    Label {
                        anchors.centerIn: parent
                        visible: !step.done
                        text: step.index + 1
                        role: Theme.bodyBold
                        color: step.now ? Theme.primaryInk : Theme.inkSoft
                    }
                }
                Label {
                    id: name
                    anchors.verticalCenter: parent.verticalCenter
                    text: step.modelData
                    role: step.now ? Theme.bodyBold : Theme.body
                    wrapMode: Text.NoWrap
                    color: step.now ? Theme.ink : Theme.inkSoft
                }
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: step.index + 1 < circles.count
                    width: indicator.lineWidth
                    height: Theme.mm(1)
                    radius: height / 2
                    color: step.done ? Theme.good : Theme.divider
                }
            }
        }
    }

    // The lines between share what the circles and names leave.
    TextMetrics {
        id: metrics
        font.family: Theme.fontFamily
        font.pixelSize: Theme.body.pixelSize
        font.weight: Font.Bold
        text: indicator.allNames
    }
    readonly property string allNames: {
        let all = "";
        for (const name of indicator.steps)
            all += name;
        return all;
    }
    readonly property int lineWidth: {
        const n = indicator.steps.length;
        const used = metrics.advanceWidth + n * Theme.mm(18.5) + (n - 1) * (Theme.gap5 + Theme.mm(3.5)) + Theme.gap2;
        return Math.max(Theme.gap4, (indicator.width - used) / Math.max(1, n - 1));
    }
}
