// Pages from glass or feeder, straightened and whitened.
#include "services/copying/copying.h"
#include "services/copying/glass.h"

namespace copying {
namespace {

constexpr int kMostPages = 10; // a colour page is 26 MB, and the kiosk has to hold them all

} // namespace

hal::Result<DocumentScan> scanDocument(hal::Rig& rig, hal::ScanSource source, std::stop_token stop,
                                       const hal::OnProgress& progress, const imaging::DrawnScale& drawn) {
    const int most = source == hal::ScanSource::Flatbed ? 1 : kMostPages;
    auto scans = lookAtGlass(rig, {.source = source, .maxPages = most}, stop, progress);
    if (!scans)
        return tl::make_unexpected(scans.error());
    DocumentScan document{.pages = {}, .stopped = scans->stopped};
    for (std::size_t i = 0; i < scans->size(); ++i) {
        if (stop.stop_requested())
            return hal::fail(hal::Fault::Cancelled);
        if (progress)
            progress({hal::Phase::Finishing, double(i) / double(scans->size()), std::nullopt});
        if (auto page = imaging::cleanPage(
                imaging::atTrueScale((*scans)[i], drawn))) // an empty back of a sheet is no page
            document.pages.push_back(std::move(*page));
        (*scans)[i] = {}; // its memory is wanted for the next
    }
    if (document.pages.empty())
        return hal::fail(document.stopped.value_or(hal::Fault::NoDocument), "nothing but white");
    return document;
}

} // namespace copying
