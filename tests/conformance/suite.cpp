#include "tests/conformance/suite.h"

#include <atomic>
#include <future>
#include <map>

namespace conformance {

const char* toString(Mishap mishap) {
    switch (mishap) {
    case Mishap::Unplugged:
        return "unplugged";
    case Mishap::Hang:
        return "hang";
    case Mishap::Crash:
        return "crash";
    case Mishap::Jam:
        return "jam";
    case Mishap::CoverOpen:
        return "cover_open";
    case Mishap::OutOfPaper:
        return "out_of_paper";
    case Mishap::TrayOpen:
        return "tray_open";
    case Mishap::WrongPaper:
        return "wrong_paper";
    case Mishap::OutOfToner:
        return "out_of_toner";
    case Mishap::Busy:
        return "busy";
    case Mishap::Offline:
        return "offline";
    case Mishap::NothingFed:
        return "nothing_fed";
    case Mishap::NoPage:
        return "empty";
    case Mishap::WrongSize:
        return "wrong_size";
    case Mishap::Damaged:
        return "damaged";
    }
    return "?";
}

const char* toString(When when) {
    switch (when) {
    case When::Now:
        return "now";
    case When::OnStatus:
        return "on_status";
    case When::AtStart:
        return "at_start";
    case When::Midway:
        return "midway";
    }
    return "?";
}

void Suite::open(Pace pace) {
    auto options = subject_->options(pace);
    limits_ = options.limits;
    auto rig = hal::Rig::open(std::move(options));
    ASSERT_TRUE(rig) << describe(rig);
    rig_ = *std::move(rig);
}

bool Suite::becomes(const std::function<bool(const hal::DeviceInfo&)>& wanted) {
    std::promise<void> seen;
    std::atomic_flag done;
    const auto look = [&](const hal::DeviceInfo& info) {
        if (wanted(info) && !done.test_and_set())
            seen.set_value();
    };
    const auto watch = rig_->watch(look);
    look(rig_->inventory().front());
    const bool became = seen.get_future().wait_for(kPatience) == std::future_status::ready;
    if (!became) {
        const hal::Status status = rig_->inventory().front().status;
        ADD_FAILURE() << "it stayed " << hal::toString(status.health) << ", "
                      << (status.fault ? hal::toString(*status.fault) : "no fault") << ": " << status.detail;
    }
    return became;
}

bool Suite::becomesWell() {
    return becomes([](const hal::DeviceInfo& info) { return info.status.health == hal::Health::Ok; });
}

bool Suite::becomesIll() {
    return becomes([](const hal::DeviceInfo& info) {
        return info.status.health == hal::Health::Fault && info.status.fault.has_value();
    });
}

void Suite::expectImpersonal(const std::string& detail) {
    for (const char* planted : {"张三", "11010519491231002X", "19491231", "示例路", "secret"})
        EXPECT_THAT(detail, testing::Not(testing::HasSubstr(planted)));
}

hal::OnProgress ProgressLog::listener(std::function<void(const hal::Progress&)> also) {
    return [this, also = std::move(also)](const hal::Progress& now) {
        heard_.push_back(now);
        if (also)
            also(now);
    };
}

bool ProgressLog::waitedFor(hal::Fault fault) const {
    return std::ranges::any_of(heard_, [&](const hal::Progress& p) {
        return p.phase == hal::Phase::WaitingForDevice && p.waiting == fault;
    });
}

void ProgressLog::expectMonotone() const {
    std::map<hal::Phase, double> reached;
    for (const hal::Progress& now : heard_) {
        if (!now.done)
            continue;
        EXPECT_GE(*now.done, 0);
        EXPECT_LE(*now.done, 1);
        EXPECT_GE(*now.done, reached[now.phase]) << "in phase " << hal::toString(now.phase);
        reached[now.phase] = *now.done;
    }
}

} // namespace conformance
