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
    // Noto's own line is 1.448 em high. A shorter one would only be cut below, so half of the cut goes above.
    lineHeight: role.lineHeight / 1.448
    topPadding: -cut / 2
    bottomPadding: cut / 2
    wrapMode: Text.Wrap
    renderType: Text.NativeRendering
}
