#include "hal/sim/tray.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "hal/picture/picture.h"

namespace hal::sim {
namespace {

namespace fs = std::filesystem;

Result<> write(const fs::path& path, ByteView bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush())
        return fail(Fault::Storage, "the simulated printer's folder cannot be written");
    return {};
}

std::string jobName(int number) {
    char name[32];
    std::snprintf(name, sizeof name, "job-%04d", number);
    return name;
}

std::string freeJobName(const fs::path& folder) {
    int number = 1;
    std::error_code ignored;
    while (fs::exists(folder / (jobName(number) + ".pdf"), ignored) ||
           fs::exists(folder / (jobName(number) + "-1.png"), ignored))
        ++number;
    return jobName(number);
}

// Page objects say /Type /Page, the tree that holds them /Type /Pages.
int pagesOf(const PdfDocument& pdf) {
    const std::string_view text = asText(ByteView{pdf.bytes.data(), pdf.bytes.size()});
    int pages = 0;
    for (std::size_t at = text.find("/Type"); at != text.npos; at = text.find("/Type", at + 5)) {
        std::string_view value = text.substr(at + 5, 8);
        value.remove_prefix(std::min(value.find_first_not_of(" \r\n"), value.size()));
        if (value.starts_with("/Page") && !value.starts_with("/Pages"))
            ++pages;
    }
    return std::max(1, pages);
}

} // namespace

int sheetsOf(const Document& document) {
    if (const auto* pdf = std::get_if<PdfDocument>(&document))
        return pagesOf(*pdf);
    return static_cast<int>(std::get<RasterDocument>(document).pages.size());
}

Result<> dropInto(const fs::path& folder, const Document& document) {
    std::error_code error;
    fs::create_directories(folder, error);
    const std::string name = freeJobName(folder);
    if (const auto* pdf = std::get_if<PdfDocument>(&document))
        return write(folder / (name + ".pdf"), {pdf->bytes.data(), pdf->bytes.size()});
    int page = 0;
    for (const Image& picture : std::get<RasterDocument>(document).pages) {
        const auto png = encodePng(picture);
        if (!png)
            return tl::make_unexpected(png.error());
        const auto path = folder / (name + "-" + std::to_string(++page) + ".png");
        if (auto written = write(path, {png->data(), png->size()}); !written)
            return written;
    }
    return {};
}

} // namespace hal::sim
