// Leads to the next page of what did not fit; not there when everything does.
import QtQuick
import Banshi.Ui

SecondaryButton {
    required property Paged of

    visible: of.pages > 1
    icon: "arrow-down"
    text: qsTr("下一页（%1/%2）").arg(of.shown + 1).arg(of.pages)
    onClicked: of.next()
}
