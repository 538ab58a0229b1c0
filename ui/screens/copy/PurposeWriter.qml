// One's own purpose, put together from words: no keyboard is needed, and the line cannot be misspelt.
// The printed line is always Chinese, because those who check it read Chinese; English names the words.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Page {
    id: screen
    objectName: "purposeWriter"

    readonly property CopyFlow flow: session.copy
    property int office: -1
    property int matter: -1
    // Where room is short, one question at a time; easy view offers fewer words.
    readonly property bool halves: Theme.elder || Theme.low || Theme.landscape
    property bool second: false
    readonly property bool lowered: Theme.low && !Theme.landscape
    readonly property int most: Theme.elder ? 6 : 12
    readonly property int keyHeight: Theme.mm(Theme.elder ? (Theme.landscape || Theme.low ? 34 : 46)
                                              : Theme.landscape || Theme.low ? 28 : Theme.english ? 24 : 29)
    signal done

    readonly property var offices: [
        { zh: "银行", en: "Bank" }, { zh: "学校", en: "School" }, { zh: "用人单位", en: "Employer" },
        { zh: "社区", en: "Community" }, { zh: "房东", en: "Landlord" }, { zh: "保险公司", en: "Insurer" },
        { zh: "医院", en: "Hospital" }, { zh: "政务窗口", en: "Public office" }
    ]
    readonly property var matters: [
        { zh: "开户", en: "Open account" }, { zh: "贷款", en: "Loan" }, { zh: "入学", en: "Enrolment" },
        { zh: "入职", en: "New job" }, { zh: "租房", en: "Renting" }, { zh: "报销", en: "Expenses" },
        { zh: "理赔", en: "Claim" }, { zh: "参保", en: "Insurance" }, { zh: "车辆业务", en: "Vehicle" },
        { zh: "房产业务", en: "Property" }, { zh: "办理证件", en: "Documents" }, { zh: "核对身份", en: "Identity check" }
    ]
    readonly property string line: {
        if (office < 0 && matter < 0)
            return "";
        const who = office < 0 ? "" : offices[office].zh;
        const what = matter < 0 ? "" : matters[matter].zh;
        return "仅供" + (who === "" && matter !== 10 ? "办理" : "") + who + what + "使用";
    }

    title: qsTr("自己写用途")
    help: lowered && line !== "" ? line : Theme.elder ? "" : qsTr("点选词语，拼成一句话。")
    spokenHelp: lowered && line !== "" ? "" : help // one's own line is nobody else's in the hall
    onBack: {
        if (second)
            second = false;
        else
            done();
    }

    primary: PrimaryButton {
        anchors.fill: parent
        readonly property bool first: screen.halves && !screen.second
        enabled: first || screen.line !== ""
        label: first ? qsTr("下一步") : enabled ? qsTr("就用这一句") : qsTr("请先点选词语")
        icon: first ? "arrow-right" : enabled ? "check" : ""
        onClicked: {
            if (first) {
                screen.second = true;
                return;
            }
            screen.flow.ownPurpose = screen.line;
            screen.done();
        }
    }

    Column {
        width: parent.width
        spacing: Theme.gap5

        Board {
            visible: !screen.lowered
            width: parent.width
            height: sentence.implicitHeight + 2 * Theme.gap6

            Label {
                id: sentence
                x: Theme.gap7
                width: parent.width - 2 * x
                anchors.verticalCenter: parent.verticalCenter
                text: screen.line === "" ? qsTr("仅供 … 使用") : screen.line
                role: Theme.subhead
                color: screen.line === "" ? Theme.inkDim : Theme.ink
            }
        }

        component Words: Column {
            id: words
            property alias caption: name.text
            property alias model: list.model
            property int chosen: -1
            readonly property int columns: Theme.landscape ? (Theme.elder ? 3 : 6) : Theme.elder || Theme.english ? 3 : 4
            signal picked(int index)

            width: parent.width
            spacing: Theme.gap3

            Label {
                id: name
                role: Theme.bodyBold
            }
            Grid {
                columns: words.columns
                spacing: Theme.gap3

                Repeater {
                    id: list

                    Chip {
                        required property int index
                        required property var modelData
                        width: Math.floor((words.width - (words.columns - 1) * Theme.gap3) / words.columns)
                        implicitHeight: screen.keyHeight
                        label: Theme.english ? modelData.en : modelData.zh
                        chosen: words.chosen === index
                        onClicked: words.picked(words.chosen === index ? -1 : index)
                    }
                }
            }
        }
        Words {
            visible: !screen.halves || !screen.second
            caption: qsTr("交给谁")
            model: screen.offices.slice(0, screen.most)
            chosen: screen.office
            onPicked: index => screen.office = index
        }
        Words {
            visible: !screen.halves || screen.second
            caption: qsTr("办什么")
            model: screen.matters.slice(0, screen.most)
            chosen: screen.matter
            onPicked: index => screen.matter = index
        }
    }
}
