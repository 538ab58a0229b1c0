#include "hal/sim/world.h"

#include <array>
#include <charconv>
#include <cstring>
#include <string_view>

#include <fcntl.h>

namespace hal::sim {
namespace {

constexpr std::size_t kPartSize = 8192; // a path or two, and a stack of pages

Fd borrowed(const Uri& uri) {
    const std::string text = uri.option("world").value_or("");
    int number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return {};
    return Fd{::fcntl(number, F_DUPFD_CLOEXEC, 3)};
}

} // namespace

World::World(const Uri& uri, Part part) : file_(borrowed(uri)), part_(part) {}

std::vector<std::string> World::recall() const {
    std::array<char, kPartSize + 1> text{};
    const auto offset = static_cast<off_t>(part_) * static_cast<off_t>(kPartSize);
    if (!file_ || ::pread(file_.get(), text.data(), kPartSize, offset) <= 0)
        return {};
    std::vector<std::string> words;
    std::string_view rest(text.data());
    for (std::size_t end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
        words.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    return words;
}

void World::keep(const std::vector<std::string>& words) const {
    if (!file_)
        return;
    std::array<char, kPartSize> text{};
    std::size_t used = 0;
    for (const std::string& word : words) {
        if (used + word.size() + 2 > text.size())
            break;
        std::memcpy(text.data() + used, word.data(), word.size());
        used += word.size();
        text[used++] = '\n';
    }
    const auto offset = static_cast<off_t>(part_) * static_cast<off_t>(kPartSize);
    // A world that cannot be written is a world that is forgotten: the simulator works on.
    [[maybe_unused]] const auto written = ::pwrite(file_.get(), text.data(), text.size(), offset);
}

} // namespace hal::sim
