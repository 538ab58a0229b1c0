// Work of which only the newest matters: a preview while the resident changes her mind.
#pragma once

#include <functional>
#include <optional>

#include "kiosk/job/jobs.h"

namespace kiosk {

// At most one runs and at most one waits; an older one that waits is forgotten, and the outcome of one that
// was overtaken is not reported. So there is exactly one report after the last call. GUI thread only.
template <class T>
class Latest {
public:
    using Work = std::function<hal::Result<T>(std::stop_token, const hal::OnProgress&)>;

    explicit Latest(Jobs& jobs) : jobs_(jobs) {}

    void start(Work work, std::function<void(hal::Result<T>)> onDone) {
        onDone_ = std::move(onDone);
        if (job_.running())
            waiting_ = std::move(work);
        else
            run(std::move(work));
    }

    void abandon() {
        job_.abandon();
        waiting_.reset();
    }

private:
    void run(Work work) {
        job_ = jobs_.start(std::move(work), [this](hal::Result<T> outcome) {
            if (auto next = std::exchange(waiting_, std::nullopt))
                run(*std::move(next));
            else
                onDone_(std::move(outcome));
        });
    }

    Jobs& jobs_;
    Job job_;
    std::optional<Work> waiting_;
    std::function<void(hal::Result<T>)> onDone_;
};

} // namespace kiosk
