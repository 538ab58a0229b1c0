#include "services/ledger/ledger.h"

#include <limits>
#include <mutex>

#include "services/ledger/chain.h"
#include "services/seal/file_lock.h"
#include "services/seal/set_aside.h"

namespace ledger {
namespace {

namespace fs = std::filesystem;

constexpr int kLargestFigure = std::numeric_limits<std::uint16_t>::max();

bool isThere(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored) || fs::exists(fs::path(file) += "-wal", ignored);
}

bool arePossible(const Facts& facts) {
    return facts.copies >= 0 && facts.copies <= kLargestFigure && facts.pages >= 0 &&
           facts.pages <= kLargestFigure;
}

struct Opened {
    Database database;
    Walk walk;
    std::optional<fs::path> setAside;
};

// BadData when the file is no ledger or its chain does not verify; `lastGood` then says how far it held.
hal::Result<Opened> openAndWalk(const fs::path& file, const seal::PublicKey& key, Predecessor& lastGood) {
    auto database = openForAppending(file);
    if (!database)
        return tl::make_unexpected(database.error());
    Walk walked = walk(*database, key);
    lastGood = {walked.tip.link, walked.tip.hash};
    if (!walked.verification.intact)
        return hal::fail(hal::Fault::BadData, file.string() + ": " + walked.verification.reason);
    return Opened{std::move(*database), std::move(walked), std::nullopt};
}

// Absent: of the whole ledger only SQLite's journal is left.
bool isDamage(const hal::Error& error) {
    return error.fault == hal::Fault::BadData || error.fault == hal::Fault::Absent;
}

hal::Result<Opened> openOrStartAnew(const fs::path& file, const seal::KioskKey& key,
                                    const hal::Clock& clock) {
    std::optional<Predecessor> predecessor;
    std::optional<fs::path> aside;
    Predecessor lastGood;
    if (isThere(file)) {
        auto opened = openAndWalk(file, key.publicKey(), lastGood);
        if (opened || !isDamage(opened.error()))
            return opened;
        auto moved = seal::setAside(file, clock);
        if (!moved)
            return tl::make_unexpected(moved.error());
        aside = *std::move(moved);
        predecessor = lastGood;
    }
    if (auto created = createChain(file, key, clock, predecessor); !created)
        return tl::make_unexpected(created.error());
    auto opened = openAndWalk(file, key.publicKey(), lastGood);
    if (opened)
        opened->setAside = std::move(aside);
    return opened;
}

} // namespace

class Ledger::Impl {
public:
    Impl(fs::path file, seal::FileLock lock, Opened opened, seal::KioskKey key, const hal::Clock& clock)
        : file_(std::move(file)), lock_(std::move(lock)), key_(std::move(key)), clock_(clock),
          setAside_(std::move(opened.setAside)), database_(std::move(opened.database)), tip_(opened.walk.tip),
          open_(std::move(opened.walk.open)) {}

    hal::Result<> closeInterrupted() {
        while (!open_.empty()) {
            const auto [sequence, id] = *open_.begin();
            if (auto closed = appendClose(sequence, id, Outcome::Interrupted, std::nullopt); !closed)
                return closed;
            ++interrupted_;
        }
        return {};
    }

    hal::Result<Entry> begin(Action action, const Facts& facts) {
        if (!arePossible(facts))
            return hal::fail(hal::Fault::BadData, "impossible facts");
        const std::lock_guard lock(mutex_);
        const Begun begun{wire::newUuid(clock_), tip_.entries + 1, wire::stampOf(clock_), action, facts};
        const auto tip = append(database_, tip_, key_, begun);
        if (!tip)
            return tl::make_unexpected(tip.error());
        tip_ = *tip;
        open_.emplace(begun.sequence, begun.id);

        Entry entry;
        entry.id = begun.id;
        entry.sequence = begun.sequence;
        entry.action = action;
        entry.facts = facts;
        entry.begun = begun.at.at;
        entry.clock = begun.at.quality;
        return entry;
    }

    hal::Result<> close(const Entry& entry, Outcome outcome, std::optional<hal::Fault> fault) {
        const std::lock_guard lock(mutex_);
        const auto found = open_.find(entry.sequence);
        if (found == open_.end() || found->second != entry.id || outcome == Outcome::Open)
            return hal::fail(hal::Fault::BadData, "the entry is not open");
        return appendClose(entry.sequence, entry.id, outcome, fault);
    }

    // What this process wrote last, as a head to compare the file with.
    Head kept() const {
        const std::lock_guard lock(mutex_);
        return {tip_.link, seal::toHex(tip_.hash), {}};
    }

    const fs::path& file() const { return file_; }
    const seal::PublicKey& publicKey() const { return key_.publicKey(); }
    const std::optional<fs::path>& whatWasSetAside() const { return setAside_; }
    int interrupted() const { return interrupted_; }

private:
    hal::Result<> appendClose(std::int64_t sequence, wire::Uuid id, Outcome outcome,
                              std::optional<hal::Fault> fault) {
        const auto tip =
            append(database_, tip_, key_, Closed{id, sequence, wire::stampOf(clock_), outcome, fault});
        if (!tip)
            return tl::make_unexpected(tip.error());
        tip_ = *tip;
        open_.erase(sequence);
        return {};
    }

    const fs::path file_;
    const seal::FileLock lock_;
    const seal::KioskKey key_;
    const hal::Clock& clock_;
    const std::optional<fs::path> setAside_;
    int interrupted_ = 0;

    mutable std::mutex mutex_; // for all that follows
    Database database_;
    Tip tip_;
    std::map<std::int64_t, wire::Uuid> open_;
};

hal::Result<std::unique_ptr<Ledger>> Ledger::open(const fs::path& file, const seal::KioskKey& key,
                                                  const hal::Clock& clock) {
    auto lock = seal::FileLock::take(fs::path(file) += ".lock");
    if (!lock)
        return tl::make_unexpected(lock.error());

    auto opened = openOrStartAnew(file, key, clock);
    if (!opened)
        return tl::make_unexpected(opened.error());
    auto impl = std::make_unique<Impl>(file, *std::move(lock), *std::move(opened), key, clock);
    if (auto closed = impl->closeInterrupted(); !closed)
        return tl::make_unexpected(closed.error());
    return std::unique_ptr<Ledger>(new Ledger(std::move(impl)));
}

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::~Ledger() = default;

hal::Result<Entry> Ledger::begin(Action action, const Facts& facts) { return impl_->begin(action, facts); }

hal::Result<> Ledger::close(const Entry& entry, Outcome outcome, std::optional<hal::Fault> fault) {
    return impl_->close(entry, outcome, fault);
}

// Reading has a connection of its own each time: it never keeps a resident's copy waiting.
hal::Result<std::vector<Entry>> Ledger::entries(std::int64_t fromSequence, int limit) const {
    return readFile(impl_->file(), fromSequence, limit);
}

hal::Result<Head> Ledger::head() const { return readHead(impl_->file()); }

Verification Ledger::verify() const {
    const auto verified = verifyFile(impl_->file(), impl_->publicKey(), impl_->kept());
    if (verified)
        return *verified;
    Verification missing;
    missing.firstBad = 1;
    missing.reason = "unreadable";
    return missing;
}

std::optional<fs::path> Ledger::setAside() const { return impl_->whatWasSetAside(); }
int Ledger::interruptedAtOpen() const { return impl_->interrupted(); }

} // namespace ledger
