// Haiqing (海青): colours, writing, measures and motion of every screen, in millimetres of the design panel.
//
// The design panel is 270 × 480 mm (21.5 inch) and the smallest that a hall should use; on a larger panel the
// whole picture grows with it, because people stand farther away. mm() turns its millimetres into pixels; nothing
// outside this file names a colour, a pixel or a font.
pragma Singleton
import QtQuick

QtObject {
    id: theme

    // ---- What Main tells: the panel and how the resident wants it -----------------------------------------
    property int windowWidth: 1080
    property int windowHeight: 1920
    property real panelPixelsPerMm: 4 // of the true panel: keeps the legal minimum sizes on small ones
    property bool elder: false
    property bool low: false
    property bool contrast: false
    property bool english: false
    property bool reduceMotion: false

    readonly property bool landscape: windowWidth > windowHeight
    readonly property bool narrow: !landscape
    readonly property real scale: Math.min(Math.min(windowWidth, windowHeight) / 270,
                                           Math.max(windowWidth, windowHeight) / 480)

    function mm(length: real): int { return Math.round(length * theme.scale) }

    // ---- Grounds and writing ------------------------------------------------------------------------------
    readonly property color paper: contrast ? "#000000" : elder ? "#FFFFFF" : "#F4F6F5"
    readonly property color surface: contrast ? "#000000" : "#FFFFFF"
    readonly property color sunken: contrast ? "#1E1E1E" : "#E6ECED"
    readonly property color footGround: contrast ? "#000000" : elder ? "#FFFFFF" : "#E6ECED"
    readonly property color divider: contrast ? "#8C8C8C" : elder ? "#06303F" : "#C6D1D5"
    readonly property color outline: contrast ? "#FFFFFF" : elder ? "#06303F" : "#6B7F88"
    readonly property color ink: contrast ? "#FFFFFF" : "#12232B"
    readonly property color inkSoft: contrast ? "#FFFFFF" : elder ? "#12232B" : "#3F525B"
    readonly property color inkDim: contrast ? "#CFCFCF" : "#566872"
    readonly property color bar: contrast ? "#000000" : "#06303F"
    readonly property color night: "#06303F"         // ground of the street drawing, in every mode
    readonly property color barInk: "#FFFFFF"
    readonly property color barInkSoft: contrast || elder ? "#FFFFFF" : "#BBD7E1"
    readonly property color scrim: contrast ? "#E0000000" : "#C706303F"
    readonly property color pictureGround: "#ECF4F7" // drawings bring their own light ground in every mode
    readonly property color pictureInk: "#12232B"
    readonly property color sheet: "#FFFFFF"         // paper that will come out of the printer
    readonly property color sheetShade: "#2E06303F"

    // What a technician looks for dead points on: full and pure.
    readonly property list<color> screenColours: ["#FFFFFF", "#000000", "#FF0000", "#00FF00", "#0000FF"]

    // ---- Sea: what to do, what is chosen ------------------------------------------------------------------
    readonly property color primary: contrast ? "#FFE14D" : elder ? "#083C4F" : "#0E5E78"
    readonly property color primaryPressed: contrast ? "#FFF1A6" : elder ? "#06303F" : "#0A4B62"
    readonly property color primaryLedge: contrast ? "#B39700" : elder ? "#04212C" : "#083C4F"
    readonly property color primaryInk: contrast ? "#000000" : "#FFFFFF"
    readonly property color accent: contrast ? "#FFE14D" : elder ? "#06303F" : "#0E5E78"
    readonly property color accentText: contrast ? "#FFE14D" : elder ? "#06303F" : "#0A4B62"
    readonly property color tint: contrast ? "#1E1E1E" : "#ECF4F7"
    readonly property color chosen: contrast ? "#332B00" : "#DAE9EF"
    readonly property color track: contrast ? "#5A5A5A" : "#DAE9EF"

    // ---- Amber: the hand that points, and the person who helps --------------------------------------------
    readonly property color hand: contrast ? "#FFB44F" : elder ? "#7A4200" : "#8F4E00"
    readonly property color handText: contrast ? "#FFB44F" : "#7A4200"
    readonly property color handFill: contrast ? "#2B1B00" : "#FDF0DD"
    readonly property color handTrack: contrast ? "#5A5A5A" : "#F7D9AE"
    readonly property color mark: contrast ? "#FFB44F" : "#E0891B"
    readonly property color markInk: contrast ? "#000000" : "#06303F"

    // ---- Green is done, red is a fault; a shape and a word always stand beside them ------------------------
    readonly property color good: contrast ? "#7FE3A6" : "#17633D"
    readonly property color goodInk: contrast ? "#000000" : "#FFFFFF"
    readonly property color goodFill: contrast ? "#07240F" : "#E0F1E7"
    readonly property color bad: contrast ? "#FF9E94" : "#A8261C"
    readonly property color badFill: contrast ? "#300C08" : "#FBE6E3"

    // Accent of a tile: icon and its well. The meaning is in icon and words; the colour helps to say "the green one".
    function accentInk(name: string): color {
        if (theme.contrast || theme.elder)
            return theme.accent;
        switch (name) {
        case "indigo": return "#3D4A93";
        case "amber": return "#8F4E00";
        case "green": return "#17633D";
        case "plum": return "#79396A";
        case "olive": return "#545B1C";
        default: return "#0E5E78";
        }
    }
    function accentWell(name: string): color {
        if (theme.contrast || theme.elder)
            return theme.tint;
        switch (name) {
        case "indigo": return "#E8EBF7";
        case "amber": return "#FDF0DD";
        case "green": return "#E0F1E7";
        case "plum": return "#F6E8F2";
        case "olive": return "#EFF1DC";
        default: return "#ECF4F7";
        }
    }

    // ---- Writing ------------------------------------------------------------------------------------------
    // Noto Sans CJK SC in 400 and 700 only; BabelStone Han stands in for rare characters (set by ui::prepareFonts).
    readonly property string fontFamily: "Noto Sans CJK SC"
    readonly property real capHeight: 0.733            // of a Latin capital, in em
    readonly property real capMinimumMm: elder ? 7.3 : 4.8

    // Sizes in design millimetres; English is wider, so it steps down. Never below the minimum on the true panel.
    function text(normal: real, grown: real, english: real, grownEnglish: real): int {
        const size = theme.elder ? (theme.english ? grownEnglish : grown) : (theme.english ? english : normal);
        return Math.max(theme.mm(size), Math.ceil(theme.capMinimumMm / theme.capHeight * theme.panelPixelsPerMm));
    }

    readonly property TextRole display: TextRole { pixelSize: theme.text(22, 28, 22, 28); lineHeight: 1.0; bold: true }
    readonly property TextRole titleLarge: TextRole { pixelSize: theme.text(18, 21, 15, 17); lineHeight: 1.25; bold: true }
    readonly property TextRole title: TextRole { pixelSize: theme.text(15, 21, 13, 17); lineHeight: 1.25; bold: true }
    readonly property TextRole heading: TextRole { pixelSize: theme.text(13, 21, 11.5, 16.5); lineHeight: 1.2; bold: true }
    readonly property TextRole action: TextRole { pixelSize: theme.text(11.5, 17, 11, 14); lineHeight: 1.2; bold: true }
    readonly property TextRole subhead: TextRole { pixelSize: theme.text(11, 14, 9.5, 12.5); lineHeight: 1.3; bold: true }
    readonly property TextRole bodyLarge: TextRole { pixelSize: theme.text(8.5, 12, 8, 11); lineHeight: 1.4 }
    readonly property TextRole body: TextRole { pixelSize: theme.text(8, 12, 7.75, 11); lineHeight: 1.4 }
    readonly property TextRole bodyBold: TextRole { pixelSize: theme.text(8, 12, 7.75, 11); lineHeight: 1.4; bold: true }
    readonly property TextRole label: TextRole { pixelSize: theme.text(7.5, 11.5, 7.25, 10.5); lineHeight: 1.3; bold: true }
    readonly property TextRole small: TextRole { pixelSize: theme.text(7, 11, 7, 10.5); lineHeight: 1.35 }
    readonly property TextRole clock: TextRole { pixelSize: theme.text(9, 15, 9, 15); lineHeight: 1.2; bold: true }
    readonly property TextRole hall: TextRole { pixelSize: theme.text(8.5, 11.5, 8.5, 10.5); lineHeight: 1.2; bold: true }

    // ---- Measures -----------------------------------------------------------------------------------------
    readonly property int gap1: mm(1)
    readonly property int gap2: mm(2)
    readonly property int gap3: mm(3)   // least distance between two keys
    readonly property int gap4: mm(4)
    readonly property int gap5: mm(5)
    readonly property int gap6: mm(6)   // gutter
    readonly property int gap7: mm(7)
    readonly property int gap9: mm(9)
    readonly property int gap12: mm(12)
    readonly property int margin: mm(elder || landscape ? 10 : 12)
    readonly property int gutter: gap6

    readonly property int radiusKey: mm(elder ? 6 : 4)
    readonly property int radiusButton: mm(elder ? 7 : 5)
    readonly property int radiusPanel: mm(elder ? 9 : 6)
    readonly property int radiusTile: mm(elder ? 9 : 7)
    readonly property int radiusDialog: mm(10)

    readonly property int rim: Math.max(1, mm(contrast ? 0.75 : elder ? 1.25 : 0.5)) // outline of what can be touched
    readonly property int rimChosen: mm(1.25)
    readonly property int ledge: mm(elder ? 3 : 2)       // the thick lower edge of a key
    readonly property int ledgeKey: mm(elder ? 2.5 : 1.5)
    readonly property int ledgeTile: mm(elder ? 3.5 : 2.5)
    readonly property int pressTravel: mm(1)
    readonly property int focusRim: mm(1.25)

    readonly property int icon: mm(elder ? 19 : 13)
    readonly property int iconSmall: mm(elder ? 15 : 11)

    // ---- Bands --------------------------------------------------------------------------------------------
    readonly property int topBar: mm(elder ? (landscape ? 26 : 32) : landscape ? 22 : 26)
    readonly property int foot: mm(landscape ? (elder ? 48 : 40) : elder ? 62 : 46)
    readonly property int footKey: mm(landscape ? (elder ? 35 : 28.5) : elder ? 45 : 31.5)
    readonly property int primaryHeight: landscape ? footKey : mm(elder ? 46 : 35)
    readonly property int pictureColumn: mm(160) // landscape
    readonly property int lowReach: windowHeight - mm(252) // low mode: nothing touchable above this

    // ---- Motion -------------------------------------------------------------------------------------------
    readonly property int releaseMs: 150
    readonly property int pageMs: reduceMotion ? 150 : 200
    readonly property int sheetMs: reduceMotion ? 150 : 250
    readonly property int progressMs: 200
    readonly property int pageShift: reduceMotion ? 0 : mm(6)
}
