// A PDF looked at by programs that had no part in making it: MuPDF for its matrices, Poppler for its look.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "hal/base/image.h"
#include "hal/page_printer.h"

namespace paper {

class PdfOnDisk {
public:
    explicit PdfOnDisk(const hal::PdfDocument& document); // in a directory of its own
    ~PdfOnDisk();
    PdfOnDisk(const PdfOnDisk&) = delete;
    PdfOnDisk& operator=(const PdfOnDisk&) = delete;

    struct Box {
        double left, top, width, height; // points from the page's top left corner
    };
    [[nodiscard]] std::vector<Box> mediaBoxes() const;
    [[nodiscard]] std::vector<Box> pictures() const; // from their transformation matrices, in order
    [[nodiscard]] std::string fonts() const;         // pdffonts' table
    [[nodiscard]] std::string images() const;        // pdfimages' table
    [[nodiscard]] std::string info() const;          // pdfinfo
    [[nodiscard]] std::string text() const;
    [[nodiscard]] hal::Image page(int number, double dpi) const; // by Poppler

private:
    [[nodiscard]] std::string run(const std::string& command) const; // %f is the file
    std::filesystem::path directory_;
};

} // namespace paper
