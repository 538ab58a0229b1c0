// Shows one screen at a time; the next one fades and slides in from the side to which the visit moves.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: stage

    readonly property alias current: loader.item
    property string shown: "" // its file
    property bool forward: true

    function show(url: string, session: Session, goesForward: bool) {
        if (shown === url)
            return;
        const first = shown === "";
        arrive.stop();
        shown = url;
        forward = goesForward;
        loader.setSource(url, {"session": session});
        if (first)
            return; // the first screen is there at once
        arrive.start();
    }

    Loader {
        id: loader
        width: stage.width
        height: stage.height
        transform: Translate { id: shift }
    }
    ParallelAnimation {
        id: arrive
        NumberAnimation {
            target: loader
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.pageMs
            easing.type: Easing.OutCubic
        }
        NumberAnimation {
            target: shift
            property: "x"
            from: stage.forward ? Theme.pageShift : -Theme.pageShift
            to: 0
            duration: Theme.pageMs
            easing.type: Easing.OutCubic
        }
        onStopped: {
            loader.opacity = 1;
            shift.x = 0;
        }
    }
}
