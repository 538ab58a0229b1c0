// What each trouble is called, how it looks and what to do about it, in order. Codes come in, sentences go out.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

QtObject {
    id: words

    required property CopyFlow flow
    required property Session session
    property int trouble: CopyFlow.Trouble.None

    readonly property bool document: CopyWords.document(flow)
    readonly property string thing: CopyWords.thing(flow)
    readonly property string outlet: DeviceDrawings.place("outlet", Theme.english)
    readonly property string corner: DeviceDrawings.place("corner", Theme.english)
    // Something about the card itself: the resident mends it, and nothing is broken.
    readonly property bool aboutGlass: trouble >= CopyFlow.Trouble.NothingThere && trouble <= CopyFlow.Trouble.SameSideAgain
    readonly property bool aboutScanner: trouble >= CopyFlow.Trouble.ScannerAway && trouble <= CopyFlow.Trouble.ScannerFailed

    // A stack stood still in the middle: what went through before is kept.
    readonly property bool rest: document && flow.pageCount > 0
    readonly property bool slot: flow.onePass && !document

    readonly property string title: {
        switch (trouble) {
        case CopyFlow.Trouble.NothingThere: return slot ? qsTr("卡口里没有%1").arg(thing) : qsTr("玻璃板上没看到%1").arg(thing);
        case CopyFlow.Trouble.TwoCards: return qsTr("放了不止一张卡");
        case CopyFlow.Trouble.PartlyOutside: return qsTr("%1没有放完整").arg(thing);
        case CopyFlow.Trouble.WrongSize: return flow.identityCard ? qsTr("大小不像身份证") : qsTr("这张卡大小不合");
        case CopyFlow.Trouble.SheetOfPaper: return qsTr("玻璃板上是一张纸");
        case CopyFlow.Trouble.SameSideAgain: return qsTr("这一面已经扫过了");
        case CopyFlow.Trouble.ScannerAway: return qsTr("扫描仪没有连上");
        case CopyFlow.Trouble.ScannerBusy: return qsTr("扫描仪正忙");
        case CopyFlow.Trouble.ScannerJam: return qsTr("扫描仪卡纸了");
        case CopyFlow.Trouble.ScannerCover: return qsTr("扫描仪的盖板没合好");
        case CopyFlow.Trouble.ScannerFeederEmpty: return qsTr("进纸口里没有文件");
        case CopyFlow.Trouble.ScannerFailed: return qsTr("这一次没有扫成");
        case CopyFlow.Trouble.PrinterAway: return qsTr("打印机没有连上");
        case CopyFlow.Trouble.PaperOut: return qsTr("没纸了，或纸盒没推到底");
        case CopyFlow.Trouble.TrayOpen: return qsTr("打印机的纸盒没推到底");
        case CopyFlow.Trouble.PaperWrong: return qsTr("纸盒里没有 A4 纸");
        case CopyFlow.Trouble.PrinterJam: return qsTr("打印机卡纸了");
        case CopyFlow.Trouble.PrinterCover: return qsTr("打印机的盖子没合好");
        case CopyFlow.Trouble.TonerOut: return qsTr("打印机没墨粉了");
        case CopyFlow.Trouble.PrinterOutcomeUnknown: return qsTr("不知道印好了没有");
        case CopyFlow.Trouble.StorageFull: return qsTr("这台机器暂时不能印");
        case CopyFlow.Trouble.MissingGlyph: return qsTr("有一个字印不出来");
        default: return qsTr("这一次没有印成");
        }
    }

    // One line under the title: whose fault it is not, and what becomes of it.
    readonly property string help: {
        switch (trouble) {
        case CopyFlow.Trouble.NothingThere: return qsTr("没关系，放好再扫一次。");
        case CopyFlow.Trouble.TwoCards: return qsTr("一次放一张，才印得清楚。");
        case CopyFlow.Trouble.PartlyOutside: return qsTr("有一边露在外面，挪一挪就好。");
        case CopyFlow.Trouble.WrongSize: return qsTr("这里只印身份证大小的卡。");
        case CopyFlow.Trouble.SheetOfPaper: return qsTr("这里印的是卡，纸请选“A4 文件”。");
        case CopyFlow.Trouble.SameSideAgain: return qsTr("请翻过来，再扫另一面。");
        case CopyFlow.Trouble.ScannerJam:
        case CopyFlow.Trouble.ScannerCover: return rest ? qsTr("不是您的问题。已扫好的 %1 页都在。").arg(flow.pageCount) : qsTr("不是您的问题。");
        case CopyFlow.Trouble.ScannerBusy: return qsTr("不是您的问题，等一等就好。");
        case CopyFlow.Trouble.ScannerFeederEmpty: return qsTr("没关系，放好再扫一次。");
        case CopyFlow.Trouble.PrinterOutcomeUnknown: return qsTr("不是您的问题。为了不多印，机器先停下了。");
        case CopyFlow.Trouble.MissingGlyph: return qsTr("不是您的问题，换一句用途就好。");
        case CopyFlow.Trouble.ScannerFailed: return qsTr("不是您的问题，画面已经丢弃。");
        case CopyFlow.Trouble.StorageFull: return qsTr("不是您的问题，还没有印出纸来。");
        default: return flow.sheetsPrinted > 0 ? qsTr("不是您的问题。已经印好 %1 张。").arg(flow.sheetsPrinted) : qsTr("不是您的问题。");
        }
    }

    // A name from the device profile.
    readonly property string drawing: {
        switch (trouble) {
        case CopyFlow.Trouble.NothingThere:
            return document ? "place-page" : slot ? (flow.identityCard ? "insert-card" : "insert-other") : "glass-nothing";
        case CopyFlow.Trouble.TwoCards: return "glass-two-cards";
        case CopyFlow.Trouble.PartlyOutside: return document ? "place-page" : "glass-half-outside";
        case CopyFlow.Trouble.WrongSize: return "glass-wrong-size";
        case CopyFlow.Trouble.SheetOfPaper: return "glass-sheet";
        case CopyFlow.Trouble.SameSideAgain: return "glass-same-side";
        case CopyFlow.Trouble.ScannerAway: return "scanner-away";
        case CopyFlow.Trouble.ScannerBusy: return "scanner-busy";
        case CopyFlow.Trouble.ScannerJam: return "feeder-jam";
        case CopyFlow.Trouble.ScannerCover: return "scanner-lid-open";
        case CopyFlow.Trouble.ScannerFeederEmpty: return "feeder-empty";
        case CopyFlow.Trouble.ScannerFailed: return "scanner-failed";
        case CopyFlow.Trouble.PrinterAway: return "printer-away";
        case CopyFlow.Trouble.PaperOut:
        case CopyFlow.Trouble.TrayOpen:
        case CopyFlow.Trouble.PaperWrong: return "printer-tray-empty";
        case CopyFlow.Trouble.PrinterJam: return "printer-jam";
        case CopyFlow.Trouble.PrinterCover: return "printer-cover";
        case CopyFlow.Trouble.TonerOut: return "printer-toner";
        case CopyFlow.Trouble.PrinterOutcomeUnknown: return "printer-unknown";
        case CopyFlow.Trouble.StorageFull: return "machine-full";
        case CopyFlow.Trouble.MissingGlyph: return "glyph-missing";
        default: return "printer-failed";
        }
    }

    readonly property string staffPlace: Theme.english ? session.staffPlaceEn : session.staffPlace

    function line(text: string, help: string): var { return { text: text, help: help ?? "" }; }

    // Before anybody is called, the card goes back into its owner's hand.
    readonly property var takeCard: document ? line(qsTr("先收好您的文件"), qsTr("文件还在扫描仪里"))
                                             : flow.identityCard ? line(qsTr("请先取走身份证"), qsTr("您的证件还在扫描仪里"))
                                                                 : line(qsTr("请先取走卡片"), qsTr("您的卡片还在扫描仪里"))
    readonly property var call: line(qsTr("点“呼叫工作人员”"), qsTr("也可以到%1").arg(staffPlace))
    readonly property var callIfAgain: line(qsTr("还不行，就呼叫工作人员"), qsTr("也可以到%1").arg(staffPlace))
    readonly property var closeAndScan: line(qsTr("合上盖板，再扫一次"), qsTr("点下面的按钮"))

    // What to do, in order: { text, help }.
    readonly property var steps: {
        switch (trouble) {
        case CopyFlow.Trouble.NothingThere:
            if (slot)
                return [line(qsTr("把%1插进卡口").arg(thing), qsTr("轻轻往里送")), line(qsTr("再扫一次"), qsTr("点下面的按钮"))];
            return [line(qsTr("打开盖板，放好%1").arg(thing), qsTr("放在玻璃板%1").arg(corner)), closeAndScan];
        case CopyFlow.Trouble.TwoCards:
            return [line(qsTr("只留一张在玻璃板上"), qsTr("别的先拿在手里")), closeAndScan];
        case CopyFlow.Trouble.PartlyOutside:
            return [line(qsTr("推到玻璃板%1").arg(corner), qsTr("四条边都在玻璃板里面")), closeAndScan];
        case CopyFlow.Trouble.WrongSize:
            return [line(qsTr("换成身份证大小的卡"), qsTr("只放证件，不带卡套")),
                    line(qsTr("别的大小，请返回选“A4 文件”"), qsTr("户口本、护照都可以"))];
        case CopyFlow.Trouble.SheetOfPaper:
            return [line(qsTr("取走纸，放上%1").arg(thing), qsTr("再扫一次")),
                    line(qsTr("要印这张纸，请返回"), qsTr("再选“A4 文件”"))];
        case CopyFlow.Trouble.SameSideAgain:
            return [line(qsTr("打开盖板，翻过来放"), flow.identityCard ? qsTr("放好后看到的是另一面") : ""), closeAndScan];
        case CopyFlow.Trouble.ScannerBusy:
            return [line(qsTr("请等半分钟"), qsTr("它还在做上一件事")), line(qsTr("再点“再试一次”"), ""), callIfAgain];
        case CopyFlow.Trouble.ScannerFeederEmpty:
            return [line(qsTr("把文件放进上面的进纸口"), qsTr("有字的一面朝上")), line(qsTr("再点“再试一次”"), "")];
        case CopyFlow.Trouble.ScannerJam:
            if (rest)
                return [call, putRest, line(qsTr("再点“再试一次”"), "")];
            return [takeCard, call, line(qsTr("弄好以后，点“再试一次”"), "")];
        case CopyFlow.Trouble.ScannerCover:
            if (rest)
                return [line(qsTr("把盖板合到底"), ""), putRest, line(qsTr("再点“再试一次”"), "")];
            return [line(qsTr("把盖板合到底"), qsTr("四边都要合平")), line(qsTr("再点“再试一次”"), ""), callIfAgain];
        case CopyFlow.Trouble.ScannerFailed:
        case CopyFlow.Trouble.PrinterFailed:
            return flow.canRetry ? [takeCardOrPlace, line(qsTr("点“再试一次”"), ""), callIfAgain] : [takeCard, call];
        case CopyFlow.Trouble.PaperOut:
            return [takeCard, call, line(qsTr("加纸，再把纸盒推到底"), thenAgain)];
        case CopyFlow.Trouble.TrayOpen:
            return [takeCard, call, line(qsTr("把纸盒推到底"), thenAgain)];
        case CopyFlow.Trouble.PaperWrong:
            return [takeCard, call, line(qsTr("换上 A4 纸，再把纸盒推到底"), thenAgain)];
        case CopyFlow.Trouble.PrinterOutcomeUnknown:
            return [line(qsTr("看看有没有纸出来"), outlet), line(qsTr("有纸：拿好，再回首页"), ""), line(qsTr("没有纸：呼叫工作人员"), qsTr("也可以到%1").arg(staffPlace))];
        case CopyFlow.Trouble.MissingGlyph:
            return [line(qsTr("点“换一句用途”"), qsTr("选一句现成的，或不加用途")), callIfAgain];
        default:
            return flow.canRetry ? [takeCard, call, line(qsTr("弄好以后，点“再试一次”"), qsTr("会接着印，不用重新扫描"))] : [takeCard, call];
        }
    }
    readonly property string thenAgain: flow.canRetry ? qsTr("再点“再试一次”") : qsTr("会接着印，不用重新扫描")
    readonly property var putRest: line(qsTr("把剩下的放回进纸口"), qsTr("已扫好的不用再放"))
    readonly property var takeCardOrPlace: aboutScanner ? line(qsTr("看看盖板有没有合好"), qsTr("%1要放平").arg(thing)) : takeCard
}
