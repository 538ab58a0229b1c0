#include "center/domain/transitions.h"

namespace center::domain {
namespace {

using enum EventType;

template <class... T>
constexpr std::uint32_t any(T... values) {
    return (bitOf(values) | ...);
}

// States
constexpr States kOpen = any(State::Received, State::Taken, State::Dispatched);
constexpr States kWorked = any(State::Taken, State::Dispatched);
constexpr States kDone = any(State::Answered, State::Rated);
constexpr States kAll = kOpen | kDone | any(State::Closed);
// People
constexpr Roles kGrid = any(Role::GridMember);
constexpr Roles kOperator = any(Role::StreetOperator);
constexpr Roles kLeader = any(Role::StreetLeader);
constexpr Roles kStreet = kOperator | kLeader;
constexpr Roles kDepartment = any(Role::DepartmentOfficer);
constexpr Roles kDistrict = any(Role::DistrictSupervisor);
constexpr Roles kResident = any(Role::Resident);
constexpr Roles kCenter = any(Role::Center);
// Clocks
constexpr Clocks kNone = 0;
constexpr Clocks kResponse = any(ClockKind::Response);
constexpr Clocks kDispatch = any(ClockKind::Dispatch);
constexpr Clocks kHandle = any(ClockKind::Handle);
constexpr Clocks kReportIn = any(ClockKind::ReportIn);
constexpr Clocks kRating = any(ClockKind::Rating);
constexpr Clocks kEvery = kResponse | kDispatch | kHandle | kReportIn | kRating;

constexpr auto kStay = std::nullopt;

// clang-format off
constexpr std::array kTable{
    //         event             name                  from                     to                 who                                     needs             stops                            starts
    Transition{Received,         "received",           0,                       State::Received,   kCenter,                                Need::Place,      kNone,                           kResponse},
    Transition{Taken,            "taken",              any(State::Received),    State::Taken,      kGrid | kStreet,                        Need::None,       kResponse,                       kDispatch | kHandle},
    Transition{Visited,          "visited",            kWorked,                 kStay,             kGrid | kOperator | kDepartment,        Need::None,       kNone,                           kNone},
    Transition{Dispatched,       "dispatched",         kWorked,                 State::Dispatched, kStreet | kDistrict,                    Need::Assignee,   kDispatch,                       kHandle},
    Transition{Returned,         "returned",           any(State::Dispatched),  State::Taken,      kGrid | kOperator | kDepartment,        Need::Sealed,     kReportIn,                       kDispatch | kHandle},
    Transition{Transferred,      "transferred",        any(State::Received, State::Taken), State::Received, kStreet | kDistrict,           Need::Place,      kDispatch,                       kNone},
    Transition{Whistled,         "whistled",           kOpen,                   State::Dispatched, kLeader,                                Need::Department, kResponse | kDispatch | kHandle, kReportIn},
    Transition{ReportedIn,       "reported_in",        any(State::Dispatched),  kStay,             kDepartment | kDistrict,                Need::None,       kReportIn,                       kHandle},
    Transition{ExtensionAsked,   "extension_asked",    kWorked,                 kStay,             kGrid | kOperator | kDepartment,        Need::Days,       kNone,                           kNone},
    Transition{ExtensionGranted, "extension_granted",  kWorked,                 kStay,             kLeader | kDistrict,                    Need::None,       kNone,                           kNone},
    Transition{ExtensionRefused, "extension_refused",  kWorked,                 kStay,             kLeader | kDistrict,                    Need::None,       kNone,                           kNone},
    Transition{Supervised,       "supervised",         kOpen,                   kStay,             kLeader | kDistrict,                    Need::None,       kNone,                           kNone},
    Transition{Answered,         "answered",           kWorked,                 State::Answered,   kGrid | kStreet | kDepartment,          Need::Sealed,     kEvery,                          kRating},
    Transition{Rated,            "rated",              any(State::Answered),    State::Rated,      kResident,                              Need::Rating,     kRating,                         kNone},
    Transition{Evaluated,        "evaluated",          kDone,                   kStay,             kLeader | kDistrict,                    Need::Score,      kNone,                           kNone},
    Transition{CheckPassed,      "check_passed",       kDone | any(State::Closed), kStay,          kDistrict,                              Need::None,       kNone,                           kNone},
    Transition{CheckFailed,      "check_failed",       kDone | any(State::Closed), State::Taken,   kDistrict,                              Need::Sealed,     kRating,                         kDispatch | kHandle},
    Transition{Merged,           "merged",             any(State::Received, State::Taken), State::Merged, kStreet | kDistrict,             Need::Other,      kEvery,                          kNone},
    Transition{Closed,           "closed",             kDone,                   State::Closed,     kStreet | kDistrict | kCenter,          Need::None,       kEvery,                          kNone},
    Transition{Noted,            "noted",              kAll,                    kStay,             kGrid | kStreet | kDepartment | kDistrict, Need::Sealed,  kNone,                           kNone},
    Transition{Reminded,         "reminded",           kOpen,                   kStay,             kCenter,                                Need::Clock,      kNone,                           kNone},
    Transition{Escalated,        "escalated",          kOpen,                   kStay,             kCenter,                                Need::Clock,      kNone,                           kNone},
};
// clang-format on

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kTable.size(); ++i)
        if (static_cast<std::size_t>(kTable[i].event) != i)
            return false;
    return kTable.size() == static_cast<std::size_t>(kEventCount);
}
static_assert(inOrder(), "a line for each event, in their order");

} // namespace

const Transition& transitionOf(EventType type) { return kTable[static_cast<std::size_t>(type)]; }

std::string_view toString(EventType type) { return transitionOf(type).name; }

std::optional<EventType> parseEvent(std::string_view text) {
    for (const Transition& one : kTable)
        if (one.name == text)
            return one.event;
    return std::nullopt;
}

} // namespace center::domain
