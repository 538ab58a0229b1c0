#include "hal/drivers/escpos/characters.h"

#include <array>
#include <memory>
#include <type_traits>

#include <glib.h>
#include <iconv.h>

namespace hal::escpos {
namespace {

struct CloseConverter {
    void operator()(iconv_t converter) const { iconv_close(converter); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConverter>;

bool isPrivate(gunichar c) { return g_unichar_type(c) == G_UNICODE_PRIVATE_USE; }

// The bytes of one character; none: the firmware has no such glyph.
bool append(iconv_t converter, std::string_view character, SecretBytes& out) {
    std::array<char, 8> encoded{};
    char* in = const_cast<char*>(character.data()); // iconv's signature; it does not write
    char* to = encoded.data();
    std::size_t inLeft = character.size();
    std::size_t room = encoded.size();
    if (iconv(converter, &in, &inLeft, &to, &room) == static_cast<std::size_t>(-1))
        return false;
    const std::size_t size = encoded.size() - room;
    if (size == 0 || size > 2)
        return false;
    out.insert(out.end(), encoded.begin(), encoded.begin() + static_cast<std::ptrdiff_t>(size));
    return true;
}

} // namespace

Result<std::vector<std::vector<Character>>> linesOf(std::string_view utf8) {
    std::vector<std::vector<Character>> lines(1);
    const char* const end = utf8.data() + utf8.size();
    for (const char* p = utf8.data(); p < end;) {
        const gunichar c = *p ? g_utf8_get_char_validated(p, end - p) : 0;
        if (c == gunichar(-1) || c == gunichar(-2))
            return fail(Fault::BadData, "receipt text is not UTF-8");
        const char* const next = g_utf8_next_char(p);
        const std::string_view bytes(p, static_cast<std::size_t>(next - p));
        p = next;
        if (c == '\n') {
            lines.emplace_back();
            continue;
        }
        if (g_unichar_iscntrl(c))
            return fail(Fault::BadData, "receipt text holds a control character");
        auto& line = lines.back();
        if (g_unichar_iszerowidth(c) && !line.empty()) {
            SecretBytes both(line.back().utf8.view().begin(), line.back().utf8.view().end());
            both.insert(both.end(), bytes.begin(), bytes.end());
            line.back().utf8 = SecretText(asText(both));
            continue;
        }
        line.push_back({SecretText(bytes), g_unichar_iswide(c) || isPrivate(c) ? 2 : 1});
    }
    return lines;
}

std::optional<SecretBytes> inFirmware(std::string_view utf8) {
    const Converter converter(iconv_open("GB18030", "UTF-8"));
    // NOLINTNEXTLINE(performance-no-int-to-ptr): how iconv says no
    if (converter.get() == reinterpret_cast<iconv_t>(-1))
        return std::nullopt;
    SecretBytes out;
    const char* const end = utf8.data() + utf8.size();
    for (const char* p = utf8.data(); p < end;) {
        const gunichar c = g_utf8_get_char_validated(p, end - p);
        if (c == gunichar(-1) || c == gunichar(-2) || isPrivate(c))
            return std::nullopt;
        const char* const next = g_utf8_next_char(p);
        // A letter that the firmware prints two columns wide would break the line (Greek, Cyrillic, some
        // signs).
        const std::size_t before = out.size();
        if (!append(converter.get(), {p, static_cast<std::size_t>(next - p)}, out))
            return std::nullopt;
        if (out.size() - before != (g_unichar_iswide(c) ? 2u : 1u))
            return std::nullopt;
        p = next;
    }
    return out;
}

} // namespace hal::escpos
