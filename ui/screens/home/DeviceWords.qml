// What a device's state is called, in a few words that a resident understands.
pragma Singleton
import QtQuick
import Banshi.Kiosk

QtObject {
    function state(kind: string, health: int, fault: string): string {
        const printer = kind === "page_printer";
        if (health === DeviceModel.Health.Ok)
            return printer ? qsTr("打印机正常") : qsTr("扫描仪正常");
        if (health === DeviceModel.Health.Unknown)
            return printer ? qsTr("打印机未知") : qsTr("扫描仪未知");
        switch (fault) {
        case "out_of_paper": return qsTr("没纸或纸盒没关");
        case "tray_open": return qsTr("纸盒没推到底");
        case "wrong_paper": return qsTr("没有 A4 纸");
        case "paper_near_end": return qsTr("纸快用完");
        case "out_of_toner": return health === DeviceModel.Health.Attention ? qsTr("墨粉快用完") : qsTr("打印机缺墨");
        case "jam": return printer ? qsTr("打印机卡纸") : qsTr("扫描仪卡纸");
        case "cover_open": return printer ? qsTr("打印机盖没合") : qsTr("扫描仪盖没合");
        case "busy": return printer ? qsTr("打印机正忙") : qsTr("扫描仪正忙");
        default: return printer ? qsTr("打印机暂停") : qsTr("扫描仪暂停");
        }
    }
}
