// The one place that crosses threads.
#include "kiosk/job/jobs.h"

#include <sys/resource.h>
#include <unistd.h>

namespace kiosk {

namespace {

// The screen comes first: on a kiosk with two cores, finding a card must not make the progress bar stutter.
void giveWayToTheScreen() {
    constexpr int kNice = 5;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNice); // Linux: this thread alone
}

} // namespace

void detail::JobState::post(const hal::Progress& progress, QObject* receiver) {
    const std::scoped_lock lock(mutex_);
    const bool underWay = newest_.has_value();
    newest_ = progress;
    if (underWay)
        return;
    QMetaObject::invokeMethod(
        receiver,
        [self = shared_from_this()] {
            std::unique_lock held(self->mutex_);
            const auto newest = std::exchange(self->newest_, std::nullopt);
            held.unlock();
            if (newest && self->onProgress)
                self->onProgress(*newest);
        },
        Qt::QueuedConnection);
}

Job& Job::operator=(Job&& other) noexcept {
    if (this != &other) {
        abandon();
        state_ = std::move(other.state_);
    }
    return *this;
}

void Job::requestStop() {
    if (state_)
        state_->stop.request_stop();
}

void Job::abandon() {
    if (!state_)
        return;
    state_->stop.request_stop();
    state_->onProgress = nullptr;
    state_->onDone = nullptr;
    state_.reset();
}

Jobs::~Jobs() {
    for (std::jthread& thread : threads_)
        thread.request_stop();
    threads_.clear(); // joins
}

Job Jobs::launch(std::shared_ptr<detail::JobState> state, Body body) {
    const auto thread = threads_.emplace(threads_.end());
    *thread = std::jthread([this, thread, state, body = std::move(body)](std::stop_token stop) mutable {
        giveWayToTheScreen();
        body(std::move(stop), [&](const hal::Progress& progress) { state->post(progress, this); });
        body = nullptr; // what the work held is gone before anybody hears that it is done
        QMetaObject::invokeMethod(
            this, [this, thread, state] { finish(thread, *state); }, Qt::QueuedConnection);
    });
    state->stop = thread->get_stop_source();
    return Job(std::move(state));
}

void Jobs::finish(std::list<std::jthread>::iterator thread, detail::JobState& state) {
    finished_.clear(); // these ended long ago, so joining them does not wait for a thread of lower rank …
    finished_.splice(finished_.begin(), threads_, thread); // … as joining this one at once could
    if (const auto done = std::exchange(state.onDone, nullptr))
        done();
    Q_EMIT ended();
}

} // namespace kiosk
