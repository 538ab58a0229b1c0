// A PDF looked at by programs that had no part in making it: MuPDF for its matrices, Poppler for its look.
#pragma once

#include <string>
#include <vector>

#include "hal/base/image.h"
#include "hal/page_printer.h"
#include "tests/support/temporary_directory.h"

namespace paper {

class PdfOnDisk {
public:
    explicit PdfOnDisk(const hal::PdfDocument& document);

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
    TemporaryDirectory directory_;
};

} // namespace paper
