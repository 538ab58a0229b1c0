#include "services/paper/typesetter.h"

#include <pango/pangocairo.h>

#include "services/paper/card_page.h"
#include "services/paper/sheet.h"

namespace paper {
namespace {

// BabelStone Han has the rare characters of GB 18030-2022 that Noto lacks: they are people's names.
constexpr const char* kFamilies = "Noto Sans CJK SC, BabelStone Han";
constexpr char32_t kReplacement = 0xFFFD;

std::mutex& fontLock() {
    static std::mutex mutex;
    return mutex;
}

PangoContext* makeContext() {
    Owned<PangoFontMap> fonts{pango_cairo_font_map_new()};
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.get()), kPointsPerInch);
    PangoContext* context = pango_font_map_create_context(fonts.get());
    Owned<cairo_font_options_t> options{cairo_font_options_create()};
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options.get());
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    return context;
}

// Guarded by fontLock(). Never destroyed: its fonts are wanted until the process ends.
PangoContext* sharedContext() {
    static PangoContext* const context = makeContext();
    return context;
}

bool drawable(gunichar c) {
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT: // invisible: turns of direction, joiners
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return false;
    default:
        return true;
    }
}

// Byte offset and character of the first one that must not be drawn.
std::optional<std::pair<std::ptrdiff_t, char32_t>> firstForbidden(const std::string& utf8) {
    const char* const end = utf8.data() + utf8.size();
    for (const char* p = utf8.data(); p < end; p = g_utf8_next_char(p)) {
        const gunichar c = *p ? g_utf8_get_char_validated(p, end - p) : 0;
        if (c == gunichar(-1) || c == gunichar(-2))
            return {{p - utf8.data(), kReplacement}};
        if (!drawable(c))
            return {{p - utf8.data(), c}};
    }
    return std::nullopt;
}

std::optional<int> firstUnknown(const PangoLayoutRun* run) {
    for (int i = 0; i < run->glyphs->num_glyphs; ++i)
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            return run->item->offset + run->glyphs->log_clusters[i];
    return std::nullopt;
}

} // namespace

Typesetter::Typesetter() : alone_(fontLock()), context_(sharedContext()) {}

Owned<PangoLayout> Typesetter::line(const std::string& utf8, double sizePoints, Weight weight) const {
    Owned<PangoFontDescription> font{pango_font_description_new()};
    pango_font_description_set_family_static(font.get(), kFamilies);
    pango_font_description_set_weight(font.get(),
                                      weight == Weight::Bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), sizePoints * PANGO_SCALE);
    Owned<PangoLayout> layout{pango_layout_new(context_)};
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
    return layout;
}

std::optional<char32_t> Typesetter::firstMissing(const std::string& utf8) const {
    const auto forbidden = firstForbidden(utf8);
    const std::string sound = forbidden ? utf8.substr(0, std::size_t(forbidden->first)) : utf8;
    const auto layout = line(sound, 10, Weight::Bold);
    Owned<PangoLayoutIter> run{pango_layout_get_iter(layout.get())};
    std::optional<int> earliest;
    do {
        const PangoLayoutRun* current = pango_layout_iter_get_run_readonly(run.get());
        const auto unknown = current ? firstUnknown(current) : std::nullopt;
        if (unknown && (!earliest || *unknown < *earliest))
            earliest = unknown;
    } while (pango_layout_iter_next_run(run.get()));
    if (earliest)
        return g_utf8_get_char(sound.data() + *earliest);
    return forbidden ? std::optional{forbidden->second} : std::nullopt;
}

Extents extentsOf(PangoLayout* line) {
    PangoRectangle ink{};
    PangoRectangle logical{};
    pango_layout_line_get_extents(pango_layout_get_line_readonly(line, 0), &ink, &logical);
    constexpr double unit = 1.0 / PANGO_SCALE;
    return {ink.x * unit, ink.y * unit, (ink.x + ink.width) * unit, (ink.y + ink.height) * unit,
            logical.width * unit};
}

void showLine(cairo_t* cairo, PangoLayout* line, double x, double y) {
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(line, 0));
}

std::optional<char32_t> firstMissingGlyph(const std::string& utf8) { return Typesetter().firstMissing(utf8); }

} // namespace paper
