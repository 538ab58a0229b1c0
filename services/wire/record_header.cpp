#include "services/wire/record_header.h"

#include <string>

#include "services/wire/canonical_bytes.h"

namespace wire {
namespace {

constexpr std::string_view kMagic = "BSR";
constexpr char kVersion = '1';
constexpr std::uint16_t kSuite = 1;

bool isKnown(RecordKind kind) { return kind >= RecordKind::CopyMade && kind <= RecordKind::Report; }

hal::Result<> versionIsKnown(hal::ByteView bytes) {
    const std::string_view text = hal::asText(bytes);
    if (!text.starts_with(kMagic) || text.size() <= kMagic.size())
        return hal::fail(hal::Fault::BadData, "no record header");
    if (text[kMagic.size()] != kVersion)
        return hal::fail(hal::Fault::Unsupported, "record header of another version");
    return {};
}

hal::Result<> meaningIsKnown(const RecordHeader& header) {
    if (!isValid(header.number))
        return hal::fail(hal::Fault::BadData, "the record number is invalid");
    if (header.filed.quality > ClockQuality::Synchronised)
        return hal::fail(hal::Fault::BadData, "the clock quality is invalid");
    if (header.suite != kSuite)
        return hal::fail(hal::Fault::Unsupported, "suite " + std::to_string(header.suite));
    if (!isKnown(header.kind))
        return hal::fail(hal::Fault::Unsupported,
                         "record kind " + std::to_string(static_cast<int>(header.kind)));
    return {};
}

} // namespace

hal::Result<hal::Bytes> encode(const RecordHeader& header) {
    if (auto known = meaningIsKnown(header); !known)
        return tl::make_unexpected(known.error());
    ByteWriter out;
    out.text(kMagic).number(kVersion).number(header.suite);
    out.bytes(header.id.bytes).bytes(header.kiosk.bytes);
    out.text(header.number.prefix).number(header.number.counter);
    out.number(static_cast<std::uint16_t>(header.kind));
    out.number(header.filed.at.time_since_epoch().count());
    out.number(static_cast<std::uint8_t>(header.filed.quality));
    out.bytes(header.sealingKey).number(header.payloadSize).bytes(header.payloadHash);
    return std::move(out).take();
}

hal::Result<RecordHeader> decodeRecordHeader(hal::ByteView bytes) {
    if (auto known = versionIsKnown(bytes); !known)
        return tl::make_unexpected(known.error());
    ByteReader in(bytes.subspan(kMagic.size() + sizeof kVersion));
    RecordHeader header;
    header.suite = in.number<std::uint16_t>();
    in.bytes(header.id.bytes);
    in.bytes(header.kiosk.bytes);
    header.number.prefix = in.text(4);
    header.number.counter = in.number<std::uint64_t>();
    header.kind = static_cast<RecordKind>(in.number<std::uint16_t>());
    header.filed.at = hal::WallTime{hal::Millis{in.number<std::int64_t>()}};
    header.filed.quality = static_cast<ClockQuality>(in.number<std::uint8_t>());
    in.bytes(header.sealingKey);
    header.payloadSize = in.number<std::uint64_t>();
    in.bytes(header.payloadHash);
    if (!in.allRead())
        return hal::fail(hal::Fault::BadData, "a record header has " + std::to_string(kRecordHeaderSize) +
                                                  " bytes, not " + std::to_string(bytes.size()));
    if (auto known = meaningIsKnown(header); !known)
        return tl::make_unexpected(known.error());
    return header;
}

std::string_view toString(RecordKind kind) {
    switch (kind) {
    case RecordKind::CopyMade:
        return "copy_made";
    case RecordKind::Application:
        return "application";
    case RecordKind::Appeal:
        return "appeal";
    case RecordKind::Rating:
        return "rating";
    case RecordKind::Report:
        return "report";
    }
    return "unknown";
}

} // namespace wire
