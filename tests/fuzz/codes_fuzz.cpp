// Arbitrary bytes from a code scanner, in arbitrary pieces, over each transport: a report descriptor and the
// reports after it, keystrokes, a serial line.
#include <cstdlib>

#include "hal/drivers/codes/hid_pos.h"
#include "hal/drivers/codes/keys.h"
#include "hal/drivers/codes/line.h"

namespace {

using namespace hal;

void require(bool condition) {
    if (!condition)
        std::abort();
}

void judge(const std::optional<codes::Outcome>& outcome) {
    if (!outcome || !*outcome)
        return;
    require(!(*outcome)->bytes.empty() && (*outcome)->bytes.size() <= kMostCodeBytes);
    static_cast<void>(textOf(**outcome));
}

void readWith(codes::Assembler& assembler, ByteView bytes, std::size_t piece) {
    while (!bytes.empty()) {
        const std::size_t count = std::min(piece, bytes.size());
        judge(assembler.feed(bytes.first(count)));
        bytes = bytes.subspan(count);
        require(assembler.pause() > Millis{0});
        if (count > 0 && bytes.size() % 5 == 0)
            judge(assembler.quiet());
    }
    judge(assembler.quiet());
    require(!assembler.begun());
    assembler.forget();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3)
        return 0;
    const std::size_t piece = 1 + data[0] % 97u, descriptor = std::min<std::size_t>(data[1], size - 3);
    const ByteView rest(data + 3, size - 3);
    const auto suffix = static_cast<codes::Suffix>(data[2] % 3);
    codes::LineAssembler line({.suffix = suffix, .aim = (data[2] & 4) != 0});
    readWith(line, rest, piece);
    codes::KeyAssembler keys(suffix, (data[2] & 8) != 0);
    readWith(keys, rest, piece);
    if (const auto layout = codes::layoutOf(rest.first(descriptor))) {
        require(layout->size > 0 && layout->data + layout->dataSize <= layout->size);
        codes::HidPosAssembler reports(*layout);
        readWith(reports, rest.subspan(descriptor), layout->size);
    }
    return 0;
}
