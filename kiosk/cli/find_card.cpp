// banshi find-card IMAGE…: where the card lies in each picture, or why there is none to be trusted.
#include "kiosk/cli/find_card.h"

#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "hal/picture/worker.h"
#include "kiosk/cli/commands.h"

namespace kiosk::cli {
namespace {

using nlohmann::ordered_json;

constexpr hal::Millis kDecodingTime{20'000}; // 120 megapixels of progressive JPEG on a slow kiosk

struct Options {
    std::vector<std::string> files;
    double dpi = 0, scale = 0; // 0: not given
    std::string source = "flatbed";
    std::string templates;
    bool json = false;
};

double cpuMillis() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

hal::Result<hal::Image> read(const std::string& file) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) // reading one would throw
        return hal::fail(hal::Fault::Storage, "it is a directory");
    std::ifstream stream(file, std::ios::binary);
    const hal::Bytes bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream)
        return hal::fail(hal::Fault::Storage, "cannot read the file");
    return hal::decodeInWorker(bytes, {}, hal::Deadline::in(kDecodingTime));
}

// An answer of its own for the file, and a word on stderr; the other files go on.
void refuse(const Options& options, const std::string& file, const std::string& why, Exit exit,
            Shell& shell) {
    if (options.json)
        printJson(shell, {{"file", file}, {"error", why}});
    complain(shell, exit, file + ": " + why);
    if (shell.exit != Exit::Usage)
        shell.exit = exit;
}

void say(const std::string& file, const ordered_json& answer, Shell& shell) {
    shell.out << file << ": " << answer["result"].get<std::string>();
    for (const auto& card : answer["cards"]) {
        shell.out << ", " << card["side"].get<std::string>() << " at";
        for (const auto& corner : card["corners"])
            shell.out << ' ' << corner[0].get<double>() << ',' << corner[1].get<double>();
    }
    shell.out << '\n';
}

void findIn(const std::string& file, const Options& options, const imaging::Templates& templates,
            Shell& shell) {
    const auto picture = read(file);
    if (!picture)
        return refuse(options, file, picture.error().detail, Exit::Failed, shell);
    double pixelsPerMm = options.scale > 0 ? options.scale : hal::Dpi{options.dpi}.pixelsPerMm();
    if (pixelsPerMm <= 0 && picture->dpi())
        pixelsPerMm = picture->dpi()->pixelsPerMm();
    if (pixelsPerMm <= 0)
        return refuse(options, file, "the file does not say its resolution: give --dpi or --scale",
                      Exit::Usage, shell);
    const auto source = options.source == "camera" ? imaging::Source::Camera : imaging::Source::Flatbed;
    const double before = cpuMillis();
    const auto finding = imaging::findCard(*picture, pixelsPerMm, source, templates);
    const double spent = cpuMillis() - before;
    ordered_json answer{{"file", file}};
    answer.update(asJson(finding));
    answer["ms"] = rounded(spent, 10);
    if (options.json)
        printJson(shell, answer);
    else
        say(file, answer, shell);
}

void findAll(const Options& options, Shell& shell) {
    const auto templates = imaging::loadTemplates(options.templates);
    if (!templates) {
        shell.exit = complain(shell, templates.error());
        return;
    }
    shell.exit = Exit::Ok;
    for (const auto& file : options.files)
        findIn(file, options, *templates, shell);
}

} // namespace

ordered_json asJson(const imaging::Finding& finding) {
    ordered_json cards = ordered_json::array();
    for (const auto& card : finding.cards) {
        ordered_json corners = ordered_json::array();
        for (const auto& corner : card.corners)
            corners.push_back({rounded(corner.x + 0.5, 100), rounded(corner.y + 0.5, 100)});
        ordered_json object{{"corners", corners}, {"side", imaging::toString(card.side)}};
        object["rotation"] =
            card.rotation ? ordered_json(std::fmod(rounded(*card.rotation, 1000), 360.0)) : nullptr;
        object["confidence"] = rounded(card.confidence, 1000);
        cards.push_back(object);
    }
    return {{"result", imaging::toString(finding.verdict)}, {"cards", cards}};
}

void addFindCard(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    options->templates = imaging::defaultTemplates().string();
    auto* command = program.add_subcommand("find-card",
                                           "Find the card in pictures (JPEG, PNG), or say why there is none");
    command->add_option("image", options->files, "Pictures")->required();
    auto* dpi = command->add_option("--dpi", options->dpi, "Resolution, instead of the file's own")
                    ->check(CLI::PositiveNumber);
    auto* scale =
        command
            ->add_option("--scale", options->scale, "The same in pixels a millimetre: a camera's calibration")
            ->check(CLI::PositiveNumber);
    dpi->excludes(scale);
    command->add_option("--source", options->source, "flatbed (exact scale, no tilt) or camera")
        ->check(CLI::IsMember({"flatbed", "camera"}))
        ->capture_default_str();
    command->add_option("--templates", options->templates, "Directory of card templates");
    command->add_flag("--json", options->json, "One JSON object a picture");
    command->callback([options, &shell] { findAll(*options, shell); });
}

} // namespace kiosk::cli
