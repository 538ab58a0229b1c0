#include "hal/drivers/escpos/redact.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "hal/base/secret.h"
#include "hal/drivers/escpos/command.h"

namespace hal::escpos {
namespace {

constexpr std::array kQuestions{Ask::Printer, Ask::Offline, Ask::Error, Ask::Paper};

// Whole writes that are known not to carry a part of a receipt.
std::string nameOf(ByteView written) {
    const auto is = [&](auto say) {
        SecretBytes known;
        say(known);
        return std::ranges::equal(written, known);
    };
    constexpr std::array kNames{"status of the printer?", "why offline?", "which error?",
                                "status of the paper?"};
    for (std::size_t at = 0; at < kQuestions.size(); ++at)
        if (is([&](SecretBytes& out) { ask(kQuestions[at], out); }))
            return kNames[at];
    if (is(recover))
        return "forget and go on";
    if (is(forgetBuffer))
        return "forget what is buffered";
    if (is(reportChanges))
        return "report changes";
    if (is(askWhenDone))
        return "say when done";
    return {};
}

class EscposRedactor final : public port::Redactor {
public:
    std::vector<port::TracePiece> feed(port::Way way, ByteView bytes) override {
        const bool told = way == port::Way::In || !nameOf(bytes).empty();
        return {{bytes.size(), told ? Bytes(bytes.begin(), bytes.end()) : Bytes{}}};
    }

    std::string describe(port::Way way, ByteView bytes) override {
        return way == port::Way::Out ? nameOf(bytes) : "status";
    }
};

} // namespace

std::unique_ptr<port::Redactor> makeRedactor() { return std::make_unique<EscposRedactor>(); }

} // namespace hal::escpos
