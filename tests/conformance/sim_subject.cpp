#include "tests/conformance/sim_subject.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "hal/picture/picture.h"
#include "tests/conformance/suite.h"

namespace conformance {
namespace {

namespace fs = std::filesystem;

fs::path ownFolder() {
    std::string pattern = (fs::temp_directory_path() / "banshi-conformance-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw std::runtime_error("no temporary folder");
    return pattern;
}

// An A4 page at 150 dpi on which no row, and no page, can be mistaken for another.
hal::Image pattern(int seed, hal::PixelFormat format) {
    hal::ImageBuilder page(1240, 1754, format);
    const int channels = static_cast<int>(format);
    for (int y = 0; y < page.height(); ++y)
        for (int x = 0; x < page.stride(); ++x)
            page.row(y)[x] = static_cast<std::uint8_t>((x / channels / 16) ^ (y * 31 + seed));
    return std::move(page).finish(hal::Dpi{150});
}

void save(const hal::Image& picture, const fs::path& path) {
    const auto png = hal::encodePng(picture);
    if (!png)
        throw std::runtime_error(png.error().detail);
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
}

std::string word(Mishap mishap) {
    return mishap == Mishap::NothingFed ? "feed=" : "fault=" + std::string(toString(mishap));
}

const char* suffix(When when) {
    switch (when) {
    case When::Now:
        return "";
    case When::OnStatus:
        return "@status";
    case When::AtStart:
        return "@0";
    case When::Midway:
        return "@0.5";
    }
    return "";
}

} // namespace

SimSubject::SimSubject(hal::Kind kind, std::string uri)
    : kind_(kind), uri_(std::move(uri)), folder_(ownFolder()) {}

SimSubject::~SimSubject() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

hal::RigOptions SimSubject::options(Pace pace) {
    // A hang is found by silence: short here, so that the suite need not wait a minute for it.
    hal::HostLimits limits;
    limits.scan = limits.print = limits.receipt = limits.read = limits.code = limits.stream = limits.guide =
        limits.selfTest = hal::Millis{1500};
    if (pace == Pace::Natural) // a hand takes its time until the card lies, and the reader says nothing
        limits.read = hal::Millis{6000};
    return {.slots = {{std::string(hal::toString(kind_)), kind_,
                       uri_ + "&pace=" + (pace == Pace::Instant ? "instant" : "believable")}},
            .hostProgram = BANSHI_BIN "/banshi-device-host",
            .askEvery = {std::chrono::hours{1}, std::chrono::hours{1}},
            .limits = limits};
}

bool SimSubject::provoke(hal::Rig& rig, Mishap mishap, When when) {
    tell(rig, word(mishap) + suffix(when));
    return true;
}

void SimSubject::mend(hal::Rig& rig) { tell(rig, "clear"); }

void SimSubject::tell(hal::Rig& rig, const std::string& command) const {
    const auto obeyed = rig.control(std::string(hal::toString(kind_)), command);
    EXPECT_TRUE(obeyed) << command << ": " << obeyed.error().detail;
}

SimScannerSubject::SimScannerSubject() : SimSubject(hal::Kind::Scanner, "sim:scanner") {
    // Grey on disk, because three channels alike take three times as long to compress.
    for (const int page : {1, 2, 3})
        save(pattern(page, hal::PixelFormat::Grey8), file(page));
    addOption("front=" + file(1));
    addOption("pages=" + file(2) + "," + file(3) + "," + file(1));
}

SimCardScannerSubject::SimCardScannerSubject() {
    addOption("card_duplex=1");
    addOption("back=" + file(2));
}

bool SimCardScannerSubject::provoke(hal::Rig& rig, Mishap mishap, When when) {
    if (!SimScannerSubject::provoke(rig, mishap, when))
        return false;
    if (mishap == Mishap::NothingFed)
        tell(rig, "remove");
    return true;
}

std::string SimScannerSubject::file(int page) const {
    return (folder() / ("secret-" + std::to_string(page) + ".png")).string();
}

std::vector<hal::Image> SimScannerSubject::expected(const hal::ScanRequest& request) {
    const auto seen = [](int page) { return pattern(page, hal::PixelFormat::Rgb24); };
    if (request.source == hal::ScanSource::Flatbed)
        return {seen(1)};
    return {seen(2), seen(3), seen(1)};
}

SimPaperSubject::SimPaperSubject(hal::Kind kind, std::string uri) : SimSubject(kind, std::move(uri)) {
    addOption("out=" + (folder() / "out").string());
}

std::optional<std::vector<hal::Bytes>> SimPaperSubject::printed() {
    std::vector<hal::Bytes> documents;
    if (!fs::exists(folder() / "out"))
        return documents;
    for (const auto& entry : fs::directory_iterator(folder() / "out")) {
        std::ifstream file(entry.path(), std::ios::binary);
        documents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return documents;
}

void SimCodeScannerSubject::showCode(hal::Rig& rig, const hal::Code& code, bool whole) {
    const std::string_view kind = whole ? hal::toString(code.symbology) : "damaged";
    const std::string command = "show=" + std::string(kind) + ":" + std::string(hal::asText(code.bytes));
    const auto obeyed = rig.control("code_scanner", command);
    EXPECT_TRUE(obeyed || obeyed.error().fault == hal::Fault::Faulty) // it may crash of it, as it was told
        << obeyed.error().detail;
}

bool SimCodeScannerSubject::keepCodesAway(hal::Rig& rig) {
    tell(rig, "none");
    return true;
}

bool SimCardSubject::layCard(hal::Rig& rig) {
    tell(rig, "put");
    return true;
}

bool SimCardSubject::takeCard(hal::Rig& rig) {
    tell(rig, "remove");
    return true;
}

SimCameraSubject::SimCameraSubject() : SimSubject(hal::Kind::Camera, "sim:camera") {
    const std::string file = (folder() / "secret.png").string();
    save(pattern(1, hal::PixelFormat::Grey8), file);
    addOption("pictures=" + file);
}

bool SimCameraSubject::provoke(hal::Rig& rig, Mishap mishap, When when) {
    return mishap != Mishap::Damaged && SimSubject::provoke(rig, mishap, when);
}

std::optional<hal::Image> SimCameraSubject::underTheLens() { return pattern(1, hal::PixelFormat::Rgb24); }

namespace {

void tellCamera(hal::Rig& rig, const std::string& command) {
    const auto obeyed = rig.control("camera", command);
    EXPECT_TRUE(obeyed) << command << ": " << obeyed.error().detail;
}

} // namespace

hal::RigOptions SimCameraCodesSubject::options(Pace) {
    hal::HostLimits limits;
    limits.stream = hal::Millis{1500};
    return {.slots = {{"code_scanner", hal::Kind::CodeScanner, "camera:"},
                      {"camera", hal::Kind::Camera, "sim:camera?pace=instant"}},
            .hostProgram = BANSHI_BIN "/banshi-device-host",
            .askEvery = {hal::Millis{200}, hal::Millis{200}}, // it learns of its camera by asking
            .limits = limits};
}

bool SimCameraCodesSubject::provoke(hal::Rig& rig, Mishap mishap, When when) {
    planned_ = true;
    tellCamera(rig, "auto");
    tellCamera(rig, word(mishap) + suffix(when));
    return true;
}

void SimCameraCodesSubject::mend(hal::Rig& rig) {
    planned_ = false;
    tellCamera(rig, "clear");
}

void SimCameraCodesSubject::showCode(hal::Rig& rig, const hal::Code&, bool) {
    if (!planned_)
        tellCamera(rig, "show=" BANSHI_FIXTURES "/codes/qr.png");
}

bool SimCameraCodesSubject::keepCodesAway(hal::Rig& rig) {
    tellCamera(rig, "auto");
    return true;
}

} // namespace conformance
