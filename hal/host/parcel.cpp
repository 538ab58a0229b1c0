#include "hal/host/parcel.h"

#include "hal/base/memory_file.h"

namespace hal::host {
namespace {

constexpr std::int32_t kMostSide = 100'000;             // pixels; A3 at 2400 dpi has 39 685
constexpr std::size_t kMostFile = std::size_t{1} << 30; // bytes

} // namespace

Result<> sendPicture(Channel& channel, std::uint32_t call, const Image& picture, bool still) {
    const Picture said{.width = picture.width(),
                       .height = picture.height(),
                       .stride = picture.stride(),
                       .format = picture.format(),
                       .dpi = picture.dpi(),
                       .still = still};
    if (picture.sealedFile() >= 0)
        return channel.send({call, said}, picture.sealedFile());
    const auto file = sealedCopy(picture.bytes());
    if (!file)
        return tl::make_unexpected(file.error());
    return channel.send({call, said}, file->get());
}

Result<> sendPdf(Channel& channel, std::uint32_t call, const PdfDocument& pdf) {
    const auto file = sealedCopy({pdf.bytes.data(), pdf.bytes.size()});
    if (!file)
        return tl::make_unexpected(file.error());
    return channel.send({call, Pdf{pdf.bytes.size()}}, file->get());
}

Result<Image> openPicture(const Picture& said, Fd file) {
    if (said.width <= 0 || said.height <= 0 || said.width > kMostSide || said.height > kMostSide ||
        (said.format != PixelFormat::Grey8 && said.format != PixelFormat::Rgb24) ||
        said.stride < said.width * static_cast<int>(said.format) || said.stride > kMostSide * 4)
        return fail(Fault::Protocol, "a picture of impossible size");
    const std::size_t size = static_cast<std::size_t>(said.stride) * static_cast<std::size_t>(said.height);
    if (size > kMostFile)
        return fail(Fault::Protocol, "a picture of impossible size");
    auto store = mapSealed(std::move(file), size);
    if (!store)
        return tl::make_unexpected(store.error());
    return Image{said.width, said.height, said.stride, said.format, *std::move(store), said.dpi};
}

Result<PdfDocument> openPdf(const Pdf& said, Fd file) {
    if (said.size > kMostFile)
        return fail(Fault::Protocol, "a document of impossible size");
    const auto store = mapSealed(std::move(file), said.size);
    if (!store)
        return tl::make_unexpected(store.error());
    const ByteView bytes = (*store)->bytes().first(said.size);
    return PdfDocument{SecretBytes(bytes.begin(), bytes.end())};
}

} // namespace hal::host
