// Chinese text through pango: the fonts of the sheet, and who may use them.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "services/paper/handles.h"

namespace paper {

enum class Weight { Regular, Bold };

// Pango's font map is used by one thread at a time: whoever holds a Typesetter has it, others wait.
// One map serves the process, so fonts are loaded once. Layouts must not outlive their Typesetter.
class Typesetter {
public:
    Typesetter();

    // One line of text, its em `sizePoints` high, the same shape at every resolution (no hinting).
    [[nodiscard]] Owned<PangoLayout> line(const std::string& utf8, double sizePoints, Weight weight) const;

    // See firstMissingGlyph(). Draws nothing.
    [[nodiscard]] std::optional<char32_t> firstMissing(const std::string& utf8) const;

private:
    std::unique_lock<std::mutex> alone_;
    PangoContext* context_; // lives as long as the process
};

// Points from the baseline's start; y grows downwards, so `top` is negative.
struct Extents {
    double left, top, right, bottom; // ink
    double advance;
};
[[nodiscard]] Extents extentsOf(PangoLayout* line);

// Draws with the baseline's start at (x, y), in the current source colour.
void showLine(cairo_t* cairo, PangoLayout* line, double x, double y);

} // namespace paper
