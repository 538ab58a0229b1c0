#include "services/ledger/link.h"

#include "services/wire/canonical_bytes.h"

namespace ledger {
namespace {

using wire::ByteReader;
using wire::ByteWriter;

constexpr std::uint8_t kFormat = 1;
constexpr std::uint8_t kGenesis = 1;
constexpr std::uint8_t kBegun = 2;
constexpr std::uint8_t kClosed = 3;
constexpr std::uint8_t kMono = 1;
constexpr std::uint8_t kPurposeLine = 2;

void write(ByteWriter& out, const wire::Stamp& stamp) {
    out.number(stamp.at.time_since_epoch().count()).number(static_cast<std::uint8_t>(stamp.quality));
}

wire::Stamp readStamp(ByteReader& in) {
    const hal::WallTime at{hal::Millis{in.number<std::int64_t>()}};
    return {at, static_cast<wire::ClockQuality>(in.number<std::uint8_t>())};
}

std::uint8_t write(ByteWriter& out, const Genesis& genesis) {
    out.bytes(genesis.chain.bytes).bytes(genesis.key);
    write(out, genesis.at);
    out.number(static_cast<std::uint8_t>(genesis.predecessor ? 1 : 0));
    if (genesis.predecessor)
        out.number(genesis.predecessor->link).bytes(genesis.predecessor->hash);
    return kGenesis;
}

std::uint8_t write(ByteWriter& out, const Begun& begun) {
    out.bytes(begun.id.bytes).number(begun.sequence);
    write(out, begun.at);
    out.number(static_cast<std::uint8_t>(begun.action));
    out.number(static_cast<std::uint16_t>(begun.facts.copies));
    out.number(static_cast<std::uint16_t>(begun.facts.pages));
    out.number(static_cast<std::uint8_t>((begun.facts.mono ? kMono : 0) |
                                         (begun.facts.purposeLine ? kPurposeLine : 0)));
    return kBegun;
}

std::uint8_t write(ByteWriter& out, const Closed& closed) {
    out.bytes(closed.id.bytes).number(closed.sequence);
    write(out, closed.at);
    out.number(static_cast<std::uint8_t>(closed.outcome));
    const std::string_view fault = closed.fault ? hal::toString(*closed.fault) : std::string_view{};
    out.number(static_cast<std::uint8_t>(fault.size())).text(fault);
    return kClosed;
}

std::uint8_t write(ByteWriter& out, const Foreign& foreign) {
    out.bytes(foreign.body);
    return foreign.kind;
}

Genesis readGenesis(ByteReader& in) {
    Genesis genesis;
    in.bytes(genesis.chain.bytes);
    in.bytes(genesis.key);
    genesis.at = readStamp(in);
    if (in.number<std::uint8_t>() != 0) {
        genesis.predecessor.emplace();
        genesis.predecessor->link = in.number<std::int64_t>();
        in.bytes(genesis.predecessor->hash);
    }
    return genesis;
}

Begun readBegun(ByteReader& in) {
    Begun begun;
    in.bytes(begun.id.bytes);
    begun.sequence = in.number<std::int64_t>();
    begun.at = readStamp(in);
    begun.action = static_cast<Action>(in.number<std::uint8_t>());
    begun.facts.copies = in.number<std::uint16_t>();
    begun.facts.pages = in.number<std::uint16_t>();
    const auto flags = in.number<std::uint8_t>();
    begun.facts.mono = (flags & kMono) != 0;
    begun.facts.purposeLine = (flags & kPurposeLine) != 0;
    return begun;
}

std::optional<hal::Fault> faultNamed(std::string_view name) {
    for (int i = 0; i < hal::kFaultCount; ++i)
        if (hal::toString(static_cast<hal::Fault>(i)) == name)
            return static_cast<hal::Fault>(i);
    return std::nullopt;
}

Closed readClosed(ByteReader& in) {
    Closed closed;
    in.bytes(closed.id.bytes);
    closed.sequence = in.number<std::int64_t>();
    closed.at = readStamp(in);
    closed.outcome = static_cast<Outcome>(in.number<std::uint8_t>());
    closed.fault = faultNamed(in.text(in.number<std::uint8_t>()));
    return closed;
}

} // namespace

hal::Bytes encode(const Link& link) {
    ByteWriter body;
    const auto kind = std::visit([&](const auto& what) { return write(body, what); }, link.body);
    ByteWriter out;
    out.number(kFormat).number(kind).number(link.number).bytes(link.previous);
    out.bytes(std::move(body).take());
    return std::move(out).take();
}

hal::Result<Link> decodeLink(hal::ByteView bytes) {
    ByteReader in(bytes);
    const auto format = in.number<std::uint8_t>();
    const auto kind = in.number<std::uint8_t>();
    Link link;
    link.number = in.number<std::int64_t>();
    in.bytes(link.previous);
    if (format != kFormat)
        return hal::fail(bytes.empty() ? hal::Fault::BadData : hal::Fault::Unsupported, "link format");
    if (kind == kGenesis)
        link.body = readGenesis(in);
    else if (kind == kBegun)
        link.body = readBegun(in);
    else if (kind == kClosed)
        link.body = readClosed(in);
    else
        link.body = Foreign{kind, in.rest()};
    // One encoding only: what does not encode to the very same bytes is no link of ours.
    const bool canonical = in.allRead() && hal::asText(encode(link)) == hal::asText(bytes);
    if (!canonical)
        return hal::fail(hal::Fault::BadData, "link bytes");
    return link;
}

hal::Bytes headMessage(std::int64_t number, const seal::Hash& hash) {
    ByteWriter out;
    out.text("banshi ledger head").number(std::uint8_t{0});
    out.number(static_cast<std::uint8_t>(seal::kSuite)).number(number).bytes(hash);
    return std::move(out).take();
}

} // namespace ledger
