// The copy: shows the screen of the step at hand.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Loader {
    id: copy

    required property Session session
    readonly property CopyFlow flow: session.copy

    sourceComponent: {
        switch (flow.step) {
        case CopyFlow.Step.ChooseWhat: return chooseWhat;
        case CopyFlow.Step.Guide: return guide;
        case CopyFlow.Step.Scanning: return scanning;
        case CopyFlow.Step.Preview: return preview;
        case CopyFlow.Step.Options: return options;
        case CopyFlow.Step.Printing: return printing;
        case CopyFlow.Step.Problem: return problem;
        default: return null; // Done: the session shows its farewell
        }
    }

    Component { id: chooseWhat; ChooseWhatScreen { session: copy.session } }
    Component { id: guide; GuideScreen { session: copy.session } }
    Component { id: scanning; ScanningScreen { session: copy.session } }
    Component { id: preview; PreviewScreen { session: copy.session } }
    Component { id: options; OptionsScreen { session: copy.session } }
    Component { id: printing; PrintingScreen { session: copy.session } }
    Component { id: problem; ProblemScreen { session: copy.session } }
}
