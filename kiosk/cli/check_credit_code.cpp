// banshi check-credit-code CODE|-: whether unified social credit codes are valid, and which part is wrong.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/lines.h"
#include "services/identity/credit_code.h"

namespace kiosk::cli {
namespace {

struct Options {
    std::string code;
    bool json = false;
};

std::string inWords(const identity::CreditCodeCheck& check) {
    if (!check.wrong)
        return "valid (" + std::string(identity::toString(*check.kind)) + ")" +
               (check.organisationCodeAgrees ? "" : ", note: characters 9 to 17 do not agree by GB 11714");
    switch (*check.wrong) {
    case identity::CreditCodePart::Length:
        return "wrong: length is " + std::to_string(check.length) + ", not 18";
    case identity::CreditCodePart::Characters:
        return "wrong: character " + std::to_string(check.position) +
               (check.leftOut ? std::string(" is ") + *check.leftOut + ", which no code contains"
                              : " is neither a digit nor a letter of the alphabet in use");
    case identity::CreditCodePart::CheckCharacter:
        return "wrong: check character (the last one)";
    }
    return "wrong";
}

nlohmann::ordered_json asJson(const identity::CreditCodeCheck& check, int line) {
    nlohmann::ordered_json object{{"line", line}, {"valid", check.valid()}};
    object["kind"] = check.kind ? nlohmann::ordered_json(identity::toString(*check.kind)) : nullptr;
    object["wrong"] = check.wrong ? nlohmann::ordered_json(identity::toString(*check.wrong)) : nullptr;
    object["length"] = check.length;
    if (check.position != 0)
        object["position"] = check.position;
    if (check.leftOut)
        object["illegal"] = std::string(1, *check.leftOut);
    if (check.kind)
        object["organisation_code_agrees"] = check.organisationCodeAgrees;
    return object;
}

Exit checkCodes(const Options& options, Shell& shell) {
    return checkEachLine(shell, options.code, [&](std::string_view code, int line) {
        const auto check = identity::checkCreditCode(code);
        if (options.json)
            printJson(shell, asJson(check, line));
        else
            shell.out << line << ": " << inWords(check) << '\n';
        return check.valid();
    });
}

} // namespace

void addCheckCreditCode(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "check-credit-code", "Check unified social credit codes (GB 32100), saying which part is wrong");
    command->add_option("code", options->code, "18 characters, or - to read one a line from stdin")
        ->required();
    command->add_flag("--json", options->json, "One JSON object a code");
    command->callback([options, &shell] { shell.exit = checkCodes(*options, shell); });
}

} // namespace kiosk::cli
