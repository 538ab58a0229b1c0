// What a test measured, one line each: in words, with its unit, and whether it is good.
import QtQuick
import Banshi.Ui

Repeater {
    Fact {
        required property string nameZh
        required property string nameEn
        required property string valueZh
        required property string valueEn
        required property bool passed
        name: Theme.english ? nameEn : nameZh
        value: (Theme.english ? valueEn : valueZh) + (passed ? "" : qsTr("（超出范围）"))
        tone: passed ? StatusMark.Good : StatusMark.Bad
    }
}
