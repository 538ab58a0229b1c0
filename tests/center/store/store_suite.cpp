#include "tests/center/store/store_suite.h"

#include "tests/rigs/need.h"

namespace cs = center::store;

void StoreSuite::SetUp() {
    RIG_NEEDED(GetParam().missing());
    home_ = GetParam().make();
    reopen();
}

void StoreSuite::reopen() {
    store_.reset();
    auto opened = home_->open();
    ASSERT_TRUE(opened) << opened.error().detail;
    store_ = std::move(*opened);
}

cs::Record StoreSuite::record(wire::RecordKind kind) {
    cs::Record made;
    made.id = wire::newUuid(clock_);
    made.kiosk = wire::newUuid(clock_);
    made.number = "XH01-000001-7";
    made.kind = kind;
    made.street = "s01";
    made.filed = {clock_.wall(), wire::ClockQuality::Synchronised};
    made.receivedAt = clock_.wall();
    made.envelope = {1, 2, 3};
    made.payload = hal::Bytes(1024, 0);
    made.hash = seal::sha256(made.id.bytes);
    return made;
}

cs::Kiosk StoreSuite::kiosk(const std::string& prefix, const std::string& street) {
    cs::Kiosk made;
    made.id = wire::newUuid(clock_);
    made.prefix = prefix;
    made.name = "kiosk " + prefix;
    made.hall = "hall 1";
    made.street = street;
    return made;
}

cs::Case StoreSuite::caseAt(const center::domain::Place& place) {
    cs::Case made;
    made.id = wire::newUuid(clock_);
    made.number = "XH01-000001-7";
    made.kind = wire::RecordKind::Appeal;
    made.state = "received";
    made.place = place;
    made.filedAt = clock_.wall();
    made.receivedAt = clock_.wall();
    made.version = 1;
    made.facts = "{}";
    made.content = {9, 9, 9};
    made.dataKey = {7, 7};
    return made;
}

cs::CaseEvent StoreSuite::event(std::int64_t sequence) {
    return {sequence, clock_.wall(), "noted", "center",
            "{}",     {4, 2},        {},      seal::sha256(hal::asBytes("event"))};
}
