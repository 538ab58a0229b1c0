// What must not be done in a process that holds keys: decoding what residents sent, drawing pages. A program
// of its own does it, without network and within bounds, and threads of its own wait for it: a picture that
// takes long holds up nobody but other pictures. Thread-safe.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

#include "center/http/message.h"
#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "services/wire/payload.h"

namespace center::staff {

class Renderer {
public:
    // Called once, on a thread of the renderer or, when it has too much to do (Busy), at once.
    using Done = std::function<void(hal::Result<hal::Bytes>)>;

    explicit Renderer(std::filesystem::path program);
    ~Renderer(); // ends what runs; what waits is told Cancelled

    // A JPEG, at most 1600 pixels high and wide, without anything that was not a pixel; of a PDF its first
    // page. Errors: BadData (no such picture, or too large a one), Timeout, Absent (the program), Busy, Io.
    void picture(hal::SecretBytes file, wire::FileType type, Done done);

    // A PDF of services/paper's text_report.h as JSON: {"title","facts":[[name,value],…],"rows":[{"name",
    // "verdict","good","lines":[…]},…],"foot"}. Errors: as above.
    void report(std::string_view json, Done done);

private:
    struct Job {
        const char* what = nullptr;
        hal::SecretBytes input;
        Done done;
    };
    void add(Job job);
    void work(const std::stop_token& stop);
    [[nodiscard]] hal::Result<hal::Bytes> run(const Job& job, const std::stop_token& stop) const;

    const std::filesystem::path program_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Job> waiting_;
    std::vector<std::jthread> threads_; // last: they use all of the above
};

// banshi-render beside the running program.
[[nodiscard]] std::filesystem::path rendererBeside();

// The picture for a page to show; 422 no_picture, or 503.
[[nodiscard]] http::Response pictureAnswer(const hal::Result<hal::Bytes>& jpeg);

} // namespace center::staff
