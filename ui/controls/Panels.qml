// Which panel lies over the screen; opened from the foot bar, shown by Main.
pragma Singleton
import QtQuick

QtObject {
    property bool dock: false  // the hand at the simulated devices
    property bool staff: false // where to find help
}
