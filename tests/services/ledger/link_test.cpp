#include "services/ledger/link.h"

#include <random>

#include <gtest/gtest.h>

using ledger::decodeLink;
using ledger::Link;
using namespace std::chrono_literals;

namespace {

const wire::Uuid kId = wire::parseUuid("019345a0-1111-7222-8333-444455556666").value();
const wire::Stamp kAt{hal::WallTime{1'795'500'000'123ms}, wire::ClockQuality::Running};

std::vector<Link> examples() {
    seal::Hash hash;
    hash.fill(0xab);
    seal::PublicKey key;
    key.fill(0x11);
    return {
        {1, {}, ledger::Genesis{kId, key, kAt, std::nullopt}},
        {1, {}, ledger::Genesis{kId, key, kAt, ledger::Predecessor{77, hash}}},
        {2, hash, ledger::Begun{kId, 1, kAt, ledger::Action::CopyCard, {2, 1, true, false}}},
        {3, hash, ledger::Closed{kId, 1, kAt, ledger::Outcome::Done, std::nullopt}},
        {4, hash, ledger::Closed{kId, 1, kAt, ledger::Outcome::Failed, hal::Fault::OutOfPaper}},
        {5, hash, ledger::Foreign{200, {1, 2, 3}}},
    };
}

} // namespace

// Ledgers are read years later: a change of these bytes breaks every chain in the field.
TEST(Link, HasTheseBytesForEver) {
    EXPECT_EQ(seal::toHex(encode(examples()[2])),
              "01"                                                               // format
              "02"                                                               // begun
              "0000000000000002"                                                 // number
              "abababababababababababababababababababababababababababababababab" // previous
              "019345a0111172228333444455556666"                                 // id
              "0000000000000001"                                                 // sequence
              "000001a20c23c37b01"                                               // time, running clock
              "01"                                                               // copy_card
              "00020001"                                                         // copies, pages
              "01");                                                             // mono
    EXPECT_EQ(seal::toHex(ledger::headMessage(7, seal::Hash{})), "62616e736869206c65646765722068656164"
                                                                 "00010000000000000007" +
                                                                     std::string(64, '0'));
}

TEST(Link, EachKindComesBackAsItWas) {
    for (const Link& link : examples())
        EXPECT_EQ(decodeLink(encode(link)).value(), link);
}

TEST(Link, OfAnotherFormatIsUnsupported) {
    hal::Bytes bytes = encode(examples()[2]);
    bytes[0] = 2;
    EXPECT_EQ(decodeLink(bytes).error().fault, hal::Fault::Unsupported);
}

TEST(Link, TakesNeitherLessNorMore) {
    for (const Link& link : examples()) {
        hal::Bytes bytes = encode(link);
        if (!std::holds_alternative<ledger::Foreign>(link.body)) {
            for (std::size_t size = 0; size < bytes.size(); ++size)
                EXPECT_FALSE(decodeLink(hal::ByteView(bytes).first(size)));
            bytes.push_back(0);
            EXPECT_FALSE(decodeLink(bytes));
        }
    }
}

TEST(Link, HasOneEncodingOnly) {
    std::mt19937 random(3);
    for (int round = 0; round < 50'000; ++round) {
        const auto all = examples();
        hal::Bytes bytes = encode(all[random() % all.size()]);
        for (unsigned i = random() % 4; i-- > 0;)
            bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        if (const auto link = decodeLink(bytes)) {
            ASSERT_EQ(encode(*link), bytes);
        }
    }
}
