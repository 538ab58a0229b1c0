#include "hal/drivers/v4l2/driver.h"

#include <algorithm>

#include "hal/camera_test.h"
#include "hal/drivers/v4l2/mjpeg.h"
#include "hal/drivers/v4l2/node.h"
#include "hal/picture/picture.h"

namespace hal::v4l2 {
namespace {

constexpr Millis kBlind{2000}; // without a usable frame
constexpr int kSettling = 3;   // frames after a change of mode, until the exposure is right again

Image inColour(const Image& grey) {
    ImageBuilder colour(grey.width(), grey.height(), PixelFormat::Rgb24);
    for (int y = 0; y < grey.height(); ++y)
        for (int x = 0; x < grey.width(); ++x)
            std::fill_n(colour.row(y) + std::ptrdiff_t{3} * x, 3, grey.row(y)[x]);
    return std::move(colour).finish();
}

// The same pixels without a resolution: what a frame's header says is a default of the camera's maker.
Image withoutResolution(const Image& picture) {
    class Pixels final : public PixelStore {
    public:
        explicit Pixels(Image picture) : picture_(std::move(picture)) {}
        std::span<const std::uint8_t> bytes() const override { return picture_.bytes(); }
        int sealedFile() const override { return picture_.sealedFile(); }

    private:
        Image picture_;
    };
    return {picture.width(), picture.height(), picture.stride(), picture.format(),
            std::make_shared<Pixels>(picture)};
}

// BadData: damaged, or of another size than the mode's.
Result<Image> pictureIn(ByteView buffer, const CameraMode& mode) {
    const auto frame = frameIn(buffer);
    if (!frame)
        return tl::make_unexpected(frame.error());
    if (frame->width != mode.width || frame->height != mode.height)
        return fail(Fault::BadData, "a frame of another size");
    auto picture = decodePicture(frame->jpeg, {.pixels = std::int64_t{mode.width} * mode.height});
    if (!picture)
        return picture;
    return picture->channels() == 1 ? inColour(*picture) : withoutResolution(*picture);
}

class V4l2Camera final : public Camera {
public:
    V4l2Camera(Node node, Identity identity, CameraCapabilities capabilities)
        : node_(std::move(node)), identity_(std::move(identity)), capabilities_(std::move(capabilities)) {}

    Identity identity() const override { return identity_; }
    Result<CameraCapabilities> capabilities(Deadline) override { return capabilities_; }
    Result<TestReport> selfTest(std::stop_token stop) override { return testCamera(*this, stop); }

    Result<Status> status(Deadline) override {
        if (auto answers = node_.answers(); !answers)
            return tl::make_unexpected(answers.error());
        Status status;
        status.health = Health::Ok;
        return status;
    }

    Error stream(FrameSink& sink, std::stop_token stop) override {
        auto streaming = Streaming::start(node_.fd(), capabilities_.stream);
        if (!streaming)
            return streaming.error();
        const bool oneMode = capabilities_.still == capabilities_.stream;
        for (;;) {
            const FrameSink::Wish wish = sink.wish();
            if (wish.still && !oneMode) {
                if (auto taken = changeAndTake(*streaming, sink, stop); !taken)
                    return taken.error();
                continue;
            }
            auto picture = nextPicture(**streaming, 0, wish.frame || wish.still, stop);
            if (!picture)
                return picture.error();
            if (wish.still)
                sink.takeStill(*picture);
            if (wish.frame)
                sink.take(*std::move(picture));
        }
    }

private:
    // To the best mode, and back.
    Result<> changeAndTake(std::unique_ptr<Streaming>& streaming, FrameSink& sink,
                           const std::stop_token& stop) {
        streaming.reset();
        {
            const auto best = Streaming::start(node_.fd(), capabilities_.still);
            if (!best)
                return tl::make_unexpected(best.error());
            auto still = nextPicture(**best, kSettling, true, stop);
            if (!still)
                return tl::make_unexpected(still.error());
            sink.takeStill(*std::move(still));
        }
        auto again = Streaming::start(node_.fd(), capabilities_.stream);
        if (!again)
            return tl::make_unexpected(again.error());
        streaming = *std::move(again);
        return {};
    }

    // The next sound frame after so many; empty when it need not be decoded. Io: none for too long.
    static Result<Image> nextPicture(Streaming& streaming, int passOver, bool decode,
                                     const std::stop_token& stop) {
        Deadline blind = Deadline::in(kBlind);
        Error last{Fault::Io, "no frame for two seconds"};
        for (;;) {
            const auto buffer = streaming.next(blind, stop);
            if (!buffer && buffer.error().fault == Fault::Timeout)
                return tl::make_unexpected(last);
            if (!buffer)
                return tl::make_unexpected(buffer.error());
            if (!decode)
                return Image{};
            auto picture = pictureIn(*buffer, streaming.mode());
            if (picture && passOver-- <= 0)
                return picture;
            if (picture)
                blind = Deadline::in(kBlind);
            else
                last.detail = "no sound frame for two seconds: " + picture.error().detail;
            if (blind.passed())
                return tl::make_unexpected(last);
        }
    }

    const Node node_;
    const Identity identity_;
    const CameraCapabilities capabilities_;
};

// The mode that an option asks for; without the option, `usual`.
Result<CameraMode> wished(const Uri& uri, const char* option, const std::vector<CameraMode>& modes,
                          const CameraMode& usual) {
    const auto text = uri.option(option);
    if (!text)
        return usual;
    const auto size = parseSize(*text);
    const auto mode = std::ranges::find_if(modes, [&](const CameraMode& has) {
        return size && has.width == size->width && has.height == size->height;
    });
    if (mode == modes.end())
        return fail(Fault::BadData, std::string(option) + "= takes one of the camera's sizes, as 1280x720");
    return *mode;
}

} // namespace

Result<std::unique_ptr<Device>> open(const Uri& uri) {
    const auto path = findNode(uri);
    if (!path)
        return tl::make_unexpected(path.error());
    auto node = Node::open(*path);
    if (!node)
        return tl::make_unexpected(node.error());
    auto facts = node->facts();
    if (!facts)
        return tl::make_unexpected(facts.error());
    const auto stream = wished(uri, "stream", facts->modes, streamOf(facts->modes));
    if (!stream)
        return tl::make_unexpected(stream.error());
    const auto still = wished(uri, "still", facts->modes, facts->modes.front());
    if (!still)
        return tl::make_unexpected(still.error());
    return std::make_unique<V4l2Camera>(*std::move(node), std::move(facts->identity),
                                        CameraCapabilities{std::move(facts->modes), *stream, *still});
}

} // namespace hal::v4l2
