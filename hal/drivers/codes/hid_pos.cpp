#include "hal/drivers/codes/hid_pos.h"

#include <array>
#include <map>
#include <utility>
#include <vector>

namespace hal::codes {
namespace {

// Usages with their page above them, as HID counts them.
constexpr std::uint32_t kScanner = 0x008C'0002, kByteCount = 0x0001'003B, kAim1 = 0x008C'00FB,
                        kAim2 = 0x008C'00FC, kAim3 = 0x008C'00FD, kDecodedData = 0x008C'00FE,
                        kContinued = 0x008C'00FF;
constexpr std::size_t kMostUsages = 1024;
constexpr std::size_t kMostReportBits = 4096 * 8;

// One item: its tag and type without the size (low two bits are 0), and its value.
struct Item {
    std::uint8_t tag = 0;
    std::uint32_t value = 0;
    std::uint8_t size = 0;
};
constexpr std::uint8_t kUsagePage = 0x04, kReportSize = 0x74, kReportId = 0x84, kReportCount = 0x94,
                       kPush = 0xA4, kPop = 0xB4, kUsage = 0x08, kUsageMinimum = 0x18, kUsageMaximum = 0x28,
                       kInput = 0x80, kCollection = 0xA0, kEndCollection = 0xC0, kOutput = 0x90,
                       kFeature = 0xB0;
constexpr std::uint8_t kLongItem = 0xFE;
constexpr std::uint32_t kConstant = 0x01, kApplication = 0x01;

struct Globals {
    std::uint32_t page = 0, size = 0, count = 0;
    std::uint8_t report = 0;
};

struct Field {
    std::uint8_t report = 0;
    std::size_t bit = 0, bits = 0; // within the report, its number not counted
};

class Descriptor {
public:
    // Protocol: cut off, or beyond all bounds.
    Result<> read(ByteView bytes) {
        while (!bytes.empty()) {
            const std::uint8_t head = bytes[0];
            const std::size_t size =
                head == kLongItem && bytes.size() > 1 ? bytes[1] + 2u : std::array{0, 1, 2, 4}[head & 3];
            if (bytes.size() < 1 + size)
                return fail(Fault::Protocol, "the report descriptor is cut off");
            Item item{.tag = static_cast<std::uint8_t>(head & ~3), .size = static_cast<std::uint8_t>(size)};
            for (std::size_t i = 0; i < size && head != kLongItem; ++i)
                item.value |= static_cast<std::uint32_t>(bytes[1 + i]) << (8 * i);
            if (head != kLongItem && !take(item))
                return fail(Fault::Protocol, "the report descriptor is beyond all bounds");
            bytes = bytes.subspan(1 + size);
        }
        return {};
    }

    bool isScanner = false;
    bool numbered = false;
    std::map<std::uint32_t, Field> fields; // of usages, each where it stands first
    std::map<std::uint8_t, std::size_t> reportBits;

private:
    bool take(const Item& item) {
        switch (item.tag) {
        case kUsagePage:
            globals_.page = item.value;
            return true;
        case kReportSize:
            globals_.size = item.value;
            return true;
        case kReportCount:
            globals_.count = item.value;
            return true;
        case kReportId:
            globals_.report = static_cast<std::uint8_t>(item.value);
            numbered = true;
            return true;
        case kPush:
            saved_.push_back(globals_);
            return saved_.size() < 32;
        case kPop:
            if (saved_.empty())
                return false;
            globals_ = saved_.back();
            saved_.pop_back();
            return true;
        case kUsage:
            usages_.push_back(usageOf(item));
            return usages_.size() < kMostUsages;
        case kUsageMinimum:
            minimum_ = usageOf(item);
            return true;
        case kUsageMaximum:
            for (std::uint64_t usage = minimum_; usage <= usageOf(item); ++usage) {
                if (usages_.size() >= kMostUsages)
                    break; // keyboards name more keys than they have fields
                usages_.push_back(static_cast<std::uint32_t>(usage));
            }
            return true;
        case kCollection:
            if (item.value == kApplication)
                isScanner = isScanner || (!usages_.empty() && usages_.back() == kScanner);
            [[fallthrough]];
        case kEndCollection:
        case kOutput:
        case kFeature:
            usages_.clear();
            return true;
        case kInput:
            return input(item.value);
        default:
            return true;
        }
    }

    [[nodiscard]] std::uint32_t usageOf(const Item& item) const {
        return item.size == 4 ? item.value : globals_.page << 16 | item.value;
    }

    bool input(std::uint32_t flags) {
        std::size_t& at = reportBits[globals_.report];
        const std::size_t bits = std::size_t{globals_.size} * globals_.count;
        if (globals_.size > kMostReportBits || globals_.count > kMostReportBits ||
            at + bits > kMostReportBits)
            return false;
        if (bits == 0) { // a field that is not there has no place either
            usages_.clear();
            return true;
        }
        // A usage for each element; the last one has all that are left.
        for (std::size_t i = 0; i < usages_.size() && i < globals_.count && (flags & kConstant) == 0; ++i) {
            const std::size_t elements = i + 1 == usages_.size() ? globals_.count - i : 1;
            fields.try_emplace(usages_[i],
                               Field{globals_.report, at + i * globals_.size, elements * globals_.size});
        }
        at += bits;
        usages_.clear();
        return true;
    }

    Globals globals_;
    std::vector<Globals> saved_;
    std::vector<std::uint32_t> usages_;
    std::uint32_t minimum_ = 0;
};

} // namespace

Result<ReportLayout> layoutOf(ByteView reportDescriptor) {
    Descriptor read;
    if (auto fine = read.read(reportDescriptor); !fine)
        return tl::make_unexpected(fine.error());
    const auto data = read.fields.find(kDecodedData);
    if (!read.isScanner || data == read.fields.end())
        return fail(Fault::Refused, "no HID POS scanner: is it set up as a keyboard or a serial line?");
    const Field& bytes = data->second;
    const std::size_t head = read.numbered ? 8 : 0;
    // Only what lies in the same report, and on whole bytes where bytes are meant.
    const auto bitOf = [&](std::uint32_t usage) -> std::optional<std::size_t> {
        const auto found = read.fields.find(usage);
        if (found == read.fields.end() || found->second.report != bytes.report)
            return std::nullopt;
        return head + found->second.bit;
    };
    const auto byteOf = [&](std::uint32_t usage) -> std::optional<std::size_t> {
        const auto bit = bitOf(usage);
        return bit && *bit % 8 == 0 ? std::optional(*bit / 8) : std::nullopt;
    };
    ReportLayout layout{.number = read.numbered ? std::optional(bytes.report) : std::nullopt,
                        .count = byteOf(kByteCount),
                        .aim = byteOf(kAim1),
                        .data = byteOf(kDecodedData).value_or(0),
                        .dataSize = bytes.bits / 8,
                        .continuedBit = bitOf(kContinued),
                        .size = (head + read.reportBits[bytes.report] + 7) / 8};
    const bool aimInOnePiece =
        layout.aim && byteOf(kAim2) == *layout.aim + 1 && byteOf(kAim3) == *layout.aim + 2;
    if (!aimInOnePiece)
        layout.aim.reset();
    const auto within = [&](std::optional<std::size_t> byte, std::size_t count) {
        return !byte || *byte + count <= layout.size;
    };
    if (!within(layout.count, 1) || !within(layout.aim, kAimSize) || !within(layout.data, layout.dataSize) ||
        layout.continuedBit.value_or(0) >= layout.size * 8)
        return fail(Fault::Protocol, "the report descriptor has fields beyond its report");
    if (layout.dataSize == 0 || (head + bytes.bit) % 8 != 0)
        return fail(Fault::Protocol, "the report descriptor has no bytes for a code");
    return layout;
}

std::optional<Outcome> HidPosAssembler::feed(ByteView report) {
    if (layout_.number && (report.empty() || report[0] != *layout_.number))
        return std::nullopt; // of a button or a lamp
    if (report.size() != layout_.size) {
        forget();
        return fail(Fault::TryAgain, "a report of another length");
    }
    const std::size_t count = layout_.count ? report[*layout_.count] : layout_.dataSize;
    ByteView data = report.subspan(layout_.data, std::min(count, layout_.dataSize));
    if (!layout_.count) // padded with NUL
        while (!data.empty() && data.back() == 0)
            data = data.first(data.size() - 1);
    if (layout_.aim && !begun_)
        code_.symbology = symbologyOf(report.subspan(*layout_.aim, kAimSize));
    begun_ = true;
    tooMuch_ = tooMuch_ || code_.bytes.size() + data.size() > kMostCodeBytes;
    if (!tooMuch_)
        code_.bytes.insert(code_.bytes.end(), data.begin(), data.end());
    const bool continued =
        layout_.continuedBit && (report[*layout_.continuedBit / 8] >> (*layout_.continuedBit % 8) & 1) != 0;
    if (continued)
        return std::nullopt;
    begun_ = false;
    Code code = std::exchange(code_, {});
    if (std::exchange(tooMuch_, false))
        return fail(Fault::BadData, "more than a code can hold");
    if (code.bytes.empty())
        return std::nullopt;
    return code;
}

std::optional<Outcome> HidPosAssembler::quiet() {
    if (!begun_)
        return std::nullopt;
    forget();
    return fail(Fault::TryAgain, "the code broke off");
}

void HidPosAssembler::forget() {
    code_ = {};
    begun_ = tooMuch_ = false;
}

} // namespace hal::codes
