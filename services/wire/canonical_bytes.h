// Big-endian bytes, written and read in order: what canonical encodings are made of.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <utility>

#include "hal/base/bytes.h"

namespace wire {

class ByteWriter {
public:
    template <std::integral T>
    ByteWriter& number(T value) {
        const auto bits =
            static_cast<std::uint64_t>(value); // NOLINT(bugprone-signed-char-misuse): cut to T again
        for (std::size_t i = sizeof(T); i-- > 0;)
            bytes_.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
        return *this;
    }
    ByteWriter& bytes(hal::ByteView view) {
        bytes_.insert(bytes_.end(), view.begin(), view.end());
        return *this;
    }
    ByteWriter& text(std::string_view view) { return bytes(hal::asBytes(view)); }

    [[nodiscard]] hal::Bytes take() && { return std::move(bytes_); }

private:
    hal::Bytes bytes_;
};

// Reading past the end gives zeros and is remembered: ask allRead() once, at the end.
class ByteReader {
public:
    explicit ByteReader(hal::ByteView bytes) : rest_(bytes) {}

    template <std::integral T>
    [[nodiscard]] T number() {
        std::uint64_t bits = 0;
        for (const std::uint8_t byte : take(sizeof(T)))
            bits = bits << 8 | byte;
        return static_cast<T>(bits);
    }
    template <std::size_t N>
    void bytes(std::array<std::uint8_t, N>& into) {
        const auto view = take(N);
        std::copy(view.begin(), view.end(), into.begin());
    }
    [[nodiscard]] std::string_view text(std::size_t size) { return hal::asText(take(size)); }

    [[nodiscard]] hal::ByteView restView() { return take(rest_.size()); }
    [[nodiscard]] hal::Bytes rest() {
        const auto view = restView();
        return {view.begin(), view.end()};
    }

    // Neither too little nor anything left over.
    [[nodiscard]] bool allRead() const { return !short_ && rest_.empty(); }

private:
    hal::ByteView take(std::size_t size) {
        if (short_ || size > rest_.size()) {
            short_ = true;
            return {};
        }
        const auto view = rest_.first(size);
        rest_ = rest_.subspan(size);
        return view;
    }

    hal::ByteView rest_;
    bool short_ = false;
};

} // namespace wire
