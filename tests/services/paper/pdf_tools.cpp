#include "pdf_tools.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

namespace paper {
namespace {

std::vector<double> numbers(const std::string& text) {
    std::istringstream in(text);
    std::vector<double> found;
    for (double value{}; in >> value;)
        found.push_back(value);
    return found;
}

std::vector<std::vector<double>> allNumbers(const std::string& text, const std::string& pattern) {
    std::vector<std::vector<double>> found;
    const std::regex expression(pattern);
    for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it)
        found.push_back(numbers((*it)[1]));
    return found;
}

hal::Image readPpm(const std::string& bytes) {
    std::istringstream in(bytes);
    std::string magic;
    int width = 0, height = 0, most = 0;
    in >> magic >> width >> height >> most;
    in.get();
    hal::ImageBuilder picture(width, height, hal::PixelFormat::Rgb24);
    for (int y = 0; y < height; ++y)
        in.read(reinterpret_cast<char*>(picture.row(y)), picture.stride());
    return std::move(picture).finish();
}

} // namespace

PdfOnDisk::PdfOnDisk(const hal::PdfDocument& document) {
    std::ofstream(directory_ / "page.pdf", std::ios::binary)
        .write(reinterpret_cast<const char*>(document.bytes.data()),
               static_cast<std::streamsize>(document.bytes.size()));
}

std::string PdfOnDisk::run(const std::string& command) const {
    const std::string file = (directory_ / "page.pdf").string();
    const std::string line = std::regex_replace(command, std::regex("%f"), file) + " 2>/dev/null";
    const auto close = [](std::FILE* pipe) { pclose(pipe); };
    const std::unique_ptr<std::FILE, decltype(close)> pipe(popen(line.c_str(), "r"), close);
    std::string out;
    std::array<char, 65536> buffer{};
    while (const auto got = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
        out.append(buffer.data(), got);
    return out;
}

std::vector<PdfOnDisk::Box> PdfOnDisk::mediaBoxes() const {
    std::vector<Box> boxes;
    for (const auto& n : allNumbers(run("mutool show %f pages/*/MediaBox"), R"(\[ ([^\]]*)\])"))
        boxes.push_back({n.at(0), n.at(1), n.at(2) - n.at(0), n.at(3) - n.at(1)});
    return boxes;
}

std::vector<PdfOnDisk::Box> PdfOnDisk::pictures() const {
    std::vector<Box> boxes;
    for (const auto& m : allNumbers(run("mutool trace %f"), R"re(<fill_image [^>]*transform="([^"]*)")re")) {
        EXPECT_EQ(m.at(1), 0) << "the picture is turned or skewed";
        EXPECT_EQ(m.at(2), 0) << "the picture is turned or skewed";
        boxes.push_back({m.at(4), m.at(5), m.at(0), m.at(3)});
    }
    return boxes;
}

std::string PdfOnDisk::fonts() const { return run("pdffonts %f"); }
std::string PdfOnDisk::images() const { return run("pdfimages -list %f"); }
std::string PdfOnDisk::info() const { return run("pdfinfo %f"); }
std::string PdfOnDisk::text() const { return run("pdftotext %f -"); }

hal::Image PdfOnDisk::page(int number, double dpi) const {
    const std::string n = std::to_string(number);
    return readPpm(run("pdftoppm -r " + std::to_string(dpi) + " -f " + n + " -l " + n + " %f"));
}

} // namespace paper
