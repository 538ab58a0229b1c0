#include "kiosk/flows/appeal_door.h"

namespace kiosk {

namespace {

AppealDoor doorOf(const DoorFacts& facts) {
    if (!facts.offered || !facts.enrolled)
        return AppealDoor::NotHere;
    if (facts.link.state == link::State::Rejected)
        return AppealDoor::Rejected;
    const bool tooLong =
        facts.link.lastContact && facts.now - *facts.link.lastContact > std::chrono::days{facts.offlineDays};
    if (tooLong || !link::mayFile(facts.link.state))
        return AppealDoor::TooLong;
    return facts.nearlyFull ? AppealDoor::Full : AppealDoor::Open;
}

} // namespace

AppealStanding standingOf(const DoorFacts& facts) {
    return {doorOf(facts), facts.enrolled && facts.link.state == link::State::Online};
}

} // namespace kiosk
