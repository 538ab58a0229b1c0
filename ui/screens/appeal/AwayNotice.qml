// The center is away: nobody hears of it now, and who is there instead.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

Notice {
    required property AppealFlow flow

    tone: Notice.Attention
    icon: "phone"
    text: qsTr("现在连不上服务中心，没有人会马上看到。%1").arg(AppealWords.help(flow, Theme.english))
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
