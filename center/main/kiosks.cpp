// Kiosks and codes.
#include "center/main/kiosks.h"

#include "services/wire/record_number.h"

namespace center {

namespace {

hal::Result<> told(const store::Result<>& result) {
    if (result)
        return {};
    switch (result.error().problem) {
    case store::Problem::NotFound:
        return hal::fail(hal::Fault::Absent, "no such kiosk");
    case store::Problem::Conflict:
        return hal::fail(hal::Fault::Busy, "taken");
    default:
        return hal::fail(hal::Fault::Storage, result.error().detail);
    }
}

} // namespace

hal::Result<wire::Uuid> addKiosk(store::Store& store, const std::string& prefix, const std::string& name,
                                 const std::string& hall, const std::string& street,
                                 const hal::Clock& clock) {
    if (!wire::isValid({.prefix = prefix, .counter = 1}))
        return hal::fail(hal::Fault::BadData, "a prefix has four of 0-9 and A-Y without I O S V Z");
    store::Kiosk kiosk;
    kiosk.id = wire::newUuid(clock);
    kiosk.prefix = prefix;
    kiosk.name = name;
    kiosk.hall = hall;
    kiosk.street = street;
    if (const auto added = told(store.fleet().add(kiosk)); !added)
        return tl::make_unexpected(added.error());
    return kiosk.id;
}

hal::Result<seal::EnrollmentCode> makeCode(store::Store& store, const wire::Uuid& kiosk,
                                           const std::string& madeBy, const hal::Clock& clock) {
    if (const auto found = store.fleet().find(kiosk); !found)
        return hal::fail(hal::Fault::Absent, "no such kiosk");
    auto code = seal::EnrollmentCode::random();
    const seal::Hash key = code.key();
    if (const auto added = told(store.fleet().addCode({.id = seal::enrollmentCodeId(key),
                                                       .key = key,
                                                       .kiosk = kiosk,
                                                       .madeBy = madeBy,
                                                       .expiresAt = clock.wall() + kCodeLasts,
                                                       .usedAt = {}}));
        !added)
        return tl::make_unexpected(added.error());
    return code;
}

} // namespace center
