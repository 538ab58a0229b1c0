// The frame of every screen but home: one sentence, a picture, the choices, one primary button, the foot.
//
//     Page {
//         session: …
//         steps: [qsTr("人像面"), qsTr("国徽面"), qsTr("打印")]; step: 0
//         title: qsTr("请把身份证人像面朝下放"); help: qsTr("…")
//         picture: ScannerDrawing { anchors.fill: parent }     // left column in landscape, upper half in low mode
//         primary: PrimaryButton { anchors.fill: parent; … }   // none where the choice itself is the action
//         Column { width: parent.width; … }                    // the choices; their height is their own
//     }
//
// Portrait: title, picture, choices, primary, foot. The picture takes what the choices leave; without a picture
// the choices take all (fill the zone: height: parent.height). Low mode: all that can be touched stands below
// Theme.lowReach, title and picture above it.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: page

    required property Session session
    property list<string> steps
    property int step: 0
    property string title
    property string help: ""
    property string spokenHelp: help   // what say() reads of it: nothing that is the resident's own
    property TextRole titleRole: Theme.title
    property int tone: -1              // a StatusMark above the title; -1: none
    property string toneText: ""
    property alias picture: pictureZone.data
    property alias primary: primaryZone.data
    default property alias choices: choiceZone.data

    // Foot: first key goes back, second goes home; while the machine works the first one cancels.
    property string backText: Theme.elder ? qsTr("返回") : qsTr("返回上一步")
    property string backIcon: "back"
    property bool backShown: true
    property string homeText: qsTr("回首页")
    property bool homeShown: true
    signal back

    // Easy view, or a headset, on a machine with a voice: each page is read once, and again by its own key.
    readonly property bool speaks: (Theme.elder || session.headset) && session.voiced
    function say() {
        let text = title;
        const pause = Theme.english ? ". " : "。";
        if (toneText !== "")
            text = toneText + pause + text;
        if (spokenHelp !== "")
            text += pause + spokenHelp;
        session.say(text);
    }
    function sayOnce() {
        if (speaks && visible)
            first.restart();
    }
    onSpeaksChanged: sayOnce()
    onTitleChanged: sayOnce()
    onVisibleChanged: sayOnce()
    Component.onCompleted: sayOnce()
    Timer {
        id: first
        interval: Theme.pageMs + 100 // when the page has arrived
        onTriggered: if (!page.session.idleWarning) page.say() // the warning speaks for itself
    }

    readonly property bool pictured: pictureZone.children.length > 0
    readonly property bool hasPrimary: primaryZone.children.length > 0
    property bool sideBySide: true // false: in landscape, too, the picture takes the whole width above the choices
    readonly property bool twoColumns: Theme.landscape && pictured && sideBySide
    readonly property bool lowered: Theme.low && !Theme.landscape
    // For choices that fill their zone.
    readonly property alias choiceHeight: choiceZone.room

    readonly property int contentTop: Theme.topBar + (Theme.landscape ? Theme.gap6 : Theme.elder ? Theme.gap6 : Theme.gap9)
    readonly property int contentBottom: {
        const footTop = height - Theme.foot;
        if (Theme.landscape || !hasPrimary)
            return footTop - Theme.gap6;
        return footTop - Theme.primaryHeight - Theme.mm(Theme.elder ? 12 : 15);
    }

    Rectangle { anchors.fill: parent; color: Theme.paper }

    TopBar {
        width: parent.width
        session: page.session
    }

    // Low mode without a picture: the upper half shows the hall, the title stands close to the choices.
    HallScene {
        visible: page.lowered && !page.pictured
        y: Theme.topBar
        width: parent.width
        height: heading.y - y - Theme.gap6
        clip: true
    }

    Column {
        id: heading
        x: page.twoColumns ? Theme.margin + Theme.pictureColumn + Theme.margin : Theme.margin
        y: page.lowered && !page.pictured ? Theme.lowReach - Theme.gap6 - height : page.contentTop
        width: page.width - x - Theme.margin
        spacing: Theme.mm(2.5)

        StepIndicator {
            width: parent.width
            visible: page.steps.length > 0
            steps: page.steps
            current: page.step
        }
        Item { width: 1; height: Theme.mm(Theme.elder ? 0 : Theme.landscape ? 1 : 3); visible: page.steps.length > 0 }
        StatusMark {
            visible: page.tone >= 0
            width: parent.width
            tone: page.tone
            text: page.toneText
            role: Theme.subhead
        }
        Label {
            width: parent.width
            text: page.title
            role: page.titleRole
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: page.help
            role: Theme.bodyLarge
            color: Theme.inkSoft
        }
    }

    Item {
        id: pictureZone
        visible: page.pictured
        x: Theme.margin
        y: page.twoColumns ? page.contentTop : heading.y + heading.height + Theme.gap6
        width: page.twoColumns ? Theme.pictureColumn : page.width - 2 * Theme.margin
        height: (page.twoColumns ? page.contentBottom : choiceZone.y - (choiceZone.used > 0 ? Theme.gap6 : 0)) - y
    }

    Item {
        id: choiceZone
        readonly property int used: childrenRect.height
        readonly property int line: page.lowered ? Theme.lowReach : heading.y + heading.height + Theme.gap6
        readonly property int room: page.contentBottom - (page.lowered || page.twoColumns || !page.pictured ? line : y)
        x: heading.x
        y: page.lowered || page.twoColumns || !page.pictured ? line : page.contentBottom - used
        width: heading.width
        height: page.pictured && !page.twoColumns && !page.lowered ? used : room
    }

    Item {
        id: primaryZone
        x: Theme.landscape ? foot.middleX : Theme.margin
        y: Theme.landscape ? foot.y + foot.keyY : foot.y - Theme.mm(Theme.elder ? 6 : 9) - height
        z: 1
        width: Theme.landscape ? foot.middleWidth : page.width - 2 * Theme.margin
        height: Theme.primaryHeight
    }

    FootBar {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        session: page.session
        first: FootKey {
            anchors.fill: parent
            visible: page.backShown
            label: page.backText
            icon: page.backIcon
            onClicked: page.back()
        }
        second: FootKey {
            anchors.fill: parent
            visible: page.speaks || page.homeShown
            label: page.speaks ? qsTr("再听一遍") : page.homeText
            icon: page.speaks ? "speaker" : "home"
            onClicked: page.speaks ? page.say() : page.session.goHome()
        }
    }
}
