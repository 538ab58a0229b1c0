#include "hal/drivers/auxiliary/driver.h"

#include <array>
#include <chrono>

#include "hal/auxiliary.h"
#include "hal/drivers/auxiliary/line.h"
#include "hal/port/serial.h"

namespace hal::auxiliary {
namespace {

constexpr int kBaud = 115200;
constexpr Millis kAnswer{400}; // the longest line takes 9 ms; a stop must be seen within 500
constexpr int kTries = 2;      // of a question whose answer came damaged

class Board final : public Auxiliary {
public:
    explicit Board(std::unique_ptr<port::Stream> line) : line_(std::move(line)) {}

    Result<> prove() {
        const auto hello = ask(kHello, Deadline::in(kAnswer), {});
        if (!hello && hello.error().fault == Fault::Timeout)
            return fail(Fault::Offline, "nothing answers on the line");
        if (!hello)
            return tl::make_unexpected(hello.error());
        auto identity = decodeHello(*hello);
        if (!identity)
            return tl::make_unexpected(identity.error());
        identity_ = *std::move(identity);
        return guide(std::nullopt); // a light of a visit that crashed
    }

    Identity identity() const override { return identity_; }

    Result<Status> status(Deadline deadline) override {
        const auto sensors = look(deadline, {});
        if (!sensors)
            return tl::make_unexpected(sensors.error());
        return statusOf(*sensors);
    }

    Result<TestReport> selfTest(std::stop_token stop) override {
        const auto begun = std::chrono::steady_clock::now();
        const auto sensors = look(Deadline::in(kAnswer), stop);
        if (!sensors)
            return tl::make_unexpected(sensors.error());
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        TestReport report{.passed = true, .measurements = {{"answer_time", took.count(), "ms", true}}};
        const auto add = [&](const char* name, std::optional<int> value, const char* unit) {
            if (value)
                report.measurements.push_back({name, double(*value), unit, true});
        };
        add("someone_near", sensors->someoneNear, "");
        add("door_open", sensors->doorOpen, "");
        add("mains", sensors->mains, "");
        add("charge", sensors->chargePercent, "percent");
        return report;
    }

    Result<> guide(std::optional<Kind> slot) override {
        const std::string question = encodeGuide(slot);
        const auto answer = ask(question, Deadline::in(kAnswer), {});
        if (!answer)
            return tl::make_unexpected(answer.error());
        return decodeGuided(*answer, question);
    }

private:
    Result<Sensors> look(Deadline deadline, const std::stop_token& stop) {
        const auto answer = ask(kSensors, deadline, stop);
        if (!answer)
            return tl::make_unexpected(answer.error());
        return decodeSensors(*answer);
    }

    // Every question can be asked again: none does more when it is heard twice.
    Result<std::string> ask(std::string_view question, Deadline deadline, const std::stop_token& stop) {
        Result<std::string> answer = fail(Fault::Timeout);
        for (int attempt = 1; attempt <= kTries; ++attempt) {
            answer = exchange(question, deadline, stop);
            if (answer || answer.error().fault != Fault::Protocol)
                break;
        }
        return answer;
    }

    Result<std::string> exchange(std::string_view question, Deadline deadline, const std::stop_token& stop) {
        std::array<std::uint8_t, 256> piece{};
        while (!deadline.passed() && line_->read(piece, Deadline::in(Millis{0}), stop)) { // late answers
        }
        parser_.clear();
        if (auto sent = line_->write(encodeLine(question), deadline, stop); !sent)
            return tl::make_unexpected(sent.error());
        for (;;) {
            if (auto body = parser_.next())
                return *std::move(body);
            if (deadline.passed()) // what stands there talks without end
                return fail(Fault::Protocol, "no answer among what came");
            const auto count = line_->read(piece, deadline, stop);
            if (!count)
                return tl::make_unexpected(count.error());
            parser_.feed(ByteView(piece).first(*count));
        }
    }

    const std::unique_ptr<port::Stream> line_;
    LineParser parser_;
    Identity identity_;
};

} // namespace

Result<std::unique_ptr<Device>> open(const Uri& uri) {
    if (!uri.query.empty())
        return fail(Fault::BadData, "auxiliary: has no option " + uri.query.begin()->first);
    auto line = port::Serial::open(uri.body, kBaud);
    if (!line)
        return tl::make_unexpected(line.error());
    auto board = std::make_unique<Board>(*std::move(line));
    if (auto proved = board->prove(); !proved)
        return tl::make_unexpected(proved.error());
    return board;
}

} // namespace hal::auxiliary
