// ESC/POS: what is said to the printer. Source: Epson's command reference as its clones follow it, cross-read
// against three open drivers. Every function appends to `out`.
#pragma once

#include <cstdint>

#include "hal/base/bytes.h"
#include "hal/base/secret.h"
#include "hal/receipt_printer.h"

namespace hal::escpos {

// Dots, eight to the millimetre (203 dpi).
inline constexpr int kDotsPerMm = 8;
inline constexpr int kColumnDots = 12; // a letter of font A; a Chinese character takes two columns
inline constexpr int kLineDots = 30;   // from line to line

void initialise(SecretBytes& out);       // ESC @: all settings back, the line buffer forgotten
void reportChanges(SecretBytes& out);    // GS a: automatic status back from now on
void chinese(bool on, SecretBytes& out); // FS & and FS .
void align(Align align, SecretBytes& out);
void bold(bool on, SecretBytes& out);
void scale(int times, SecretBytes& out); // letters and Chinese characters alike, 1..4
void feedDots(int dots, SecretBytes& out);
void feedLine(SecretBytes& out);
void cut(SecretBytes& out); // feeds to the knife, then cuts but for one point: it does not fall to the floor

// ECC M. `module`: dots of one square, 1..8. At most kMostReceiptQr bytes.
void qrCode(std::string_view payload, int module, SecretBytes& out);

// One bit a dot, 1 is black, the left one in the highest bit; `rows.size()` is a multiple of bytesPerRow.
// Bytes that a printer would take for a real-time command in the middle of a picture are defused at the price
// of one dot.
void raster(ByteView rows, int bytesPerRow, SecretBytes& out);

// Real-time questions: answered at once, also while the printer stands still.
enum class Ask : std::uint8_t { Printer = 1, Offline = 2, Error = 3, Paper = 4 };
void ask(Ask what, SecretBytes& out); // DLE EOT n
void recover(
    SecretBytes& out); // DLE ENQ 2: forget what is buffered and go on; heard only after a cutter's error
void forgetBuffer(SecretBytes& out); // DLE DC4 8: forget what is buffered

// Answered in its turn: the answer proves that all before it was worked off.
void askWhenDone(SecretBytes& out); // GS r 1

} // namespace hal::escpos
