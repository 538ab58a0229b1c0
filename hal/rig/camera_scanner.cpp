#include "hal/rig/camera_scanner.h"

#include <algorithm>

#include "hal/host/code_finder.h"

namespace hal::detail {
namespace {

// Somebody who has the camera for herself: a technician's test.
constexpr Millis kCameraFree{2000};
// Ten times what a frame of 1080 lines takes on a small board. Longer is a decoder that hangs on it.
constexpr Millis kOneFrame{3000};

class CameraScanner final : public CodeScanner {
public:
    CameraScanner(std::shared_ptr<CameraSource> source, std::string hostProgram)
        : source_(std::move(source)), finder_(std::move(hostProgram)) {}

    Identity identity() const override { return {"Banshi", "Codes under the document camera", "", ""}; }

    // The camera's, which has a slot and an asker of its own.
    Result<Status> status(Deadline) override {
        const auto camera = source_->camera();
        return camera ? camera->status : Status{};
    }

    Result<TestReport> selfTest(std::stop_token stop) override {
        return testWithAShownCode(*this, std::move(stop));
    }

    Result<Code> read(Millis patience, std::stop_token stop, const OnProgress& progress) override {
        const Deadline end = Deadline::in(patience);
        const auto camera = source_->live(stop, std::min(patience, kCameraFree));
        if (!camera)
            return tl::make_unexpected(camera.error());
        FrameHub& hub = (*camera)->hub();
        const auto before = hub.latest(); // what it shows was there before anybody was asked
        std::uint64_t seen = before ? before->number : 0;
        if (progress)
            progress({.phase = Phase::WaitingForDevice, .done = {}, .waiting = {}});
        while (!end.passed()) {
            const auto frame = hub.newerThan(seen, stop, end.left());
            if (!frame && frame.error().fault == Fault::Timeout)
                break;
            if (!frame)
                return tl::make_unexpected(frame.error());
            seen = frame->number;
            auto codes = finder_.find(frame->picture, Deadline::in(kOneFrame), stop);
            if (!codes && codes.error().fault == Fault::Faulty)
                continue; // the decoder died of this frame; the next one looks a little different
            if (!codes)
                return tl::make_unexpected(codes.error());
            if (codes->empty())
                continue;
            if (progress)
                progress({.phase = Phase::Transferring, .done = {}, .waiting = {}});
            return std::move(codes->front());
        }
        return fail(Fault::NoDocument, "nobody showed a code");
    }

private:
    const std::shared_ptr<CameraSource> source_;
    CodeFinder finder_;
};

} // namespace

std::unique_ptr<CodeScanner> cameraScanner(std::shared_ptr<CameraSource> source, std::string hostProgram) {
    return std::make_unique<CameraScanner>(std::move(source), std::move(hostProgram));
}

} // namespace hal::detail
