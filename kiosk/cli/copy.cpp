// banshi copy: both sides of a card, or the pages of a document, on A4 at 1:1, as a PDF or on paper.
#include <chrono>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/copy_output.h"
#include "kiosk/cli/copy_pictures.h"
#include "kiosk/cli/interruption.h"
#include "kiosk/cli/state.h"

namespace kiosk::cli {
namespace {

struct Options {
    std::string front, back;
    std::vector<std::string> document;
    std::string purpose;
    std::string output, printer;
    std::string state, templates;
    std::optional<double> dpi;
    int copies = 1;
    bool mono = false;
    bool json = false;
};

// What became of the pictures, for the answer.
struct Made {
    Pages pages;
    nlohmann::ordered_json facts;      // members of the JSON answer
    std::vector<std::string> warnings; // one line each on stderr
};

// "2026.11.24", or nothing while the clock was never set: a wrong date on a copy is worse than none.
std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[16];
    if (local.tm_year + 1900 < 2020 || std::strftime(text, sizeof text, "%Y.%m.%d", &local) == 0)
        return {};
    return text;
}

paper::CardFace faceOf(const copying::CardScan& scan) { return {scan.card, scan.keepOut, scan.bands}; }

nlohmann::ordered_json asJson(const copying::CardScan& scan) {
    return {{"side", imaging::toString(scan.found.side)},
            {"known", !scan.bands.empty()},
            {"uncertain", scan.uncertain}};
}

bool areSwapped(const copying::CardScan& front, const copying::CardScan& back) {
    return front.found.side == imaging::Side::Back && back.found.side == imaging::Side::Front;
}

Read<Made> makeCard(const Options& options, const PictureOptions& reading) {
    const auto templates = imaging::loadTemplates(options.templates);
    if (!templates)
        return tl::make_unexpected(
            Refusal{Exit::Failed, options.templates + ": " + templates.error().detail});
    auto front = readCard(options.front, reading, *templates);
    auto back = front ? readCard(options.back, reading, *templates) : front;
    if (!back)
        return tl::make_unexpected(back.error());
    if (copying::sameSide(*front, *back))
        return tl::make_unexpected(
            Refusal{Exit::Failed, options.back + ": shows the same side as " + options.front});

    Made made;
    for (const auto& [file, scan] : {std::pair{&options.front, &*front}, std::pair{&options.back, &*back}})
        if (scan->uncertain)
            made.warnings.push_back(*file + ": the card's outline is uncertain: look at the page");
    if (areSwapped(*front, *back)) {
        made.warnings.push_back("front and back were given the wrong way round: put right");
        std::swap(*front, *back);
    }
    paper::CardPage page;
    page.front = faceOf(*front);
    page.back = faceOf(*back);
    page.mono = options.mono;
    if (!options.purpose.empty())
        page.purpose = paper::PurposeLine{options.purpose, today()};
    made.facts = {{"kind", "card"}, {"front", asJson(*front)}, {"back", asJson(*back)}, {"pages", 1}};
    made.pages = std::move(page);
    return made;
}

Read<Made> makeDocument(const Options& options, const PictureOptions& reading) {
    paper::DocumentPages document;
    document.mono = options.mono;
    for (const std::string& file : options.document) {
        const auto page = readPage(file, reading);
        if (!page)
            return tl::make_unexpected(page.error());
        document.pages.push_back(page->image);
    }
    Made made;
    made.facts = {{"kind", "document"}, {"pages", document.pages.size()}};
    made.pages = std::move(document);
    return made;
}

// Paper from a simulated printer never passes for a real copy.
void markDemonstration(Pages& pages, const std::string& printer) {
    if (printer.starts_with("sim:"))
        std::visit([](auto& kind) { kind.demonstration = true; }, pages);
}

Exit deliver(const Options& options, Made made, const std::stop_token& stop, Shell& shell) {
    if (!options.output.empty()) {
        if (const auto written = writePdf(options.output, made.pages); !written)
            return complain(shell, written.error());
        made.facts["output"] = options.output;
    } else {
        markDemonstration(made.pages, options.printer);
        const auto outcome =
            printPages({options.printer, options.state, {options.copies, options.mono}, stop}, made.pages);
        if (!outcome)
            return complain(shell, outcome.error());
        if (outcome->proof == hal::Proof::None)
            return complain(shell,
                            hal::Error{hal::Fault::Faulty, "the printer took the job and was not heard of "
                                                           "again: look into the tray"});
        made.facts["sheets"] = outcome->sheets;
        made.facts["id"] = wire::toString(outcome->id);
        if (!outcome->recorded)
            made.warnings.emplace_back("printed, but the ledger could not record it");
    }
    for (const std::string& warning : made.warnings)
        complain(shell, Exit::Ok, warning);
    if (options.json)
        printJson(shell, made.facts);
    else if (!options.output.empty())
        shell.out << options.output << '\n';
    else
        shell.out << made.facts["sheets"] << " sheets printed\n";
    return Exit::Ok;
}

// What CLI11 cannot say: a card has two sides, and there is one destination.
std::optional<std::string> contradiction(const Options& options) {
    const bool card = !options.front.empty() || !options.back.empty();
    if (card == !options.document.empty())
        return "give either --front and --back, or --document";
    if (card && (options.front.empty() || options.back.empty()))
        return "a card has two sides: give both --front and --back";
    if (options.output.empty() == options.printer.empty())
        return "give either --output or --printer";
    if (!card && !options.purpose.empty())
        return "--purpose goes across a card, not a document";
    return std::nullopt;
}

Exit copy(const Options& options, Shell& shell) {
    if (const auto wrong = contradiction(options))
        return complain(shell, Exit::Usage, *wrong);
    // First of all, because threads started later inherit that the signals are held back.
    const Interruption interruption(shell);
    const PictureOptions reading{.dpi = options.dpi, .stop = interruption.token()};
    auto made = options.document.empty() ? makeCard(options, reading) : makeDocument(options, reading);
    if (!made)
        return complain(shell, made.error().exit, made.error().message);
    return deliver(options, *std::move(made), interruption.token(), shell);
}

} // namespace

void addCopy(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    options->state = defaultState().string();
    options->templates = imaging::defaultTemplates().string();
    auto* command = program.add_subcommand("copy", "Put both sides of a card, or a document, on A4 at 1:1");
    command->add_option("--front", options->front, "Picture of the front: a scan, or the card cut out");
    command->add_option("--back", options->back, "Picture of the back");
    command->add_option("--document", options->document, "Scanned pages instead of a card")->expected(-1);
    command->add_option("--purpose", options->purpose, "Printed across the card, with today's date");
    command->add_flag("--mono", options->mono, "Black and white");
    command->add_option("--copies", options->copies, "Sheets from the printer; a PDF holds the page once")
        ->check(CLI::Range(1, 99));
    command->add_option("--output", options->output, "PDF file to write (mode 0600)");
    command->add_option("--printer", options->printer, "Printer's URI: ipp://..., or sim:printer?out=DIR");
    command->add_option("--dpi", options->dpi, "Resolution of the pictures, instead of what they say")
        ->check(CLI::Range(50.0, 2400.0));
    command->add_option("--state", options->state, "Directory of the ledger, for --printer")
        ->capture_default_str();
    command->add_option("--templates", options->templates, "Directory of known card designs");
    command->add_flag("--json", options->json, "One JSON object");
    command->callback([options, &shell] { shell.exit = copy(*options, shell); });
}

} // namespace kiosk::cli
