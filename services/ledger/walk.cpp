// Walks through a chain from its first link to its signed head.
#include <algorithm>
#include <string_view>
#include <utility>

#include "services/ledger/chain.h"

namespace ledger {
namespace {

// Follows the links one by one and keeps what was learnt; the first thing that is wrong ends the walk.
class Walker {
public:
    Walker(const seal::PublicKey& key, const std::optional<Head>& kept) : key_(key), kept_(kept) {}

    // False: stop, `done()` says why.
    bool follow(std::int64_t number, hal::ByteView bytes, hal::ByteView storedHash) {
        const std::int64_t expected = walk_.tip.link + 1;
        if (number != expected)
            return bad("gap");
        const seal::Hash hash = seal::sha256(bytes);
        if (!std::ranges::equal(hash, storedHash))
            return bad("hash");
        const auto link = decodeLink(bytes);
        if (!link)
            return bad(link.error().fault == hal::Fault::Unsupported ? "schema" : "hash");
        if (link->number != number)
            return bad("gap");
        if (link->previous != walk_.tip.hash)
            return bad("hash");
        if (!std::visit([&](const auto& body) { return accept(number, body); }, link->body))
            return false;
        if (kept_ && kept_->link == number && kept_->hashHex != seal::toHex(hash))
            return bad("replaced");
        walk_.tip.link = number;
        walk_.tip.hash = hash;
        return true;
    }

    void arriveAt(const hal::Result<Head>& head) {
        if (!head)
            bad(head.error().fault == hal::Fault::BadData && walk_.tip.link > 0 ? "truncated" : "unreadable");
        else if (head->link > walk_.tip.link || (kept_ && kept_->link > walk_.tip.link))
            bad("truncated");
        else if (head->link < walk_.tip.link || !isSigned(*head))
            bad("signature");
    }

    void cannotRead() { bad("unreadable"); }

    Walk done() && {
        walk_.verification.intact = walk_.verification.reason.empty();
        walk_.verification.links = walk_.tip.link;
        walk_.verification.entries = walk_.tip.entries;
        return std::move(walk_);
    }

private:
    bool bad(std::string_view reason) {
        walk_.verification.reason = reason;
        walk_.verification.firstBad = walk_.tip.link + 1;
        return false;
    }

    bool accept(std::int64_t number, const Genesis& genesis) {
        if (number != 1)
            return bad("order");
        return genesis.key == key_ || bad("signature");
    }
    bool accept(std::int64_t number, const Begun& begun) {
        if (number == 1)
            return bad("order");
        if (begun.sequence != walk_.tip.entries + 1)
            return bad("gap");
        walk_.open.emplace(begun.sequence, begun.id);
        ++walk_.tip.entries;
        return true;
    }
    bool accept(std::int64_t, const Closed& closed) {
        const auto found = walk_.open.find(closed.sequence);
        if (found == walk_.open.end() || found->second != closed.id)
            return bad("order");
        walk_.open.erase(found);
        return true;
    }
    bool accept(std::int64_t number, const Foreign&) { return number > 1 || bad("order"); }

    bool isSigned(const Head& head) const {
        const auto signature = seal::fromHex<64>(head.signatureHex);
        return signature && head.hashHex == seal::toHex(walk_.tip.hash) &&
               seal::verify(key_, headMessage(walk_.tip.link, walk_.tip.hash), *signature);
    }

    const seal::PublicKey& key_;
    const std::optional<Head>& kept_;
    Walk walk_;
};

// True when the end was reached and all links are good.
bool followAll(const Database& database, Walker& walker) {
    auto select = database.prepare("SELECT number, bytes, hash FROM link ORDER BY number");
    if (!select) {
        walker.cannotRead();
        return false;
    }
    for (;;) {
        const auto row = select->step();
        if (!row) {
            walker.cannotRead();
            return false;
        }
        if (!*row)
            return true;
        if (!walker.follow(select->integer(0), select->blob(1), select->blob(2)))
            return false;
    }
}

} // namespace

Walk walk(Database& database, const seal::PublicKey& key, const std::optional<Head>& kept) {
    Walker walker(key, kept);
    // One moment of the file for links and head, whatever a writer does meanwhile.
    auto moment = Transaction::begin(database, "DEFERRED");
    if (!moment)
        walker.cannotRead();
    else if (followAll(database, walker))
        walker.arriveAt(readHead(database));
    return std::move(walker).done();
}

} // namespace ledger
