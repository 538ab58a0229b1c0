// The window. It tells the theme how the resident wants it, shows one screen, and lays panels over it.
import QtQuick
import QtQuick.Window
import Banshi.Kiosk
import Banshi.Ui

Window {
    id: root

    required property Session session
    property real panelPixelsPerMm: 4 // of the true panel, so that no writing falls below its legal size

    width: 1080
    height: 1920
    visible: true
    color: Theme.paper
    title: session.hallName

    Binding { target: Theme; property: "windowWidth"; value: root.width }
    Binding { target: Theme; property: "windowHeight"; value: root.height }
    Binding { target: Theme; property: "panelPixelsPerMm"; value: root.panelPixelsPerMm }
    Binding { target: Theme; property: "elder"; value: root.session.elder }
    Binding { target: Theme; property: "low"; value: root.session.low }
    Binding { target: Theme; property: "contrast"; value: root.session.contrast }
    Binding { target: Theme; property: "english"; value: root.session.language === Session.Language.English }

    Component.onCompleted: {
        InputWatch.window = root;
        follow();
    }
    Connections {
        target: InputWatch
        function onTouched() { root.session.touched() }
    }
    Connections {
        target: root.session
        function onScreenChanged() { root.follow() }
    }

    HiddenGesture {
        onMade: root.session.technician.knock()
    }

    function showStaffPanel(show: bool) { Panels.staff = show }
    function showDock(show: bool) { Panels.dock = show }

    // Order of the screens on the way into a service: going down it slides in from the right, going back from the left.
    property int depth: 0
    function follow() {
        const screens = {
            [Session.Starting]: ["screens/StartingScreen", 0],
            [Session.OutOfService]: ["screens/OutOfServiceScreen", 0],
            [Session.Home]: ["screens/home/HomeScreen", 1],
            [Session.Menu]: ["screens/MenuScreen", 2],
            [Session.Coming]: ["screens/ComingScreen", 3],
            [Session.Copy]: ["screens/copy/CopyScreen", 4],
            [Session.Appeal]: ["screens/appeal/AppealScreen", 4],
            [Session.Farewell]: ["screens/FarewellScreen", 5],
            [Session.Technician]: ["technician/TechnicianScreen", 6],
        };
        const [name, depthNow] = screens[session.screen];
        Panels.staff = false;
        stage.show("qrc:/qt/qml/Banshi/Ui/" + name + ".qml", session, depthNow >= depth);
        depth = depthNow;
    }

    ScreenStage {
        id: stage
        anchors.fill: parent
        enabled: !staff.shown && !idle.shown
    }
    StaffPanel {
        id: staff
        objectName: "staffPanel"
        anchors.fill: parent
        session: root.session
        shown: Panels.staff && !root.session.idleWarning
    }
    IdleDialog {
        id: idle
        objectName: "idleDialog"
        anchors.fill: parent
        session: root.session
        shown: root.session.idleWarning
    }
    // Nobody is near: the panel rests, and whoever comes or touches wakes it. It takes no touch away.
    Rectangle {
        objectName: "sleepShade"
        anchors.fill: parent
        color: Theme.night
        opacity: root.session.asleep ? 0.8 : 0
        visible: opacity > 0
        Behavior on opacity { NumberAnimation { duration: Theme.sheetMs } }
    }
    SimulatorDock {
        objectName: "simulatorDock"
        y: Theme.low ? root.height - Theme.foot - height : Theme.topBar
        session: root.session
        shown: Panels.dock && root.session.demonstration
    }
}
