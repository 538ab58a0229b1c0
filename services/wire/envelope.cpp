#include "services/wire/envelope.h"

#include <algorithm>
#include <string>

#include "services/wire/canonical_bytes.h"

namespace wire {
namespace {

constexpr std::string_view kPurpose = "banshi record";
constexpr std::size_t kFileSize = 8 + 32;

hal::Result<> limitsAreKept(const RecordHeader& header, const std::vector<SealedFile>& files) {
    if (header.payloadSize > kLargestPayload)
        return hal::fail(hal::Fault::BadData, "the payload is too large");
    if (files.size() > kMostFiles)
        return hal::fail(hal::Fault::BadData, "too many files");
    if (std::ranges::any_of(files, [](const SealedFile& file) { return file.size > kLargestFile; }))
        return hal::fail(hal::Fault::BadData, "a file is too large");
    return {};
}

hal::Result<hal::Bytes> clearPart(const RecordHeader& header, const std::vector<SealedFile>& files) {
    if (auto kept = limitsAreKept(header, files); !kept)
        return tl::make_unexpected(kept.error());
    auto encoded = encode(header);
    if (!encoded)
        return encoded;
    ByteWriter out;
    out.bytes(*encoded).number(static_cast<std::uint8_t>(files.size()));
    for (const SealedFile& file : files)
        out.number(file.size).bytes(file.hash);
    return std::move(out).take();
}

} // namespace

hal::Result<hal::Bytes> signedBytes(const RecordHeader& header, const std::vector<SealedFile>& files) {
    auto clear = clearPart(header, files);
    if (!clear)
        return clear;
    ByteWriter out;
    out.text(kPurpose).number(std::uint8_t{0}).bytes(*clear);
    return std::move(out).take();
}

hal::Result<hal::Bytes> encode(const Envelope& envelope) {
    auto clear = clearPart(envelope.header, envelope.files);
    if (!clear)
        return clear;
    ByteWriter out;
    out.bytes(*clear).bytes(envelope.signature);
    return std::move(out).take();
}

hal::Result<ReadEnvelope> decodeEnvelope(hal::ByteView bytes) {
    ReadEnvelope read;
    const auto header = decodeRecordHeader(bytes.first(std::min(bytes.size(), kRecordHeaderSize)));
    if (!header)
        return tl::make_unexpected(header.error());
    const std::size_t files = bytes.size() > kRecordHeaderSize ? bytes[kRecordHeaderSize] : 0;
    read.size = kSmallestEnvelope + files * kFileSize;
    if (bytes.size() < read.size)
        return hal::fail(hal::Fault::BadData, "the envelope is cut off");
    read.envelope.header = *header;
    read.envelope.files.resize(files);
    ByteReader in(bytes.subspan(kRecordHeaderSize + 1, read.size - kRecordHeaderSize - 1));
    for (SealedFile& file : read.envelope.files) {
        file.size = in.number<std::uint64_t>();
        in.bytes(file.hash);
    }
    in.bytes(read.envelope.signature);
    if (auto kept = limitsAreKept(*header, read.envelope.files); !kept)
        return tl::make_unexpected(kept.error());
    return read;
}

} // namespace wire
