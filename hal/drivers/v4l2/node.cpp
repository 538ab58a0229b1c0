#include "hal/drivers/v4l2/node.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>

#include <fcntl.h>
#include <unistd.h>

#include "hal/drivers/v4l2/errors.h"
#include "hal/drivers/v4l2/kernel.h"

namespace hal::v4l2 {
namespace {

namespace fs = std::filesystem;

constexpr const char* kByPath = "/dev/v4l/by-path";
// A camera has a second node for metadata; the pictures are in the first.
constexpr std::string_view kFirst = "-video-index0";
constexpr std::uint32_t kMostAnswers = 64; // of one enumeration: a camera that never ends is cut short
constexpr double kUnknownRate = 15;        // of a driver that does not enumerate rates

// Node and the names of its place: udev gives one camera several links.
std::map<std::string, std::string> cameras() {
    std::map<std::string, std::string> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(kByPath, none)) {
        const std::string link = entry.path().string();
        const fs::path node = fs::canonical(entry.path(), none);
        if (link.ends_with(kFirst) && !none)
            found.emplace(node.string(), link);
    }
    return found;
}

std::string textOf(const std::uint8_t* chars, std::size_t most) {
    const auto* text = reinterpret_cast<const char*>(chars);
    return {text, ::strnlen(text, most)};
}

double fastest(int fd, const CameraMode& size) {
    double best = 0;
    for (std::uint32_t index = 0; index < kMostAnswers; ++index) {
        v4l2_frmivalenum said{};
        said.index = index;
        said.pixel_format = V4L2_PIX_FMT_MJPEG;
        said.width = static_cast<std::uint32_t>(size.width);
        said.height = static_cast<std::uint32_t>(size.height);
        if (ask(fd, VIDIOC_ENUM_FRAMEINTERVALS, said) != 0)
            break;
        best = std::max(best, rateOf(said).value_or(0));
    }
    return best > 0 ? best : kUnknownRate;
}

std::vector<CameraMode> modesOf(int fd) {
    std::vector<CameraMode> modes;
    for (std::uint32_t index = 0; index < kMostAnswers; ++index) {
        v4l2_frmsizeenum said{};
        said.index = index;
        said.pixel_format = V4L2_PIX_FMT_MJPEG;
        if (ask(fd, VIDIOC_ENUM_FRAMESIZES, said) != 0)
            break;
        for (CameraMode size : sizesOf(said)) {
            size.framesPerSecond = fastest(fd, size);
            modes.push_back(size);
        }
    }
    sortModes(modes);
    modes.resize(std::min<std::size_t>(modes.size(), kMostAnswers));
    return modes;
}

} // namespace

Result<std::string> findNode(const Uri& uri) {
    if (uri.body.empty()) {
        const auto found = cameras();
        if (found.empty())
            return fail(Fault::Absent, "no camera is plugged in");
        if (found.size() == 1)
            return found.begin()->first;
        std::string places;
        for (const auto& [node, link] : found)
            places.append(places.empty() ? "" : ", ").append("v4l2:").append(link);
        return fail(Fault::Refused, "several cameras: name one of " + places);
    }
    if (!uri.body.starts_with("/dev/"))
        return fail(Fault::BadData, "v4l2: takes a path below /dev");
    std::error_code missing;
    const fs::path node = fs::canonical(uri.body, missing);
    if (missing)
        return fail(Fault::Absent, uri.body + ": no camera there");
    return node.string();
}

Result<Node> Node::open(const std::string& path) {
    Fd fd{::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)};
    if (!fd)
        return tl::make_unexpected(errorOf(errno, path));
    return Node(std::move(fd));
}

Result<Facts> Node::facts() const {
    v4l2_capability can{};
    if (const int refused = ask(fd(), VIDIOC_QUERYCAP, can))
        return tl::make_unexpected(errorOf(refused, "VIDIOC_QUERYCAP"));
    const std::uint32_t node = (can.capabilities & V4L2_CAP_DEVICE_CAPS) ? can.device_caps : can.capabilities;
    if (!(node & V4L2_CAP_VIDEO_CAPTURE) || !(node & V4L2_CAP_STREAMING))
        return fail(Fault::Unsupported, "this node gives no pictures; -video-index0 does");
    Facts facts{
        .identity = {.vendor = {}, .model = textOf(can.card, sizeof can.card), .serial = {}, .firmware = {}},
        .modes = modesOf(fd())};
    if (facts.modes.empty())
        return fail(Fault::Unsupported, "the camera gives no motion JPEG");
    return facts;
}

Result<> Node::answers() const {
    v4l2_capability can{};
    if (const int refused = ask(fd(), VIDIOC_QUERYCAP, can))
        return tl::make_unexpected(errorOf(refused, "VIDIOC_QUERYCAP"));
    return {};
}

} // namespace hal::v4l2
