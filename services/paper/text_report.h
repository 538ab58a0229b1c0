// A report of one A4 page or more: a title, a few facts, a table. For technicians, not for residents.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "hal/page_printer.h"

namespace paper {

struct TextReport {
    struct Line {
        std::string text;          // cut where the page or its curve begins
        std::vector<double> curve; // at most a few dozen values, the oldest first; fewer than two: none
        Line(std::string words, std::vector<double> values = {})
            : text(std::move(words)), curve(std::move(values)) {}
        Line(const char* words) : text(words) {}
    };
    struct Row {
        std::string name;
        std::string verdict;     // a word or two: "passed"
        std::vector<Line> lines; // what was measured
        bool good = true;        // else the verdict stands in a black field
    };
    std::string title;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<Row> rows;
    std::string foot; // at the bottom of each page, before its number
};

// Any UTF-8. Errors: BadData (cairo refused).
[[nodiscard]] hal::Result<hal::PdfDocument> textReport(const TextReport& report);

} // namespace paper
