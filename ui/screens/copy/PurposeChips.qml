// What the copy may be used for; printed across the card against misuse. One of the list, one's own, or none.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Column {
    id: chips

    required property CopyFlow flow
    property int columns: 2
    property int places: 10 // for chips; purposes that find none are reached by "更多用途"
    readonly property bool paged: flow.purposes.count > places - 2
    readonly property int most: paged ? places - 3 : places - 2
    readonly property bool unprintable: flow.trouble === CopyFlow.Trouble.MissingGlyph
    property int first: 0
    readonly property bool own: flow.ownPurpose !== ""
    readonly property bool none: !own && flow.purposeIndex < 0
    readonly property int share: Math.floor((width - (columns - 1) * grid.columnSpacing) / columns)

    signal writing

    spacing: Theme.gap3

    Label {
        width: parent.width
        visible: !warning.visible
        text: Theme.elder ? qsTr("用途（印在证件上）") : qsTr("用途（印在证件上，防止被挪用）")
        role: Theme.bodyBold
    }
    StatusMark {
        id: warning
        width: parent.width
        visible: chips.unprintable || !chips.flow.purposeBandKnown
        tone: StatusMark.Attention
        role: Theme.bodyBold
        text: chips.unprintable ? qsTr("有一个字印不出来，请换一句用途。")
            : Theme.elder ? qsTr("用途只印在上下边") : qsTr("没认出版式，用途只印在上下边。")
    }
    Grid {
        id: grid
        width: parent.width
        columns: chips.columns
        columnSpacing: Theme.gap4
        rowSpacing: Theme.mm(Theme.elder ? 5 : 3)

        Repeater {
            model: chips.flow.purposes

            Chip {
                required property int index
                required property string labelZh
                required property string labelEn
                visible: index >= chips.first && index < chips.first + chips.most
                width: chips.share
                label: Theme.english ? labelEn : labelZh
                chosen: !chips.own && chips.flow.purposeIndex === index
                icon: chosen ? "check" : ""
                onClicked: chips.flow.purposeIndex = index
            }
        }
        Chip {
            visible: chips.paged
            width: chips.share
            label: qsTr("更多用途…")
            icon: "more"
            onClicked: chips.first = chips.first + chips.most < chips.flow.purposes.count ? chips.first + chips.most : 0
        }
        Chip {
            width: chips.share
            label: chips.own ? chips.flow.ownPurpose : qsTr("自己写用途…")
            icon: "pen"
            chosen: chips.own
            onClicked: chips.writing()
        }
        Chip {
            width: chips.share
            label: qsTr("不加用途")
            icon: "close"
            chosen: chips.none
            onClicked: chips.flow.purposeIndex = -1
        }
    }
}
