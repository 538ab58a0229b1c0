// The one description of how each value crosses between kiosk and device host: the same list of fields
// writes and reads it.
#pragma once

#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/secret.h"
#include "hal/base/units.h"
#include "hal/camera.h"
#include "hal/code_scanner.h"
#include "hal/id_reader.h"
#include "hal/page_printer.h"
#include "hal/receipt_printer.h"
#include "hal/scanner.h"
#include "hal/smart_card_reader.h"

namespace hal::host {

// The last value of each enum that travels: a greater one is not believed.
template <class E>
inline constexpr E kLast{};
template <>
inline constexpr Kind kLast<Kind> = Kind::Camera;
template <>
inline constexpr Health kLast<Health> = Health::Fault;
template <>
inline constexpr Fault kLast<Fault> = Fault::Faulty;
template <>
inline constexpr Phase kLast<Phase> = Phase::Finishing;
template <>
inline constexpr ScanSource kLast<ScanSource> = ScanSource::CardDuplex;
template <>
inline constexpr ScanMode kLast<ScanMode> = ScanMode::Colour;
template <>
inline constexpr DocumentFormat kLast<DocumentFormat> = DocumentFormat::PwgRaster;
template <>
inline constexpr Proof kLast<Proof> = Proof::None;
template <>
inline constexpr PixelFormat kLast<PixelFormat> = PixelFormat::Rgb24;
template <>
inline constexpr IdCardType kLast<IdCardType> = IdCardType::Foreigner2023;
template <>
inline constexpr Align kLast<Align> = Align::Right;
template <>
inline constexpr Symbology kLast<Symbology> = Symbology::Itf;

inline constexpr std::size_t kMostBytes = 8192; // of one text or byte string
inline constexpr std::size_t kMostItems = 64;   // of one list

// Appends values, integers and doubles in the machine's own byte order: both ends are one build on one
// machine.
class Writer {
public:
    explicit Writer(SecretBytes& out) : out_(out) {}

    template <class... T>
    void operator()(const T&... values) {
        (put(values), ...);
    }

private:
    void raw(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const std::uint8_t*>(data);
        out_.insert(out_.end(), bytes, bytes + size);
    }
    void sized(const void* data, std::size_t size) {
        put(static_cast<std::uint32_t>(size));
        raw(data, size);
    }

    template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void put(const T& value) { raw(&value, sizeof value); }
    void put(const std::string& text) { sized(text.data(), std::min(text.size(), kMostBytes)); }
    void put(const SecretText& text) { sized(text.view().data(), std::min(text.view().size(), kMostBytes)); }
    void put(const SecretBytes& bytes) { sized(bytes.data(), std::min(bytes.size(), kMostBytes)); }
    void put(const Millis& span) { put(static_cast<std::int64_t>(span.count())); }
    void put(const Millimetres& length) { put(length.value); }
    void put(const Dpi& dpi) { put(dpi.value); }
    template <class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <class T>
    void put(const std::vector<T>& items) {
        const std::size_t count = std::min(items.size(), kMostItems);
        put(static_cast<std::uint32_t>(count));
        for (std::size_t i = 0; i < count; ++i)
            put(items[i]);
    }
    template <class... T>
    void put(const std::variant<T...>& value) {
        put(static_cast<std::uint8_t>(value.index()));
        std::visit([this](const auto& held) { this->put(held); }, value);
    }
    template <class T>
    requires std::is_class_v<T>
    void put(const T& value) { fields(*this, value); }

    SecretBytes& out_;
};

// Takes values from bytes that nobody vouches for. After the first thing that is wrong, ok() is false and all
// further values are left as they were.
class Reader {
public:
    explicit Reader(ByteView in) : in_(in) {}

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool finished() const { return ok_ && in_.empty(); }

    template <class... T>
    void operator()(T&... values) {
        (take(values), ...);
    }

private:
    [[nodiscard]] ByteView raw(std::size_t size) {
        if (!ok_ || size > in_.size()) {
            ok_ = false;
            return {};
        }
        const ByteView taken = in_.first(size);
        in_ = in_.subspan(size);
        return taken;
    }
    [[nodiscard]] ByteView sized() {
        std::uint32_t size = 0;
        take(size);
        if (size > kMostBytes)
            ok_ = false;
        return raw(size);
    }

    template <class T>
    requires std::is_arithmetic_v<T>
    void take(T& value) {
        using Carrier = std::conditional_t<std::is_same_v<T, bool>, std::uint8_t, T>;
        Carrier carrier{};
        const ByteView bytes = raw(sizeof carrier);
        if (bytes.empty())
            return;
        std::memcpy(&carrier, bytes.data(), sizeof carrier);
        if constexpr (std::is_same_v<T, bool>)
            ok_ = carrier <= 1;
        if constexpr (std::is_floating_point_v<T>)
            ok_ = std::isfinite(carrier);
        if (ok_)
            value = static_cast<T>(carrier);
    }
    template <class T>
    requires std::is_enum_v<T>
    void take(T& value) {
        std::underlying_type_t<T> number{};
        take(number);
        if (number < 0 || number > static_cast<std::underlying_type_t<T>>(kLast<T>))
            ok_ = false;
        if (ok_)
            value = static_cast<T>(number);
    }
    void take(std::string& text) { text = asText(sized()); }
    void take(SecretText& text) { text = SecretText{asText(sized())}; }
    void take(SecretBytes& bytes) {
        const ByteView view = sized();
        bytes.assign(view.begin(), view.end());
    }
    void take(Millis& span) {
        std::int64_t count = 0;
        take(count);
        span = Millis{count};
    }
    void take(Millimetres& length) { take(length.value); }
    void take(Dpi& dpi) { take(dpi.value); }
    template <class T>
    void take(std::optional<T>& value) {
        bool there = false;
        take(there);
        value.reset();
        if (there && ok_)
            take(value.emplace());
    }
    template <class T>
    void take(std::vector<T>& items) {
        std::uint32_t count = 0;
        take(count);
        ok_ = ok_ && count <= kMostItems;
        items.clear();
        for (std::uint32_t i = 0; i < count && ok_; ++i)
            take(items.emplace_back());
    }
    template <class... T>
    void take(std::variant<T...>& value) {
        std::uint8_t index = 0;
        take(index);
        ok_ = ok_ && index < sizeof...(T);
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((ok_ && I == index ? take(value.template emplace<I>()) : void()), ...);
        }
        (std::make_index_sequence<sizeof...(T)>{});
    }
    template <class T>
    requires std::is_class_v<T>
    void take(T& value) { fields(*this, value); }

    ByteView in_;
    bool ok_ = true;
};

} // namespace hal::host
