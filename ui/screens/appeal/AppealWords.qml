// The words that several steps of 诉求直达 share.
pragma Singleton
import QtQuick
import Banshi.Kiosk

QtObject {
    function stations(elder: bool): list<string> {
        return elder ? [qsTr("问题"), qsTr("图片"), qsTr("提交")] : [qsTr("什么问题"), qsTr("图片和电话"), qsTr("提交")];
    }
    function category(flow: AppealFlow, english: bool): string { return flow.categories.titleAt(flow.category, english) }
    function place(flow: AppealFlow, english: bool): string {
        const grid = flow.grids.titleAt(flow.grid, english);
        const about = flow.grids.subtitleAt(flow.grid, english);
        return flow.streets.titleAt(flow.street, english) + " " + grid + (about === "" ? "" : english ? ", " + about : " " + about);
    }
    // In groups, as people say it: 138 0000 0000, 0512 8000 0000.
    function spaced(digits: string): string {
        const head = digits.startsWith("1") ? 3 : digits.startsWith("01") || digits.startsWith("02") ? 3 : 4;
        const groups = [digits.slice(0, head)];
        for (let at = head; at < digits.length; at += 4)
            groups.push(digits.slice(at, at + 4));
        return groups.join(" ");
    }
    // Whom to turn to, while nobody at the center hears of it.
    function help(flow: AppealFlow, english: bool): string {
        return english ? "%1: %2".arg(flow.whomToAskEn).arg(flow.telephone) : "%1 %2".arg(flow.whomToAskZh).arg(flow.telephone);
    }
}
