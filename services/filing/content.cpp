#include "services/filing/content.h"

#include <string_view>

namespace filing {
namespace {

constexpr std::string_view kOfIds = "abcdefghijklmnopqrstuvwxyz0123456789_-";
constexpr std::string_view kDigits = "0123456789";

bool isOf(std::string_view text, std::string_view characters) {
    return text.find_first_not_of(characters) == std::string_view::npos;
}

bool isId(std::string_view text) { return !text.empty() && isOf(text, kOfIds); }

// Written by hand: no copy of a number stays in a library's tree, and nothing in it needs an escape.
class Line {
public:
    Line& operator<<(std::string_view text) {
        bytes_.insert(bytes_.end(), text.begin(), text.end());
        return *this;
    }
    [[nodiscard]] hal::SecretBytes take() { return std::move(bytes_); }

private:
    hal::SecretBytes bytes_;
};

} // namespace

hal::Result<hal::SecretBytes> contentOf(const Appeal& appeal) {
    if (!isId(appeal.category) || !isId(appeal.street) || !isId(appeal.grid))
        return hal::fail(hal::Fault::BadData, "an id of an appeal");
    if (!isOf(appeal.callback.view(), kDigits))
        return hal::fail(hal::Fault::BadData, "the callback of an appeal");
    Line line;
    line << R"({"schema":1,"category":")" << appeal.category << R"(","street":")" << appeal.street
         << R"(","grid":")" << appeal.grid << R"(","callback":")" << appeal.callback.view()
         << R"(","text":""})";
    return line.take();
}

hal::Result<hal::SecretBytes> contentOf(const Rating& rating) {
    if (rating.rating < 1 || rating.rating > 5)
        return hal::fail(hal::Fault::BadData, "a rating");
    Line line;
    line << R"({"schema":1,"record":")" << wire::toString(rating.record) << R"(","rating":)"
         << std::to_string(rating.rating) << "}";
    return line.take();
}

} // namespace filing
