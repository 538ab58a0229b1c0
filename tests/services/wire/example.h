// A record's header as tests send it.
#pragma once

#include "services/wire/record_header.h"

namespace wire {

inline RecordHeader exampleHeader() {
    using namespace std::chrono_literals;
    RecordHeader header;
    header.id = parseUuid("019345a0-1111-7222-8333-444455556666").value();
    header.kiosk = parseUuid("019345a0-aaaa-7bbb-8ccc-ddddeeeeffff").value();
    header.number = {"XH01", 123};
    header.kind = RecordKind::Appeal;
    header.filed = {hal::WallTime{1'795'500'000'123ms}, ClockQuality::Synchronised};
    header.sealingKey.fill(0x5e);
    header.payloadSize = 70'000;
    header.payloadHash.fill(0xa1);
    return header;
}

} // namespace wire
