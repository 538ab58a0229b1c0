// The words that several steps of 诉求直达 share.
pragma Singleton
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

QtObject {
    function stations(): list<string> {
        return Theme.elder ? [qsTr("问题"), qsTr("图片"), qsTr("提交")] : [qsTr("什么问题"), qsTr("图片和电话"), qsTr("提交")];
    }
    function category(flow: AppealFlow): string { return flow.categories.titleAt(flow.category, Theme.english) }
    function place(flow: AppealFlow): string {
        const grid = flow.grids.titleAt(flow.grid, Theme.english);
        const about = flow.grids.subtitleAt(flow.grid, Theme.english);
        return flow.streets.titleAt(flow.street, Theme.english) + " " + grid + (about === "" ? "" : Theme.english ? ", " + about : " " + about);
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
    function help(flow: AppealFlow): string {
        return Theme.english ? "%1: %2".arg(flow.whomToAskEn).arg(flow.telephone) : "%1 %2".arg(flow.whomToAskZh).arg(flow.telephone);
    }
}
