// How large a scanner or a camera draws: print the ruler page, lay it down, measure, read.
import QtQuick
import Banshi.Kiosk
import Banshi.Ui

TechnicianPage {
    id: page

    readonly property int ruler: technician.ruler
    readonly property bool camera: technician.device.kind === "camera"
    readonly property bool printing: ruler === Technician.RulerStep.Print || ruler === Technician.RulerStep.Printing
    readonly property bool measured: ruler >= Technician.RulerStep.Measured
    readonly property bool keepable: ruler === Technician.RulerStep.Measured && good
    readonly property bool good: technician.passed === technician.rounds

    title: qsTr("量尺寸：%1").arg(TechnicianWords.kind(technician.device.kind))
    help: printing ? qsTr("先打印标尺页：一张 A4，按原大打印")
        : measured ? (ruler === Technician.RulerStep.Kept ? qsTr("标尺页可以留着下次用") : good ? qsTr("保存以后，复印按量出来的改正")
                    : qsTr("放正、压平再量一次；还是这样，就要修设备"))
        : camera ? qsTr("把标尺页平放在台面中间，有点的一面朝上") : qsTr("把标尺页有点的一面朝下，对齐玻璃板左上角，合上盖")
    reading: true
    notes: StepIndicator {
        width: parent?.width ?? 0
        visible: !Theme.elder
        steps: [qsTr("打印标尺"), qsTr("放好"), qsTr("看结果")]
        current: page.printing ? 0 : page.measured ? 2 : 1
    }
    keys: [
        SecondaryButton {
            visible: page.technician.testing
            enabled: !page.technician.stopping
            width: page.keyWidthOf(1)
            height: page.keyHeight
            icon: "close"
            text: page.technician.stopping ? qsTr("正在停止…") : qsTr("停止")
            onClicked: page.technician.stopTest()
        },
        SecondaryButton {
            visible: !page.technician.testing && page.printing
            width: page.keyWidthOf(2)
            height: page.keyHeight
            icon: "print"
            text: qsTr("打印标尺页")
            onClicked: page.technician.printRuler()
        },
        SecondaryButton {
            visible: !page.technician.testing && page.printing
            width: page.keyWidthOf(2)
            height: page.keyHeight
            icon: "a4"
            text: qsTr("已经有了")
            onClicked: page.technician.layRuler()
        },
        SecondaryButton {
            visible: !page.technician.testing && !page.printing
            width: page.keyWidthOf(1 + (page.keepable ? 1 : 0) + (more.visible ? 1 : 0))
            height: page.keyHeight
            icon: "scan"
            text: page.measured ? qsTr("再量一次") : qsTr("开始量")
            onClicked: page.technician.measureRuler()
        },
        SecondaryButton {
            visible: page.keepable
            width: page.keyWidthOf(more.visible ? 3 : 2)
            height: page.keyHeight
            icon: "check"
            text: qsTr("保存")
            onClicked: page.technician.keepRuler()
        },
        MoreKey {
            id: more
            of: result.facts
            width: page.keyWidthOf(page.keepable ? 3 : 2)
            height: page.keyHeight
        }
    ]

    PictureAndFacts {
        id: result
        anchors.fill: parent
        drawing: page.printing ? "ruler-print" : page.camera ? "ruler-camera" : "ruler-lay"
        told: page.technician.testing || page.measured || page.technician.testFault !== ""

        Fact {
            name: qsTr("结果")
            value: page.ruler === Technician.RulerStep.Printing ? qsTr("正在打印标尺页…")
                 : page.ruler === Technician.RulerStep.Measuring ? qsTr("正在量…")
                 : !page.measured ? ""
                 : page.ruler === Technician.RulerStep.Kept ? qsTr("已保存，复印从现在起按它改正")
                 : page.good ? qsTr("量好了，可以保存") : qsTr("偏得太多，不能保存，请检查设备")
            tone: page.technician.testing ? StatusMark.Unknown : page.good ? StatusMark.Good : StatusMark.Bad
        }
        Fact {
            name: qsTr("出错")
            value: page.technician.testFault === "" ? ""
                 : page.technician.testFault === "no_document" ? qsTr("没有看到标尺页，请放好再量")
                 : page.technician.testFault === "bad_data" ? qsTr("标尺页没有放平，请放平再量")
                 : TechnicianWords.fault(page.technician.testFault) + " · " + TechnicianWords.remedy(page.technician.testRemedy)
            tone: StatusMark.Bad
        }
        Measurements { model: page.technician.measurements }
    }
}
