#include "hal/code.h"

#include <memory>
#include <type_traits>

#include <iconv.h>

namespace hal {
namespace {

struct CloseConverter {
    void operator()(iconv_t converter) const { iconv_close(converter); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConverter>;

// To UTF-8; empty: the bytes are not in that charset. GB18030 to UTF-8 at most doubles them.
SecretText decoded(const SecretBytes& bytes, const char* charset) {
    iconv_t opened = iconv_open("UTF-8", charset);
    if (opened == reinterpret_cast<iconv_t>(-1)) // NOLINT(performance-no-int-to-ptr): how iconv says no
        return {};
    const Converter converter(opened);
    SecretBytes out(bytes.size() * 2);
    char* in =
        const_cast<char*>(reinterpret_cast<const char*>(bytes.data())); // its signature; not written to
    char* to = reinterpret_cast<char*>(out.data());
    std::size_t inLeft = bytes.size(), room = out.size();
    if (iconv(converter.get(), &in, &inLeft, &to, &room) == static_cast<std::size_t>(-1) || inLeft != 0)
        return {};
    return SecretText({reinterpret_cast<const char*>(out.data()), out.size() - room});
}

} // namespace

std::string_view toString(Symbology symbology) {
    constexpr std::string_view kNames[] = {"other", "qr",      "code_128", "pdf_417", "data_matrix",
                                           "aztec", "code_39", "ean",      "itf"};
    static_assert(std::size(kNames) == kSymbologyCount);
    return kNames[static_cast<int>(symbology)];
}

SecretText textOf(const Code& code) {
    SecretText text = decoded(code.bytes, "UTF-8");
    return text.empty() ? decoded(code.bytes, "GB18030") : text;
}

} // namespace hal
