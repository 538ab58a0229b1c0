// What technicians read of devices, states and faults; which drawing and icon stand for a kind.
pragma Singleton
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

QtObject {
    readonly property var kinds: ({
        scanner: [qsTr("扫描仪"), "scan", "test-scanner", qsTr("玻璃板上什么都不放，合上盖，再做测试")],
        page_printer: [qsTr("打印机"), "print", "printing", qsTr("装好纸，合上盖；测试会问打印机，不打印")],
        id_reader: [qsTr("身份证阅读器"), "card-reader", "test-reader", qsTr("不用放证，测试会问读卡器的安全模块")],
        receipt_printer: [qsTr("凭条打印机"), "receipt", "test-receipt", qsTr("装好纸卷，合上盖；测试会打一张凭条")],
        smart_card_reader: [qsTr("社保卡读卡器"), "bankcard", "test-smart-card", qsTr("插一张卡，会多测读卡时间；不插也能测")],
        code_scanner: [qsTr("扫码器"), "qr", "test-code", qsTr("点“测试一次”，再拿一个二维码对着扫码窗")],
        camera: [qsTr("高拍仪"), "camera", "test-camera", qsTr("台面放空，灯打开，再做测试")],
        auxiliary: [qsTr("辅助设备"), "lamp", "test-auxiliary", qsTr("不用动手，测试会读柜门、电源和传感器")],
    })
    // What is counted of each.
    readonly property var works: ({
        scanner: qsTr("扫描页数"),
        page_printer: qsTr("打印张数"),
        id_reader: qsTr("读证次数"),
        receipt_printer: qsTr("打印凭条"),
        smart_card_reader: qsTr("读卡次数"),
        code_scanner: qsTr("读码次数"),
        camera: qsTr("拍照次数"),
    })
    function done(name: string): string { return works[name] ?? "" }

    // What keeps the machine from being opened, and who can mend it.
    readonly property var parts: ({
        key: qsTr("本机密钥读不了：检查数据目录和权限"),
        policy: qsTr("策略文件不对或没有签名：请重新安装策略"),
        ledger: qsTr("台账打不开：检查磁盘和权限"),
        templates: qsTr("证件模板缺失：请重新安装程序"),
        devices: qsTr("设备正被另一个程序使用：请先停掉它"),
        rig: qsTr("设备配置不对：请改 kiosk.toml 后重启"),
    })
    function part(name: string): string { return parts[name] ?? name }

    function kind(name: string): string { return kinds[name]?.[0] ?? name }
    function icon(name: string): string { return kinds[name]?.[1] ?? "cpu" }
    function drawing(name: string): string { return kinds[name]?.[2] ?? "" }
    function step(name: string): string { return kinds[name]?.[3] ?? "" }

    function tone(health: int): int {
        return health === DeviceModel.Health.Ok ? StatusMark.Good : health === DeviceModel.Health.Attention ? StatusMark.Attention
             : health === DeviceModel.Health.Fault ? StatusMark.Bad : StatusMark.Unknown;
    }
    function state(health: int, fault: string): string {
        if (fault !== "")
            return theFault(fault);
        return health === DeviceModel.Health.Ok ? qsTr("正常") : qsTr("还没有回答");
    }
    function fault(name: string): string { return theFault(name) }
    function theFault(name: string): string { return faults[name] ?? name }
    function remedy(name: string): string { return remedies[name] ?? "" }

    readonly property var remedies: ({
        resident: qsTr("居民自己能解决"),
        staff: qsTr("工作人员能解决"),
        technician: qsTr("要技术员处理"),
    })
    readonly property var faults: ({
        cancelled: qsTr("被停止"),
        timeout: qsTr("没有按时回答"),
        busy: qsTr("正忙"),
        absent: qsTr("没有找到"),
        unplugged: qsTr("被拔掉"),
        try_again: qsTr("再试一次"),
        no_card: qsTr("没有卡"),
        card_must_leave: qsTr("卡还没有拿走"),
        auth_failed: qsTr("认证不过"),
        no_document: qsTr("没有原件"),
        out_of_paper: qsTr("没纸，或纸盒没推到底"),
        paper_near_end: qsTr("纸快用完"),
        tray_open: qsTr("纸盒没推到底"),
        wrong_paper: qsTr("没有 A4 纸"),
        out_of_toner: qsTr("缺墨"),
        jam: qsTr("卡纸"),
        cover_open: qsTr("盖没合"),
        protocol: qsTr("通信内容不对"),
        io: qsTr("通信中断"),
        offline: qsTr("连不上"),
        refused: qsTr("被拒绝，检查权限"),
        bad_data: qsTr("数据不对"),
        storage: qsTr("存储出错"),
        unsupported: qsTr("不支持"),
        faulty: qsTr("驱动卡死或崩溃"),
    })
}
