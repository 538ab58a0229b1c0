// The services as a test wants them: answers prepared beforehand, work that stays under way until released.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>

#include "copy_samples.h"
#include "kiosk/flows/copy_services.h"

namespace kiosk {

// Thread-safe as far as tests need it: answers are set before the call that uses them.
class FakeServices : public CopyServices {
public:
    copying::ScanResult<copying::CardScan> nextScan = cardScan(imaging::Side::Front);
    hal::Result<copying::CopyOutcome> nextPrint = oneSheet();
    hal::Result<bool> leftBehind = false;
    std::atomic<bool> cardSlot = false;
    std::optional<hal::Fault> stackStops; // the next scan of a document
    std::optional<hal::Progress> report;  // made before work is held
    std::atomic<int> prints = 0, scans = 0, sheets = 0;
    std::atomic<bool> sawFirstSide = false;
    paper::CardPage printedPage;
    copying::PrintRequest printedRequest;

    // From now on scans and prints stay under way, until they are released or stopped.
    void hold() {
        const std::scoped_lock lock(mutex_);
        held_ = true;
    }
    void release() {
        const std::scoped_lock lock(mutex_);
        held_ = false;
        changed_.notify_all();
    }

    copying::ScanResult<copying::CardScan> scanCard(const copying::CardScan* firstSide, std::stop_token stop,
                                                    const hal::OnProgress& progress) override {
        ++scans;
        sawFirstSide = firstSide != nullptr;
        if (!work(stop, progress))
            return tl::make_unexpected(hal::Error{hal::Fault::Cancelled, {}});
        return nextScan;
    }
    hal::Result<bool> readsBothSidesAtOnce(std::stop_token) override { return cardSlot; }
    copying::ScanResult<copying::BothSides> scanBothSides(std::stop_token stop,
                                                          const hal::OnProgress& progress) override {
        ++scans;
        if (!work(stop, progress))
            return tl::make_unexpected(hal::Error{hal::Fault::Cancelled, {}});
        if (!nextScan)
            return tl::make_unexpected(nextScan.error());
        return copying::BothSides{*nextScan, *nextScan};
    }
    hal::Result<copying::DocumentScan> scanDocument(std::stop_token stop,
                                                    const hal::OnProgress& progress) override {
        ++scans;
        if (!work(stop, progress))
            return hal::fail(hal::Fault::Cancelled);
        copying::DocumentScan scanned;
        scanned.pages.emplace_back().image = picture(21, 29);
        scanned.stopped = std::exchange(stackStops, std::nullopt);
        return scanned;
    }
    copying::CardScan recut(const copying::CardScan& scan, const imaging::Corners& corners) override {
        copying::CardScan cut = scan;
        cut.found.corners = corners;
        return cut;
    }
    copying::CardScan turnedOver(const copying::CardScan& scan) override { return scan; }
    hal::Image turned(const hal::Image& page) override { return page; }
    hal::Result<hal::Image> cardSheet(const paper::CardPage&) override {
        ++sheets;
        return picture(21, 30);
    }
    hal::Result<hal::Image> documentSheet(const paper::DocumentPages&) override { return picture(21, 30); }
    hal::Result<bool> printerHasColour(std::stop_token) override { return true; }
    hal::Result<copying::CopyOutcome> printCard(const paper::CardPage& page,
                                                const copying::PrintRequest& request, std::stop_token stop,
                                                const hal::OnProgress& progress) override {
        printedPage = page;
        printedRequest = request;
        ++prints;
        if (!work(stop, progress))
            return hal::fail(hal::Fault::Cancelled);
        return nextPrint;
    }
    hal::Result<copying::CopyOutcome> printDocument(const paper::DocumentPages&, const copying::PrintRequest&,
                                                    std::stop_token stop,
                                                    const hal::OnProgress& progress) override {
        ++prints;
        if (!work(stop, progress))
            return hal::fail(hal::Fault::Cancelled);
        return nextPrint;
    }
    hal::Result<bool> somethingLeftBehind(std::stop_token) override { return leftBehind; }

private:
    // False: stopped.
    bool work(std::stop_token stop, const hal::OnProgress& progress) {
        if (report)
            progress(*report);
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop, [&] { return !held_; });
        return !stop.stop_requested();
    }

    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool held_ = false;
};

} // namespace kiosk
