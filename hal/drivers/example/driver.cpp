#include "hal/drivers/example/driver.h"

#include <algorithm>
#include <array>

#include "hal/code_scanner.h"
#include "hal/drivers/example/codec.h"
#include "hal/drivers/models_file.h"
#include "hal/port/serial.h"
#include "hal/port/wait.h"

namespace hal::example {
namespace {

constexpr int kBaud = 9600;
constexpr Millis kAnswer{1500}; // 999 bytes take a second at 9600 baud
constexpr Millis kBetween{100}; // between two questions for a code

class Scanner final : public CodeScanner {
public:
    Scanner(std::unique_ptr<port::Stream> line, Identity identity)
        : line_(std::move(line)), identity_(std::move(identity)) {}

    Identity identity() const override { return identity_; }

    Result<Status> status(Deadline deadline) override {
        const auto hello = ask(kWho, deadline, {});
        if (!hello)
            return tl::make_unexpected(hello.error());
        Status status;
        status.health = Health::Ok;
        return status;
    }

    Result<TestReport> selfTest(std::stop_token stop) override {
        return testWithAShownCode(*this, std::move(stop));
    }

    Result<Code> read(Millis patience, std::stop_token stop, const OnProgress& progress) override {
        // What was shown before is another person's. The scanner keeps one code.
        if (auto old = ask(kGive, Deadline::in(kAnswer), stop); !old && old.error().fault != Fault::TryAgain)
            return tl::make_unexpected(old.error());
        if (progress)
            progress({.phase = Phase::WaitingForDevice, .done = {}, .waiting = {}});
        for (const Deadline end = Deadline::in(patience); !end.passed();) {
            auto answer = ask(kGive, Deadline::in(kAnswer), stop);
            if (!answer)
                return tl::make_unexpected(answer.error());
            if (auto* code = std::get_if<Code>(&*answer))
                return std::move(*code);
            if (std::holds_alternative<NotUnderstood>(*answer))
                return fail(Fault::TryAgain, "the scanner did not understand the code");
            if (auto waited = port::pause(kBetween, stop); !waited)
                return tl::make_unexpected(waited.error());
        }
        return fail(Fault::NoDocument, "nobody showed a code");
    }

    Result<Answer> ask(std::string_view question, Deadline deadline, const std::stop_token& stop) {
        parser_.clear();
        std::array<std::uint8_t, 256> piece{};
        // The answer to a question that was stopped may have come since.
        while (auto late = line_->read(piece, Deadline::in(Millis{0}), stop)) {
        }
        if (auto sent = line_->write(asBytes(question), deadline, stop); !sent)
            return tl::make_unexpected(sent.error());
        for (;;) {
            auto answer = parser_.next();
            if (!answer)
                return tl::make_unexpected(answer.error());
            if (*answer)
                return **std::move(answer);
            const auto count = line_->read(piece, deadline, stop);
            if (!count)
                return tl::make_unexpected(count.error());
            parser_.feed(ByteView(piece).first(*count));
            wipe(piece.data(), piece.size());
        }
    }

    void is(Identity identity) { identity_ = std::move(identity); }

private:
    const std::unique_ptr<port::Stream> line_;
    AnswerParser parser_;
    Identity identity_;
};

} // namespace

Result<std::unique_ptr<Device>> open(const Uri& uri) {
    for (const auto& [key, value] : uri.query)
        if (key != "models")
            return fail(Fault::BadData, "example: has no option " + key);
    const std::string file = uri.option("models").value_or(BANSHI_EXAMPLE_MODELS);
    const auto text = readModelsFile(file);
    if (!text)
        return tl::make_unexpected(text.error());
    const auto models = parseModelEntries(*text, file, {.needed = {"name", "answers"}, .optional = {}});
    if (!models)
        return tl::make_unexpected(models.error());
    auto line = port::Serial::open(uri.body, kBaud);
    if (!line)
        return tl::make_unexpected(line.error());
    auto scanner = std::make_unique<Scanner>(*std::move(line), Identity{});
    // Another device may stand at the end of the line: it is asked who it is.
    const auto answer = scanner->ask(kWho, Deadline::in(kAnswer), {});
    if (!answer && answer.error().fault == Fault::Timeout)
        return fail(Fault::Offline, "nothing answers on the line");
    if (!answer)
        return tl::make_unexpected(answer.error());
    const auto* hello = std::get_if<Hello>(&*answer);
    const auto model = std::ranges::find_if(
        *models, [&](const ModelEntry& entry) { return hello && entry.text("answers") == hello->model; });
    if (model == models->end())
        return fail(Fault::Refused, "no model of models.toml");
    scanner->is({"Example", std::string(model->text("name")), "", ""});
    return scanner;
}

} // namespace hal::example
