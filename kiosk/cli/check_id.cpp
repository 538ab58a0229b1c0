// banshi check-id NUMBER|-: whether identity numbers are valid, and which part is wrong. Never repeats a
// number.
#include <chrono>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/lines.h"
#include "services/identity/citizen_id.h"

namespace kiosk::cli {
namespace {

struct Options {
    std::string number;
    bool json = false;
};

// A kiosk whose battery is empty starts in 1970: such a clock says nothing about birth dates.
std::optional<std::chrono::year_month_day> today() {
    using namespace std::chrono;
    const year_month_day date{floor<days>(system_clock::now())};
    return date.year() < year{2020} ? std::nullopt : std::optional(date);
}

std::string inWords(const identity::IdCheck& check) {
    if (!check.wrong)
        return "valid (" + std::string(identity::toString(*check.kind)) + ")" +
               (check.knownProvince ? "" : ", note: no province has this code");
    switch (*check.wrong) {
    case identity::IdPart::Length:
        return "wrong: length is " + std::to_string(check.length) + ", not 18";
    case identity::IdPart::Characters:
        return "wrong: character " + std::to_string(check.position) +
               (check.position == 18 ? " is neither a digit nor X" : " is not a digit");
    case identity::IdPart::BirthDate:
        return "wrong: birth date (digits 7 to 14)";
    case identity::IdPart::CheckDigit:
        return "wrong: check digit (the last one)";
    }
    return "wrong";
}

nlohmann::ordered_json asJson(const identity::IdCheck& check, int line) {
    nlohmann::ordered_json object{{"line", line}, {"valid", check.valid()}};
    object["kind"] = check.kind ? nlohmann::ordered_json(identity::toString(*check.kind)) : nullptr;
    object["wrong"] = check.wrong ? nlohmann::ordered_json(identity::toString(*check.wrong)) : nullptr;
    object["length"] = check.length;
    if (check.position != 0)
        object["position"] = check.position;
    if (check.kind)
        object["known_province"] = check.knownProvince;
    return object;
}

Exit checkIds(const Options& options, Shell& shell) {
    return checkEachLine(shell, options.number, [&](std::string_view number, int line) {
        const auto check = identity::checkId(number, today());
        if (options.json)
            printJson(shell, asJson(check, line));
        else
            shell.out << line << ": " << inWords(check) << '\n';
        return check.valid();
    });
}

} // namespace

void addCheckId(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand("check-id", "Check identity numbers (GB 11643), saying which part "
                                                       "is wrong");
    command->add_option("number", options->number, "18 characters, or - to read one a line from stdin")
        ->required();
    command->add_flag("--json", options->json, "One JSON object a number");
    command->callback([options, &shell] { shell.exit = checkIds(*options, shell); });
}

} // namespace kiosk::cli
