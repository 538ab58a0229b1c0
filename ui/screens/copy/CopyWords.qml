// The names of what is being copied, the same on every screen of the copy.
pragma Singleton
import QtQuick
import Banshi.Kiosk

QtObject {
    function document(flow: CopyFlow): bool { return flow.what === CopyFlow.What.Document; }

    // What lies on the glass, in one word.
    function thing(flow: CopyFlow): string {
        if (document(flow))
            return qsTr("文件", "in a sentence");
        return flow.identityCard ? qsTr("身份证", "in a sentence") : qsTr("卡片", "in a sentence");
    }

    // The side that is wanted, scanned or shown.
    function side(flow: CopyFlow): string {
        if (flow.side === CopyFlow.WantedSide.Page)
            return qsTr("这一页", "in a sentence");
        if (flow.onePass)
            return thing(flow);
        if (flow.side === CopyFlow.WantedSide.First)
            return flow.identityCard ? qsTr("人像面", "in a sentence") : qsTr("第一面", "in a sentence");
        return flow.identityCard ? qsTr("国徽面", "in a sentence") : qsTr("第二面", "in a sentence");
    }

    // The stations of the way, and where we stand.
    function stations(flow: CopyFlow): list<string> {
        if (document(flow) || flow.onePass)
            return [qsTr("扫描"), qsTr("打印")];
        return flow.identityCard ? [qsTr("人像面"), qsTr("国徽面"), qsTr("打印")]
                                 : [qsTr("第一面"), qsTr("第二面"), qsTr("打印")];
    }
    function station(flow: CopyFlow): int {
        const late = flow.step === CopyFlow.Step.Options || flow.step === CopyFlow.Step.Printing;
        if (document(flow) || flow.onePass)
            return late ? 1 : 0;
        return late ? 2 : flow.side === CopyFlow.WantedSide.Second ? 1 : 0;
    }
}
