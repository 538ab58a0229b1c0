// The one place that crosses threads: blocking work runs aside, what it reports arrives on the GUI thread.
#pragma once

#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include <QObject>

#include "hal/base/result.h"
#include "hal/device.h"

namespace kiosk {

namespace detail {

// What the GUI thread and one worker share.
struct JobState : std::enable_shared_from_this<JobState> {
    // GUI thread only. Empty when nobody listens (any more).
    std::function<void(const hal::Progress&)> onProgress;
    std::function<void()> onDone;
    std::stop_source stop;

    // Worker only. However fast a device reports, one event at a time is under way to the GUI thread, and it
    // carries the newest report.
    void post(const hal::Progress& progress, QObject* receiver);

private:
    std::mutex mutex_;
    std::optional<hal::Progress> newest_;
};

} // namespace detail

// A hold on work that was started. GUI thread only.
class Job {
public:
    Job() = default;
    explicit Job(std::shared_ptr<detail::JobState> state) : state_(std::move(state)) {}
    ~Job() { abandon(); }
    Job(Job&&) noexcept = default;
    Job& operator=(Job&& other) noexcept;

    [[nodiscard]] bool running() const { return state_ && state_->onDone; }
    void requestStop(); // its outcome is still reported
    void abandon();     // the same, but nothing it reports is heard any more

private:
    std::shared_ptr<detail::JobState> state_;
};

// Starts work and keeps its thread until the work has ended: letting go of a Job never waits. Only the
// destructor does, at the end of the program; hosted devices answer a stop within 500 ms.
class Jobs : public QObject {
    Q_OBJECT

public:
    explicit Jobs(QObject* parent = nullptr) : QObject(parent) {}
    ~Jobs() override;

    // `work(std::stop_token, const hal::OnProgress&)` returns some expected<T, E>, where E can be made from a
    // hal::Error: an exception that escapes becomes Fault::Faulty. `onDone` gets the outcome, once, on this
    // object's thread. What `work` holds is destroyed before that.
    template <class Work, class OnDone>
    [[nodiscard]] Job start(Work work, OnDone onDone,
                            std::function<void(const hal::Progress&)> onProgress = {});

    // Threads that have not ended, abandoned ones included.
    [[nodiscard]] int running() const { return static_cast<int>(threads_.size()); }

Q_SIGNALS:
    void ended(); // one thread has nothing left to do

private:
    using Body = std::function<void(std::stop_token, const hal::OnProgress&)>;
    [[nodiscard]] Job launch(std::shared_ptr<detail::JobState> state, Body body);
    void finish(std::list<std::jthread>::iterator thread, detail::JobState& state);

    std::list<std::jthread> threads_;
    std::list<std::jthread> finished_; // said so, and are joined when the next one says so
};

template <class Work, class OnDone>
Job Jobs::start(Work work, OnDone onDone, std::function<void(const hal::Progress&)> onProgress) {
    using Outcome = std::invoke_result_t<Work&, std::stop_token, const hal::OnProgress&>;
    auto outcome = std::make_shared<std::optional<Outcome>>();
    auto state = std::make_shared<detail::JobState>();
    state->onProgress = std::move(onProgress);
    state->onDone = [outcome, onDone = std::move(onDone)] { onDone(*std::move(*outcome)); };
    Body body = [outcome, work = std::move(work)](std::stop_token stop,
                                                  const hal::OnProgress& progress) mutable {
        try {
            outcome->emplace(work(std::move(stop), progress));
        } catch (const std::exception& error) { // out of memory, most likely
            outcome->emplace(tl::make_unexpected(
                typename Outcome::error_type(hal::Error{hal::Fault::Faulty, error.what()})));
        }
    };
    return launch(std::move(state), std::move(body));
}

} // namespace kiosk
