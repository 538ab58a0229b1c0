// 诉求直达: shows the screen of the step at hand.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Loader {
    id: appeal

    required property Session session
    readonly property AppealFlow flow: session.appeal

    sourceComponent: {
        switch (flow.step) {
        case AppealFlow.Step.Category: return category;
        case AppealFlow.Step.Place: return place;
        case AppealFlow.Step.Street: return street;
        case AppealFlow.Step.Pages: return pages;
        case AppealFlow.Step.Callback: return callback;
        case AppealFlow.Step.Review: return review;
        case AppealFlow.Step.Filing: return filing;
        case AppealFlow.Step.Receipt: return receipt;
        default: return failed;
        }
    }

    Component { id: category; CategoryScreen { session: appeal.session } }
    Component { id: place; PlaceScreen { session: appeal.session } }
    Component { id: street; StreetScreen { session: appeal.session } }
    Component { id: pages; PagesScreen { session: appeal.session } }
    Component { id: callback; CallbackScreen { session: appeal.session } }
    Component { id: review; ReviewScreen { session: appeal.session } }
    Component { id: filing; FilingScreen { session: appeal.session } }
    Component { id: receipt; ReceiptScreen { session: appeal.session } }
    Component { id: failed; FailedScreen { session: appeal.session } }
}
