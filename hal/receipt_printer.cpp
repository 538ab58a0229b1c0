#include "hal/receipt_printer.h"

namespace hal {
namespace {

struct Bounds {
    std::size_t bytes = 0;

    bool operator()(const ReceiptText& part) {
        bytes += part.text.view().size();
        return part.scale >= 1 && part.scale <= kMostReceiptScale;
    }
    bool operator()(const ReceiptPair& part) {
        bytes += part.left.view().size() + part.right.view().size();
        return true;
    }
    bool operator()(const ReceiptRule&) const { return true; }
    bool operator()(const ReceiptGap& part) const {
        return part.height.value >= 0 && part.height.value <= kMostReceiptGap.value;
    }
    bool operator()(const ReceiptQr& part) const {
        return !part.payload.empty() && part.payload.view().size() <= kMostReceiptQr;
    }
};

} // namespace

Result<> withinBounds(const Receipt& receipt) {
    if (receipt.parts.size() > kMostReceiptParts)
        return fail(Fault::BadData, "a receipt of too many parts");
    Bounds bounds;
    for (const ReceiptPart& part : receipt.parts)
        if (!std::visit(bounds, part))
            return fail(Fault::BadData, "a receipt part beyond its bounds");
    if (bounds.bytes > kMostReceiptText)
        return fail(Fault::BadData, "a receipt of too much text");
    return {};
}

} // namespace hal
