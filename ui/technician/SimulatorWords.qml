// What can befall a simulated device of each kind: the simulator's word, and how it is called.
pragma Singleton
import QtQuick

QtObject {
    readonly property var printer: [["fault=out_of_paper", qsTr("没纸")], ["fault=tray_open", qsTr("拉开纸盒")], ["fault=wrong_paper", qsTr("换成 A5 纸")], ["fault=jam", qsTr("卡纸")], ["fault=cover_open", qsTr("打开盖")],
        ["fault=out_of_toner", qsTr("缺墨")], ["fault=unplugged", qsTr("拔掉线")], ["fault=hang", qsTr("卡死")], ["clear", qsTr("修好")]]
    readonly property var others: [["fault=unplugged", qsTr("拔掉线")], ["fault=offline", qsTr("连不上")], ["fault=hang", qsTr("卡死")],
        ["clear", qsTr("修好")]]
    readonly property var cardReader: [["put", qsTr("放上证件")], ["remove", qsTr("拿走")], ["fault=unplugged", qsTr("拔掉线")],
        ["fault=hang", qsTr("卡死")], ["clear", qsTr("修好")]]
    readonly property var kinds: ({
        scanner: [["auto", qsTr("放上证件")], ["turn", qsTr("翻面")], ["remove", qsTr("拿走")], ["fault=cover_open", qsTr("打开盖")],
            ["fault=empty", qsTr("扫成空白")], ["fault=unplugged", qsTr("拔掉线")], ["fault=hang", qsTr("卡死")], ["clear", qsTr("修好")]],
        code_scanner: [["show=qr:https://example.com/1", qsTr("放上二维码")], ["none", qsTr("拿走")], ["fault=unplugged", qsTr("拔掉线")],
            ["fault=hang", qsTr("卡死")], ["clear", qsTr("修好")]],
        page_printer: printer,
        receipt_printer: printer,
        id_reader: cardReader,
        smart_card_reader: cardReader,
    })
    function words(kind: string): var { return kinds[kind] ?? others }
}
