#include "tests/rigs/printers.h"

#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "tests/rigs/loopback.h"

namespace rigs {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

// The PPM and PGM files of raster_printer, which name the resolution in their comment.
hal::Image readPage(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string magic, word;
    double dpi = 0;
    int scaling = 0, width = 0, height = 0, most = 0;
    in >> magic >> word >> word >> dpi >> word >> scaling >> width >> height >> most;
    in.get();
    const auto format = magic == "P6" ? hal::PixelFormat::Rgb24 : hal::PixelFormat::Grey8;
    hal::ImageBuilder builder(width, height, format);
    in.read(reinterpret_cast<char*>(builder.row(0)), std::streamsize{builder.stride()} * height);
    if (!in)
        throw std::runtime_error("a page of the raster printer is cut: " + file.string());
    return std::move(builder).finish(hal::Dpi{dpi});
}

} // namespace

Directory::Directory() {
    std::string name = (fs::temp_directory_path() / "rig-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw std::runtime_error("no temporary directory");
    path_ = name;
}

Directory::~Directory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::optional<std::string> IppPrinter::missing() {
    for (const char* tool : {"ippeveprinter", "dbus-daemon", "python3"})
        if (!findTool(tool))
            return tool;
    return std::nullopt;
}

IppPrinter::IppPrinter(const std::string& formats)
    : child_(
          {"/usr/bin/python3", rigFile("ipp_printer.py"), directory_.path().string(), "--formats", formats}) {
    const auto line = child_.readLine();
    if (!line)
        throw std::runtime_error("the printer rig does not start: " + child_.log());
    const Json ready = Json::parse(*line);
    uri_ = ready.at("uri");
    port_ = ready.at("port");
    control_ = ready.at("control");
}

std::string IppPrinter::control(const std::string& json) { return post(control_, json); }

void IppPrinter::reasons(const std::vector<std::string>& reasons) {
    control(Json{{"reasons", reasons}}.dump());
}
void IppPrinter::hold() { control(R"({"hold":true})"); }
void IppPrinter::release() { control(R"({"hold":false})"); }
void IppPrinter::abortJobs(bool yes) { control(Json{{"fail", yes}}.dump()); }
void IppPrinter::tonerLevel(int percent) {
    control(Json{{"attributes", {{"marker-levels", std::to_string(percent)}}}}.dump());
}
void IppPrinter::restart() { control(R"({"restart":true})"); }
void IppPrinter::power(bool on) { control(Json{{"power", on}}.dump()); }
void IppPrinter::waitUntilPrinting() { control(R"({"wait":"job"})"); }
void IppPrinter::waitUntilIdle() { control(R"({"wait":"idle"})"); }

std::vector<fs::path> IppPrinter::documents() {
    const int count = Json::parse(control("{}")).at("documents");
    std::vector<fs::path> files;
    for (int i = 1; i <= count; ++i)
        files.push_back(directory_.path() / std::to_string(i));
    return files;
}

std::optional<std::string> CupsQueue::missing() {
    for (const char* tool : {"cupsd", "lpadmin", "python3"})
        if (!findTool(tool))
            return tool;
    if (!fs::exists("/usr/lib/cups/filter/pdftopdf"))
        return "pdftopdf (cups-filters)";
    return IppPrinter::missing();
}

CupsQueue::CupsQueue(const IppPrinter& printer)
    : child_({"/usr/bin/python3", rigFile("cups_queue.py"), printer.uri()}) {
    const auto line = child_.readLine();
    if (!line)
        throw std::runtime_error("the print server does not start: " + child_.log());
    uri_ = Json::parse(*line).at("uri");
}

std::optional<std::string> RasterPrinter::missing() {
    if (!fs::exists(builtProgram("raster_printer")))
        return "raster_printer (libpappl-dev)";
    return std::nullopt;
}

RasterPrinter::RasterPrinter() : child_({builtProgram("raster_printer"), directory_.path().string()}) {
    const auto line = child_.readLine();
    if (!line || !line->starts_with("READY "))
        throw std::runtime_error("the raster printer does not start: " + child_.log());
    uri_ = line->substr(6);
}

bool RasterPrinter::hear(const std::string& word) {
    while (const auto line = child_.readLine())
        if (line->starts_with(word))
            return true;
    return false;
}

void RasterPrinter::order(const std::string& line) {
    child_.writeLine(line);
    if (!hear("OK"))
        throw std::runtime_error("the raster printer does not obey " + line);
}

void RasterPrinter::set(const std::string& reason) { order("+" + reason); }
void RasterPrinter::clear(const std::string& reason) { order("-" + reason); }
void RasterPrinter::hold() { order("hold"); }
void RasterPrinter::release() { order("release"); }
void RasterPrinter::tonerLevel(int percent) { order("supply " + std::to_string(percent)); }
void RasterPrinter::load(const std::string& paper) { order("load " + paper); }
void RasterPrinter::waitForSheet() {
    if (!hear("SHEET"))
        throw std::runtime_error("no sheet moves in the raster printer");
}

std::vector<hal::Image> RasterPrinter::pages() {
    std::vector<hal::Image> pages;
    for (int i = 1; fs::exists(directory_.path() / std::to_string(i)); ++i)
        pages.push_back(readPage(directory_.path() / std::to_string(i)));
    return pages;
}

} // namespace rigs
