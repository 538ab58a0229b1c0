// banshi-render pdf|jpeg|png|report: reads a file from its input, writes a JPEG (or, of a report, a PDF) to
// its output. Started by banshi-center for one file each. Exit 2: nothing that can be shown.
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "center/render/confine.h"
#include "hal/base/fd.h"
#include "hal/picture/picture.h"
#include "services/paper/text_report.h"

namespace {

constexpr int kSide = 1600; // pixels of what is shown
constexpr int kQuality = 85;
constexpr std::size_t kLargestInput = 33U << 20; // a record's file, and a report
constexpr hal::PictureLimits kLimits{.pixels = 40'000'000,
                                     .memory = 400U << 20}; // A4 at 600 dpi has 35 million
constexpr int kRefused = 2, kBroken = 3;

std::optional<hal::Bytes> readAll(int from, std::size_t most) {
    hal::Bytes all;
    std::array<std::uint8_t, 64 << 10> piece{};
    for (;;) {
        const ssize_t got = ::read(from, piece.data(), piece.size());
        if (got < 0 || all.size() + static_cast<std::size_t>(got) > most)
            return std::nullopt;
        if (got == 0)
            return all;
        all.insert(all.end(), piece.begin(), piece.begin() + got);
    }
}

int writeAll(hal::ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written <= 0)
            return kBroken;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return 0;
}

// Each pixel the mean of a square of the picture's.
hal::Image smaller(const hal::Image& picture) {
    const int factor = (std::max(picture.width(), picture.height()) + kSide - 1) / kSide;
    if (factor <= 1)
        return picture;
    const int width = std::max(1, picture.width() / factor), height = std::max(1, picture.height() / factor);
    const int channels = picture.channels();
    hal::ImageBuilder result(width, height, picture.format());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width * channels; ++x) {
            const int column = x / channels * factor * channels + x % channels;
            int sum = 0, count = 0;
            for (int dy = 0; dy < factor && y * factor + dy < picture.height(); ++dy)
                for (int dx = 0; dx < factor && x / channels * factor + dx < picture.width(); ++dx, ++count)
                    sum += picture.row(y * factor + dy)[column + dx * channels];
            result.row(y)[x] = static_cast<std::uint8_t>(sum / std::max(count, 1));
        }
    return std::move(result).finish();
}

int show(const hal::Image& picture) {
    const auto jpeg = hal::encodeJpeg(smaller(picture), kQuality);
    return jpeg ? writeAll(*jpeg) : kRefused;
}

int showPicture(hal::PictureFormat format) {
    if (!center::render::confineToMemory())
        return kBroken;
    const auto file = readAll(STDIN_FILENO, kLargestInput);
    const auto info = file ? hal::inspectPicture(*file, kLimits) : hal::fail(hal::Fault::BadData);
    if (!info || info->format != format)
        return kRefused;
    const auto picture = hal::decodePicture(*file, kLimits);
    return picture ? show(*picture) : kRefused;
}

// Poppler's program draws the first page, as a child under the same bounds; "P6 <width> <height> 255\n" and
// the pixels come back.
std::optional<hal::Bytes> firstPage() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return std::nullopt;
    const hal::Fd reading(ends[0]);
    hal::Fd writing(ends[1]);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_adddup2(&files, writing.get(), STDOUT_FILENO);
    std::array<std::string, 9> words{
        "pdftoppm", "-q", "-f", "1", "-l", "1", "-scale-to", std::to_string(kSide), "-"};
    std::array<char*, 10> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i)
        arguments[i] = words[i].data();
    pid_t child = -1;
    const int failed = ::posix_spawnp(&child, "pdftoppm", &files, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    if (failed != 0)
        return std::nullopt;
    writing.reset();
    auto page = readAll(reading.get(), std::size_t{3} * kSide * kSide + 64);
    int status = 0;
    ::waitpid(child, &status, 0);
    return status == 0 ? page : std::nullopt;
}

std::optional<int> numberIn(std::string_view& text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
        text.remove_prefix(1);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

int showPdf() {
    const auto page = firstPage();
    if (!center::render::confineToMemory())
        return kBroken;
    std::string_view rest = page ? hal::asText(*page) : std::string_view();
    if (!rest.starts_with("P6"))
        return kRefused;
    rest.remove_prefix(2);
    const auto width = numberIn(rest), height = numberIn(rest), most = numberIn(rest);
    if (!width || !height || most != 255 || *width < 1 || *height < 1 || *width > kSide || *height > kSide ||
        rest.size() !=
            std::size_t{3} * static_cast<std::size_t>(*width) * static_cast<std::size_t>(*height) + 1)
        return kRefused;
    rest.remove_prefix(1);
    hal::ImageBuilder picture(*width, *height, hal::PixelFormat::Rgb24);
    for (int y = 0; y < *height; ++y) {
        const auto line =
            hal::asBytes(rest.substr(static_cast<std::size_t>(y) * 3 * static_cast<std::size_t>(*width),
                                     3 * static_cast<std::size_t>(*width)));
        std::ranges::copy(line, picture.row(y));
    }
    return show(std::move(picture).finish());
}

paper::TextReport reportOf(const nlohmann::json& json) {
    paper::TextReport report;
    report.title = json.at("title").get<std::string>();
    report.foot = json.at("foot").get<std::string>();
    for (const auto& fact : json.at("facts"))
        report.facts.emplace_back(fact.at(0).get<std::string>(), fact.at(1).get<std::string>());
    for (const auto& told : json.at("rows")) {
        paper::TextReport::Row row;
        row.name = told.at("name").get<std::string>();
        row.verdict = told.at("verdict").get<std::string>();
        row.good = told.at("good").get<bool>();
        for (const auto& line : told.at("lines"))
            row.lines.emplace_back(line.get<std::string>());
        report.rows.push_back(std::move(row));
    }
    return report;
}

int showReport() {
    const auto text = readAll(STDIN_FILENO, kLargestInput);
    if (!text)
        return kRefused;
    try {
        const auto pdf = paper::textReport(reportOf(nlohmann::json::parse(text->begin(), text->end())));
        return pdf ? writeAll(pdf->bytes) : kRefused;
    } catch (const nlohmann::json::exception&) {
        return kRefused;
    }
}

} // namespace

int main(int count, char** words) {
    const std::string_view what = count == 2 ? words[1] : "";
    if (!center::render::confine())
        return kBroken;
    if (what == "pdf")
        return showPdf();
    if (what == "jpeg")
        return showPicture(hal::PictureFormat::Jpeg);
    if (what == "png")
        return showPicture(hal::PictureFormat::Png);
    return what == "report" ? showReport() : kBroken;
}
