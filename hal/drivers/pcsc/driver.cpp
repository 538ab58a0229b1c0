#include "hal/drivers/pcsc/driver.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "hal/drivers/pcsc/card_dialogue.h"
#include "hal/drivers/pcsc/service.h"
#include "hal/smart_card_reader.h"

namespace hal::pcsc {
namespace {

// A stop is seen after this; pcscd itself looks for cards every 400 ms.
constexpr Millis kSlice{250};

double milliseconds(std::chrono::steady_clock::duration span) {
    return std::chrono::duration<double, std::milli>(span).count();
}

class Reader final : public SmartCardReader {
public:
    Reader(std::unique_ptr<Service> service, std::string name, const CardState& now)
        : service_(std::move(service)), name_(std::move(name)), identity_(service_->identity(name_)) {
        noteRead(now);
    }

    Identity identity() const override { return identity_; }

    Result<Status> status(Deadline) override {
        if (const auto now = look(); !now)
            return tl::make_unexpected(now.error());
        Status status;
        status.health = Health::Ok;
        return status;
    }

    // What stands in the card stays in it: only that it was read, and how fast.
    Result<TestReport> selfTest(std::stop_token stop) override {
        const auto begun = std::chrono::steady_clock::now();
        const auto now = look();
        if (!now)
            return tl::make_unexpected(now.error());
        TestReport report{
            .passed = true,
            .measurements = {
                {"answer_time", milliseconds(std::chrono::steady_clock::now() - begun), "ms", true},
                {"card", double(now->present), "", true}}};
        if (now->present) {
            const auto reading = std::chrono::steady_clock::now();
            const auto card = readNow(*now, stop);
            const double took = milliseconds(std::chrono::steady_clock::now() - reading);
            const bool another = !card && card.error().fault == Fault::BadData;
            if (!card && !another)
                return tl::make_unexpected(card.error());
            report.measurements.push_back({"card_read_time", took, "ms", true});
            report.measurements.push_back({"social_security_card", double(!another), "", true});
            report.measurements.push_back({"atr", double(atrSize_), "bytes", true});
        }
        return report;
    }

    Result<bool> cardLies(Deadline) override {
        return look().map([](const CardState& now) { return now.present; });
    }

    Result<SocialSecurityCard> read(std::stop_token stop) override {
        auto now = look();
        if (now && now->present && now->visit == readVisit_)
            return fail(Fault::CardMustLeave);
        while (now && !now->present) {
            if (stop.stop_requested())
                return fail(Fault::Cancelled);
            now = service_->look(name_, *now, kSlice);
        }
        if (!now)
            return tl::make_unexpected(now.error());
        return readNow(*now, stop);
    }

private:
    [[nodiscard]] Result<CardState> look() const { return service_->look(name_, {}, Millis{0}); }

    void noteRead(const CardState& now) {
        if (now.present)
            readVisit_ = now.visit;
    }

    Result<SocialSecurityCard> readNow(const CardState& now, const std::stop_token& stop) {
        noteRead(now);
        auto card = readConnected(stop);
        if (!card && card.error().fault != Fault::Cancelled)
            if (const auto reader = look(); !reader) // it was not the card that was pulled
                return tl::make_unexpected(reader.error());
        return card;
    }

    Result<SocialSecurityCard> readConnected(const std::stop_token& stop) {
        const auto connected = Card::connect(*service_, name_);
        if (!connected)
            return tl::make_unexpected(connected.error());
        auto atr = (*connected)->atr();
        if (!atr)
            return tl::make_unexpected(atr.error());
        atrSize_ = atr->size();
        auto card =
            readSocialSecurityCard([&](ByteView command) { return (*connected)->transmit(command); }, stop);
        if (card)
            card->atr = *std::move(atr);
        return card;
    }

    const std::unique_ptr<Service> service_;
    const std::string name_;
    const Identity identity_;
    std::optional<std::uint16_t> readVisit_; // of the card that was read, or lay there before us
    std::size_t atrSize_ = 0;
};

} // namespace

Result<std::string> chosen(const std::vector<std::string>& readers, const std::string& name) {
    if (std::ranges::find(readers, name) != readers.end())
        return name;
    std::vector<std::string> fitting;
    std::ranges::copy_if(readers, std::back_inserter(fitting),
                         [&](const std::string& reader) { return reader.starts_with(name); });
    if (fitting.empty())
        return fail(Fault::Absent, "no smart card reader" + (name.empty() ? "" : " " + name));
    if (fitting.size() == 1)
        return fitting.front();
    std::string names;
    for (const std::string& reader : fitting)
        names += (names.empty() ? "" : ", ") + reader;
    return fail(Fault::Refused, "several readers, name this one: " + names);
}

Result<std::unique_ptr<Device>> open(const Uri& uri) {
    if (!uri.query.empty())
        return fail(Fault::BadData, "pcsc: has no option " + uri.query.begin()->first);
    auto service = Service::open();
    if (!service)
        return tl::make_unexpected(service.error());
    const auto readers = (*service)->readers();
    if (!readers)
        return tl::make_unexpected(readers.error());
    auto name = chosen(*readers, uri.body);
    if (!name)
        return tl::make_unexpected(name.error());
    const auto now = (*service)->look(*name, {}, Millis{0});
    if (!now)
        return tl::make_unexpected(now.error());
    return std::make_unique<Reader>(*std::move(service), *std::move(name), *now);
}

} // namespace hal::pcsc
