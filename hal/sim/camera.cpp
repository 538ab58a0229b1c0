#include "hal/sim/camera.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "hal/camera.h"
#include "hal/camera_test.h"
#include "hal/picture/picture.h"
#include "hal/sim/machine.h"
#include "hal/sim/opened.h"

namespace hal::sim {
namespace {

constexpr Millis kFrame{40};         // 25 a second, as a camera in a lit hall gives them
constexpr Millis kFastestFrame{5};   // instant: nobody needs more, and a processor stays free
constexpr Millis kModeChange{600};   // to the best mode and back
constexpr std::uint64_t kShown = 50; // frames of each picture; also what a "half way" of faults counts
constexpr int kFrameWidth = 1280;    // at most

Result<Bytes> readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(Fault::Storage, "a picture of the simulator cannot be read");
    return Bytes{std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> items;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        if (end > at)
            items.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return items;
}

// A white card with lines of dark type on a grey mat.
Image builtIn() {
    ImageBuilder picture(1600, 1200, PixelFormat::Rgb24);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const bool card = x >= 320 && x < 1280 && y >= 300 && y < 900;
            const bool type =
                card && x >= 400 && x < 1200 && y >= 380 && y < 820 && (y / 40) % 2 && (x / 16) % 3;
            std::fill_n(picture.row(y) + 3 * x, 3, static_cast<std::uint8_t>(type ? 30 : card ? 240 : 96));
        }
    return std::move(picture).finish();
}

// The mean of each square of `factor` pixels.
Image reduced(const Image& picture, int factor) {
    if (factor == 1)
        return picture;
    ImageBuilder small(picture.width() / factor, picture.height() / factor, PixelFormat::Rgb24);
    for (int y = 0; y < small.height(); ++y)
        for (int i = 0; i < small.width() * 3; ++i) {
            unsigned sum = 0;
            for (int dy = 0; dy < factor; ++dy)
                for (int dx = 0; dx < factor; ++dx)
                    sum += picture.row(y * factor + dy)[(i / 3 * factor + dx) * 3 + i % 3];
            small.row(y)[i] = static_cast<std::uint8_t>(sum / static_cast<unsigned>(factor * factor));
        }
    return std::move(small).finish();
}

Image inColour(const Image& picture) {
    ImageBuilder colour(picture.width(), picture.height(), PixelFormat::Rgb24);
    for (int y = 0; y < picture.height(); ++y)
        for (int i = 0; i < colour.stride(); ++i)
            colour.row(y)[i] = picture.row(y)[picture.channels() == 3 ? i : i / 3];
    return std::move(colour).finish();
}

class SimCamera : public Camera, public Controllable {
public:
    explicit SimCamera(const Uri& uri)
        : machine_(uri, Machine::Mendable::Fails), world_(uri, World::Part::Resident),
          pictures_(listed(uri.option("pictures").value_or(""))) {
        for (const std::string& word : world_.recall())
            [[maybe_unused]] const auto obeyed = obey(word);
    }

    Identity identity() const override { return {"Banshi", "Simulated document camera", "SIM-CAMERA", "1"}; }
    Result<Status> status(Deadline) override { return machine_.status(); }
    Result<TestReport> selfTest(std::stop_token stop) override { return testCamera(*this, stop); }

    Result<CameraCapabilities> capabilities(Deadline) override {
        if (auto there = look(pictures_.empty() ? std::string() : pictures_.front()); !there)
            return tl::make_unexpected(there.error());
        const CameraMode still{seen_.still.width(), seen_.still.height(), 5};
        const CameraMode stream{seen_.frame.width(), seen_.frame.height(), 1000.0 / kFrame.count()};
        return CameraCapabilities{.modes = {still, stream}, .stream = stream, .still = still};
    }

    Result<> control(std::string_view command) override {
        auto heard = machine_.control(command);
        if (heard || heard.error().fault != Fault::Unsupported)
            return heard;
        const std::lock_guard lock(mutex_);
        auto obeyed = obey(command);
        if (obeyed)
            world_.keep(shown_.empty() ? std::vector<std::string>{}
                                       : std::vector<std::string>{"show=" + shown_});
        return obeyed;
    }

    Error stream(FrameSink& sink, std::stop_token stop) override {
        const Millis span = machine_.instant() ? kFastestFrame : kFrame;
        int blind = 0;
        for (std::uint64_t number = 0;; ++number) {
            const auto share = [&](std::uint64_t n) {
                return std::min(1.0, static_cast<double>(n) / static_cast<double>(kShown));
            };
            if (auto alive = machine_.work({Phase::Working, {}, share(number), share(number + 1)}, stop, {});
                !alive)
                return alive.error();
            if (auto slept = sleep(span, stop); !slept)
                return slept.error();
            const Trouble trouble = machine_.trouble();
            if (trouble == Trouble::Empty || trouble == Trouble::WrongSize) {
                if (++blind * span >= Millis{2000} || machine_.instant())
                    return {Fault::Io, "the camera sends no usable frames"};
                continue;
            }
            blind = 0;
            if (auto there = look(lyingThere(number)); !there)
                return there.error();
            if (auto given = give(sink, stop); !given)
                return given.error();
        }
    }

private:
    struct Seen {
        std::string file;
        Image still, frame;
    };

    Result<> give(FrameSink& sink, const std::stop_token& stop) {
        const FrameSink::Wish wish = sink.wish();
        if (wish.still) {
            if (auto slept = sleep(machine_.instant() ? kFastestFrame : kModeChange, stop); !slept)
                return slept;
            sink.takeStill(seen_.still);
        }
        if (wish.frame)
            sink.take(seen_.frame);
        return {};
    }

    static Result<> sleep(Millis span, const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, span, [] { return false; });
        return stop.stop_requested() ? Result<>(fail(Fault::Cancelled)) : Result<>{};
    }

    std::string lyingThere(std::uint64_t number) {
        const std::lock_guard lock(mutex_);
        if (!shown_.empty() || pictures_.empty())
            return shown_;
        return pictures_[number / kShown % pictures_.size()];
    }

    // Makes `seen_` the picture in that file; empty: the built-in one. Only on the thread that uses the
    // device.
    Result<> look(const std::string& file) {
        if (!seen_.still.empty() && seen_.file == file)
            return {};
        Image still;
        if (file.empty()) {
            still = builtIn();
        } else {
            const auto bytes = readFile(file);
            if (!bytes)
                return tl::make_unexpected(bytes.error());
            const auto picture = decodePicture(*bytes);
            if (!picture)
                return tl::make_unexpected(picture.error());
            still = inColour(*picture);
        }
        const int factor = (still.width() + kFrameWidth - 1) / kFrameWidth;
        Image frame = reduced(still, factor);
        seen_ = {file, std::move(still), std::move(frame)};
        return {};
    }

    Result<> obey(std::string_view command) {
        constexpr std::string_view kShow = "show=";
        if (command != "auto" && !command.starts_with(kShow))
            return fail(Fault::Unsupported, "no such command");
        shown_ = command == "auto" ? std::string() : std::string(command.substr(kShow.size()));
        return {};
    }

    Machine machine_;
    const World world_;
    const std::vector<std::string> pictures_;
    std::mutex mutex_;  // guards shown_
    std::string shown_; // put there by a command
    Seen seen_;
};

} // namespace

Result<std::unique_ptr<Device>> openCamera(const Uri& uri) { return opened<SimCamera>(uri, "camera"); }

} // namespace hal::sim
