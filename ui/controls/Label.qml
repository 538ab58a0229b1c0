// Words in one of the theme's roles. Plain text only: what a device or a server says never becomes markup.
import QtQuick
import Banshi.Ui

Text {
    property TextRole role: Theme.body
    readonly property real cut: (1.448 - role.lineHeight) * font.pixelSize

    color: Theme.ink
    textFormat: Text.PlainText
    font.family: Theme.fontFamily
    font.pixelSize: role.pixelSize
    font.weight: role.bold ? Font.Bold : Font.Normal
    // Noto's own line is 1.448 em high, and Qt shortens only the way to the next line: the padding takes the rest off
    // the first and the last one, a little more above, because both Han and capitals sit 0.05 em low in their line.
    lineHeight: role.lineHeight / 1.448
    topPadding: -cut / 2 - 0.05 * font.pixelSize
    bottomPadding: -cut / 2 + 0.05 * font.pixelSize
    wrapMode: Text.Wrap
    renderType: Text.NativeRendering
}
