// Behind the lock: one page at a time. Nothing here is meant for residents.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Item {
    id: screen

    required property Session session
    readonly property Technician technician: session.technician

    component Shown: Loader {
        property int page
        anchors.fill: parent
        active: screen.technician.page === page
    }
    Shown {
        page: Technician.Page.Lock
        sourceComponent: LockPage { session: screen.session }
    }
    Shown {
        page: Technician.Page.Devices
        sourceComponent: DevicesPage { session: screen.session }
    }
    Shown {
        page: Technician.Page.Device
        sourceComponent: DevicePage { session: screen.session }
    }
    Shown {
        page: Technician.Page.Test
        sourceComponent: TestPage { session: screen.session }
    }
    Shown {
        page: Technician.Page.Ruler
        sourceComponent: RulerPage { session: screen.session }
    }
    Shown {
        page: Technician.Page.Clock
        sourceComponent: ClockPage { session: screen.session }
    }
    Shown {
        page: Technician.Page.Machine
        sourceComponent: MachinePage { session: screen.session }
    }
    Shown {
        page: Technician.Page.Colours
        sourceComponent: ColoursPage { session: screen.session }
    }
    Shown {
        page: Technician.Page.Touch
        sourceComponent: TouchPage { session: screen.session }
    }
}
