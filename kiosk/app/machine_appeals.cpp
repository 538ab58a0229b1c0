// 诉求直达 over the real machine.
#include "kiosk/app/machine_appeals.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "kiosk/link/enrollment.h"
#include "kiosk/link/link_state.h"
#include "services/copying/copying.h"
#include "services/filing/content.h"
#include "services/filing/file.h"
#include "services/filing/qr.h"
#include "services/paper/jpeg.h"

namespace kiosk {

namespace {

// Print of 8 points stays readable, and a page is about a megabyte.
constexpr int kJpegQuality = 80;
constexpr hal::Dpi kSlipDpi{300};
constexpr int kCodePixels = 8; // a module, on the screen
constexpr hal::Millis kSlipPrinterWait{2'000};

std::string timeOf(hal::WallTime at) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local);
    return text.data();
}

std::string in(bool english, const catalog::Text& text) { return english ? text.en : text.zh; }

std::string placeOf(bool english, const catalog::Street& street, const catalog::Grid& grid) {
    std::string place = in(english, street.name) + " " + in(english, grid.name);
    if (const std::string about = in(english, grid.about); !about.empty())
        place += " " + about;
    return place;
}

bool has(const hal::Rig& rig, hal::Kind kind) {
    const auto devices = rig.inventory();
    return std::ranges::any_of(devices, [&](const hal::DeviceInfo& one) { return one.kind == kind; });
}

} // namespace

hal::Result<outbox::Outbox*> MachineAppeals::outbox() {
    const std::lock_guard lock(opening_);
    if (outbox_)
        return outbox_.get();
    const auto key = seal::KioskKey::load(machine_->state / seal::kKeyFileName);
    if (!key)
        return tl::make_unexpected(key.error());
    auto opened = outbox::Outbox::open(machine_->state / outbox::kDirectoryName, *key, {}, clock_);
    if (!opened)
        return tl::make_unexpected(opened.error());
    outbox_ = *std::move(opened);
    return outbox_.get();
}

// A kiosk that is enrolled while it runs takes things in from the next look on.
AppealStanding MachineAppeals::standing() {
    DoorFacts facts;
    facts.offered = machine_->policy.appeals.has_value();
    facts.enrolled = link::loadEnrollment(machine_->state).has_value();
    if (!facts.offered || !facts.enrolled)
        return standingOf(facts);
    facts.now = clock_.wall();
    facts.link = link::readLinkState(machine_->state, facts.now);
    facts.offlineDays = machine_->policy.appeals->offlineDays;
    const auto box = outbox();
    const auto usage = box ? (*box)->usage() : tl::make_unexpected(box.error());
    facts.nearlyFull = !usage || outbox::isNearlyFull(*usage, {});
    return standingOf(facts);
}

hal::Result<FiledAppeal> MachineAppeals::file(const AppealOrder& order) {
    if (standing().door != AppealDoor::Open)
        return hal::fail(hal::Fault::Refused, "nothing may be filed");
    const catalog::Appeals& policy = *machine_->policy.appeals;
    const catalog::Street& street = policy.streets.at(order.street);
    const auto box = outbox();
    const auto identity = link::loadEnrollment(machine_->state).and_then(link::identityOf);
    const auto content = filing::contentOf(filing::Appeal{policy.categories.at(order.category).id, street.id,
                                                          street.grids.at(order.grid).id, order.callback});
    if (!box || !identity || !content)
        return tl::make_unexpected(!box ? box.error() : !identity ? identity.error() : content.error());
    std::vector<hal::SecretBytes> pictures;
    std::vector<outbox::FileToSend> files;
    for (const hal::Image& page : order.pages) {
        pictures.push_back(paper::encodeJpeg(page, kJpegQuality));
        if (pictures.back().empty())
            return hal::fail(hal::Fault::Faulty, "a page cannot be written");
    }
    for (const hal::SecretBytes& picture : pictures)
        files.push_back({wire::FileType::Jpeg, picture});
    const auto filed =
        filing::file(*machine_->ledger, **box, *identity, {wire::RecordKind::Appeal, *content, files});
    if (!filed)
        return tl::make_unexpected(filed.error());
    // Without its picture the number is as good.
    const auto code = filing::qrPicture(filing::progressCode(policy.publicUrl, *filed), kCodePixels);
    return FiledAppeal{*filed, code ? *code : hal::Image()};
}

filing::Slip MachineAppeals::slipOf(const AppealOrder& order, const outbox::Filed& filed,
                                    bool alerted) const {
    const catalog::Appeals& policy = *machine_->policy.appeals;
    const catalog::SlipWords& words = policy.slip;
    const auto say = [&](const catalog::Text& text) { return in(order.english, text); };
    const catalog::Street& street = policy.streets.at(order.street);
    filing::Slip slip;
    slip.title = say(words.title);
    slip.number = {say(words.number), wire::toString(filed.number)};
    slip.pairs = {{say(words.category), say(policy.categories.at(order.category).title)},
                  {say(words.place), placeOf(order.english, street, street.grids.at(order.grid))}};
    if (filed.at.quality != wire::ClockQuality::Unset)
        slip.pairs.push_back({say(words.filed), timeOf(filed.at.at)});
    if (!alerted)
        slip.notes.push_back(say(words.waiting));
    slip.notes.push_back(say(words.call) + " " + policy.telephone);
    slip.code = filing::progressCode(policy.publicUrl, filed);
    slip.codeHint = say(words.scan);
    if (demonstration_)
        slip.demonstration = say(words.demonstration);
    return slip;
}

hal::Result<SlipOutcome> MachineAppeals::printSlip(const AppealOrder& order, const outbox::Filed& filed,
                                                   bool alerted, std::stop_token stop) {
    const filing::Slip slip = slipOf(order, filed, alerted);
    if (has(*machine_->rig, hal::Kind::ReceiptPrinter))
        return printOnRoll(slip, stop);
    if (has(*machine_->rig, hal::Kind::PagePrinter))
        return printOnPage(slip, stop);
    return SlipOutcome::NoPrinter;
}

// Intent before paper, outcome after.
hal::Result<SlipOutcome> MachineAppeals::printOnRoll(const filing::Slip& slip, const std::stop_token& stop) {
    auto printer = machine_->rig->lease<hal::ReceiptPrinter>(stop, kSlipPrinterWait);
    if (!printer)
        return tl::make_unexpected(printer.error());
    const auto entry = machine_->ledger->begin(ledger::Action::Print, {.copies = 1, .pages = 1});
    if (!entry)
        return tl::make_unexpected(entry.error());
    const auto printed = (*printer)->print(filing::rollOf(slip), stop, {});
    const auto outcome = !printed             ? ledger::Outcome::Failed
                         : printed->confirmed ? ledger::Outcome::Done
                                              : ledger::Outcome::Unproven;
    std::ignore = machine_->ledger->close(*entry, outcome,
                                          printed ? std::nullopt : std::optional(printed.error().fault));
    if (!printed)
        return tl::make_unexpected(printed.error());
    return SlipOutcome::Printed; // whoever stands there sees the paper
}

hal::Result<SlipOutcome> MachineAppeals::printOnPage(const filing::Slip& slip, const std::stop_token& stop) {
    auto page = filing::pageOf(slip, kSlipDpi);
    if (!page)
        return tl::make_unexpected(page.error());
    const paper::DocumentPages pages{
        .pages = {*std::move(page)}, .mono = true, .demonstration = demonstration_};
    const auto printed = copying::printPages(*machine_->rig, *machine_->ledger, pages, stop, {});
    if (!printed)
        return tl::make_unexpected(printed.error());
    return printed->proof == hal::Proof::None ? SlipOutcome::Unknown : SlipOutcome::Printed;
}

hal::Result<bool> MachineAppeals::waits(const wire::Uuid& record) {
    const auto box = outbox();
    return box ? (*box)->waits(record) : tl::make_unexpected(box.error());
}

} // namespace kiosk
