#include "services/copying/glass.h"

#include <algorithm>

namespace copying {
namespace {

constexpr hal::Millis kScannerWait{5000};
constexpr hal::Millis kCapabilitiesWait{10'000}; // a scanner that wakes from sleep answers in 3 to 8 s

hal::Dpi offered(const std::vector<hal::Dpi>& resolutions, hal::Dpi wish) {
    if (resolutions.empty())
        return wish;
    const auto fit = std::ranges::find_if(resolutions, [&](hal::Dpi dpi) { return dpi >= wish; });
    return fit == resolutions.end() ? resolutions.back() : *fit;
}

hal::Result<hal::ScanRequest> possible(hal::ScanRequest wish, const hal::ScannerCapabilities& can) {
    if (!std::ranges::count(can.sources, wish.source))
        return hal::fail(hal::Fault::Unsupported, "the scanner has no " + std::string(toString(wish.source)));
    wish.dpi = offered(can.resolutions, wish.dpi);
    if (!can.colour)
        wish.mode = hal::ScanMode::Grey;
    wish.area.width = std::min(wish.area.width, can.maxWidth);
    wish.area.height = std::min(wish.area.height, can.maxHeight);
    return wish;
}

} // namespace

hal::Result<hal::ScannedPages> lookAtGlass(hal::Rig& rig, hal::ScanRequest wish, std::stop_token stop,
                                           const hal::OnProgress& progress) {
    auto scanner = rig.lease<hal::Scanner>(stop, kScannerWait);
    if (!scanner)
        return tl::make_unexpected(scanner.error());
    const auto can = (*scanner)->capabilities(hal::Deadline::in(kCapabilitiesWait));
    if (!can)
        return tl::make_unexpected(can.error());
    const auto request = possible(wish, *can);
    if (!request)
        return tl::make_unexpected(request.error());
    auto pages = (*scanner)->scan(*request, stop, progress);
    if (!pages)
        return pages;
    for (hal::Image& page : *pages) {
        if (page.empty())
            return hal::fail(hal::Fault::BadData, "the scanner sent an empty page");
        if (!page.dpi())
            page = page.withDpi(request->dpi);
    }
    if (pages->empty())
        return hal::fail(hal::Fault::BadData, "the scanner sent no page");
    return pages;
}

} // namespace copying
