// Templates on disk: a JSON file says what and where, a grey PNG beside it shows the ink.
#include "services/imaging/templates.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "hal/picture/picture.h"

namespace imaging {

namespace {

using Json = nlohmann::json;
constexpr int kSchema = 1;

hal::Result<hal::Bytes> readFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    hal::Bytes bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        return hal::fail(hal::Fault::Storage, "cannot read " + path.filename().string());
    return bytes;
}

std::vector<BoxMm> boxes(const Json& list) {
    std::vector<BoxMm> result;
    for (const auto& box : list)
        result.push_back({box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(),
                          box.at(3).get<double>()});
    return result;
}

Json asJson(const std::vector<BoxMm>& list) {
    Json result = Json::array();
    for (const auto& box : list)
        result.push_back({box.left, box.top, box.width, box.height});
    return result;
}

std::size_t lineAt(const hal::Bytes& text, std::size_t byte) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

hal::Result<SideTemplate> parse(const std::filesystem::path& path) {
    const auto text = readFile(path);
    if (!text)
        return tl::make_unexpected(text.error());
    const auto name = path.filename().string();
    SideTemplate side;
    std::string inkFile;
    try {
        const auto json = Json::parse(text->begin(), text->end());
        if (json.at("schema").get<int>() != kSchema)
            return hal::fail(hal::Fault::BadData, name + ":1: unknown schema");
        side.design = json.at("design").get<std::string>();
        const auto which = json.at("side").get<std::string>();
        side.side = which == "front" ? Side::Front : which == "back" ? Side::Back : Side::Unknown;
        side.keepOut = boxes(json.at("keep_out"));
        side.purposeBands = boxes(json.at("purpose_bands"));
        inkFile = json.at("ink").get<std::string>();
    } catch (const Json::parse_error& error) {
        return hal::fail(hal::Fault::BadData,
                         name + ":" + std::to_string(lineAt(*text, error.byte)) + ": not JSON");
    } catch (const Json::exception& error) {
        return hal::fail(hal::Fault::BadData, name + ":1: " + error.what());
    }
    if (side.side == Side::Unknown)
        return hal::fail(hal::Fault::BadData, name + ":1: side is neither front nor back");
    const auto file = readFile(path.parent_path() / std::filesystem::path(inkFile).filename());
    if (!file)
        return tl::make_unexpected(file.error());
    const auto ink = hal::decodePicture(*file, {.pixels = 1'000'000});
    if (!ink || ink->format() != hal::PixelFormat::Grey8)
        return hal::fail(hal::Fault::BadData, inkFile + ":1: not a grey picture");
    side.width = ink->width();
    side.height = ink->height();
    for (int y = 0; y < side.height; ++y)
        side.ink.insert(side.ink.end(), ink->row(y), ink->row(y) + side.width);
    return side;
}

} // namespace

std::string_view toString(Side side) {
    switch (side) {
    case Side::Front:
        return "front";
    case Side::Back:
        return "back";
    case Side::Unknown:
        return "unknown";
    }
    return "unknown";
}

hal::Result<Templates> loadTemplates(const std::filesystem::path& directory) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (auto it = std::filesystem::directory_iterator(directory, error);
         !error && it != std::filesystem::directory_iterator(); it.increment(error))
        if (it->path().extension() == ".json")
            files.push_back(it->path());
    if (error)
        return hal::fail(hal::Fault::Storage, "cannot list the card templates: " + error.message());
    std::sort(files.begin(), files.end());
    Templates templates;
    for (const auto& path : files) {
        auto side = parse(path);
        if (!side)
            return tl::make_unexpected(side.error());
        templates.sides.push_back(std::move(*side));
    }
    return templates;
}

hal::Result<> saveTemplate(const std::filesystem::path& directory, const SideTemplate& side) {
    const std::string name = side.design + "-" + std::string(toString(side.side));
    hal::ImageBuilder builder(side.width, side.height, hal::PixelFormat::Grey8);
    for (int y = 0; y < side.height; ++y)
        std::copy_n(side.ink.begin() + static_cast<std::ptrdiff_t>(y) * side.width, side.width,
                    builder.row(y));
    const auto png = hal::encodePng(std::move(builder).finish());
    if (!png)
        return tl::make_unexpected(png.error());
    const Json json{{"schema", kSchema},
                    {"design", side.design},
                    {"side", toString(side.side)},
                    {"ink", name + ".png"},
                    {"keep_out", asJson(side.keepOut)},
                    {"purpose_bands", asJson(side.purposeBands)}};
    std::ofstream picture(directory / (name + ".png"), std::ios::binary);
    picture.write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
    std::ofstream text(directory / (name + ".json"));
    text << json.dump(1) << '\n';
    if (!picture.flush() || !text.flush())
        return hal::fail(hal::Fault::Storage, "cannot write the template " + name);
    return {};
}

std::filesystem::path defaultTemplates() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto installed = program.parent_path().parent_path() / "share/banshi/templates";
    return !error && std::filesystem::is_directory(installed, error)
               ? installed
               : std::filesystem::path(BANSHI_TEMPLATES);
}

} // namespace imaging
