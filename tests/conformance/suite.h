// What the suites of all kinds share: a subject, its rig, and the rules that hold for every device.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/conformance/subject.h"
#include "tests/rigs/need.h"

namespace conformance {

// Never used up by a device that works: bounds a broken build, measures nothing.
inline constexpr hal::Millis kPatience{30'000};

inline constexpr When kWhenever[] = {When::Now, When::AtStart, When::Midway};

class Suite : public testing::TestWithParam<Candidate> {
protected:
    Suite() : subject_(GetParam().missing ? nullptr : GetParam().make()) {}
    void SetUp() override { RIG_NEEDED(GetParam().missing); }

    void open(Pace pace = Pace::Instant);
    [[nodiscard]] hal::Rig& rig() { return *rig_; }
    [[nodiscard]] Subject& subject() { return *subject_; }

    template <class D>
    [[nodiscard]] hal::Lease<D> lease() {
        auto got = rig_->lease<D>({}, kPatience);
        EXPECT_TRUE(got) << describe(got);
        if (!got)
            throw std::runtime_error("no lease");
        return *std::move(got);
    }

    // The published status of the only slot, once it satisfies `wanted`; false after kPatience.
    [[nodiscard]] bool becomes(const std::function<bool(const hal::DeviceInfo&)>& wanted);
    [[nodiscard]] bool becomesWell();
    [[nodiscard]] bool becomesIll();

    // Of what came out of a printer, where the subject can see it.
    template <class Matcher>
    void expectPrinted(const Matcher& matcher, const std::string& why = {}) {
        const auto documents = subject().printed();
        if (documents) {
            EXPECT_THAT(*documents, matcher) << why;
        }
    }

    template <class T>
    [[nodiscard]] static std::string describe(const hal::Result<T>& result) {
        return result ? "fine"
                      : std::string(hal::toString(result.error().fault)) + ": " + result.error().detail;
    }

    // The fault, after checking what holds for every error: its detail is for logs and names nobody.
    template <class T>
    [[nodiscard]] static hal::Fault faultOf(const hal::Result<T>& result) {
        if (result) {
            ADD_FAILURE() << "an error was expected";
            return hal::Fault::Cancelled;
        }
        expectImpersonal(result.error().detail);
        return result.error().fault;
    }
    static void expectImpersonal(const std::string& detail);

    // Runs `call` and expects that it took no more than `times` the bound. A ratio, with room for a busy
    // machine.
    template <class Call>
    static void expectWithin(double times, hal::Millis bound, Call call) {
        const auto start = std::chrono::steady_clock::now();
        call();
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        EXPECT_LE(took.count() / static_cast<double>(bound.count()), times);
    }

    [[nodiscard]] const hal::HostLimits& limits() const { return limits_; }

private:
    std::unique_ptr<Subject> subject_;
    hal::HostLimits limits_;
    std::unique_ptr<hal::Rig> rig_;
};

// Collects progress, and says whether it is believable.
class ProgressLog {
public:
    [[nodiscard]] hal::OnProgress listener(std::function<void(const hal::Progress&)> also = {});
    [[nodiscard]] bool empty() const { return heard_.empty(); }
    [[nodiscard]] bool waitedFor(hal::Fault fault) const;
    void expectMonotone() const;

private:
    std::vector<hal::Progress> heard_;
};

[[nodiscard]] inline std::string nameOf(const testing::TestParamInfo<Candidate>& info) {
    return info.param.name;
}

} // namespace conformance
