// A receipt printer without hardware: takes the bytes as a real one does and keeps what would be on the
// paper. Tests speak to it in bytes.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/receipt_printer.h"

namespace rigs {

using hal::Align;
using hal::Bytes;
using hal::ByteView;

struct PrintedText {
    std::string gb18030; // as it came
    Align align = Align::Left;
    int scale = 1;
    bool bold = false;
    bool chinese = false; // the mode was on
    friend bool operator==(const PrintedText&, const PrintedText&) = default;
};
struct PrintedPicture {
    int bytesPerRow = 0;
    Bytes rows;
    friend bool operator==(const PrintedPicture&, const PrintedPicture&) = default;
};
struct PrintedQr {
    std::string payload;
    int module = 0;
    friend bool operator==(const PrintedQr&, const PrintedQr&) = default;
};
struct Fed {
    int dots = 0;
    friend bool operator==(const Fed&, const Fed&) = default;
};
struct Cut {
    friend bool operator==(const Cut&, const Cut&) = default;
};
using OnPaper = std::variant<PrintedText, PrintedPicture, PrintedQr, Fed, Cut>;

// Not thread-safe.
class EscPosPrinter {
public:
    // What a hand, or wear, does to it. Changes are told when the host asked for that; then news() has bytes.
    void openCover(bool open);
    void takePaper(bool away);
    void nearEnd(bool near);
    void breakCutter(bool broken);
    void overheat(bool broken);               // unrecoverable
    void silence(bool mute) { mute_ = mute; } // answers nothing, as a one-way cable

    // Bytes in, in any portions. Answers and news out. What cannot be printed now waits in its buffer.
    [[nodiscard]] Bytes take(ByteView bytes);
    [[nodiscard]] Bytes news();

    [[nodiscard]] const std::vector<OnPaper>& paper() const { return paper_; }
    [[nodiscard]] int unknownBytes() const { return unknown_; } // commands it did not understand
    [[nodiscard]] bool standsStill() const { return cover_ || paperOut_ || cutter_ || broken_; }
    void tearOff() { paper_.clear(); }

private:
    struct Style {
        Align align = Align::Left;
        int scale = 1;
        bool bold = false;
        bool chinese = true;
    };

    void hearRealTime();
    void forgetUpTo(std::size_t end);
    void work();
    [[nodiscard]] std::size_t one(ByteView rest); // bytes of the first command, 0: more must come
    [[nodiscard]] std::size_t escape(ByteView rest);
    [[nodiscard]] std::size_t fieldSeparator(ByteView rest);
    [[nodiscard]] std::size_t groupSeparator(ByteView rest);
    [[nodiscard]] std::size_t symbol(ByteView rest);
    [[nodiscard]] std::size_t picture(ByteView rest);
    void endLine();
    void tell();
    void changed();
    [[nodiscard]] Bytes report() const;
    [[nodiscard]] std::uint8_t answerTo(int question) const;

    Bytes buffer_;
    std::size_t heard_ = 0; // of the buffer, up to where real-time commands were looked for
    Bytes answers_;
    std::vector<OnPaper> paper_;
    std::string line_;
    Style style_;
    std::string qr_;
    int module_ = 3;
    int unknown_ = 0;
    bool reporting_ = false;
    bool mute_ = false;
    bool cover_ = false, paperOut_ = false, near_ = false, cutter_ = false, broken_ = false;
};

} // namespace rigs
