// Owners for the objects of cairo and pango.
#pragma once

#include <memory>

#include <cairo.h>
#include <pango/pango.h>

namespace paper {

struct Release {
    void operator()(cairo_t* p) const { cairo_destroy(p); }
    void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
    void operator()(cairo_font_options_t* p) const { cairo_font_options_destroy(p); }
    void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
    void operator()(PangoLayoutIter* p) const { pango_layout_iter_free(p); }
    void operator()(PangoContext* p) const { g_object_unref(p); }
    void operator()(PangoFontMap* p) const { g_object_unref(p); }
    void operator()(PangoLayout* p) const { g_object_unref(p); }
};

template <class T>
using Owned = std::unique_ptr<T, Release>;

} // namespace paper
