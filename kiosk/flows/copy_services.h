// What the copy asks of the services, so that tests can answer in their place.
#pragma once

#include <stop_token>
#include <vector>

#include "services/copying/copying.h"

namespace kiosk {

// Blocking; called from jobs, from several threads at once.
class CopyServices {
public:
    virtual ~CopyServices() = default;

    [[nodiscard]] virtual copying::ScanResult<copying::CardScan>
    scanCard(const copying::CardScan* firstSide, std::stop_token stop, const hal::OnProgress& progress) = 0;
    // Whether a card is put in once and both of its sides are read.
    [[nodiscard]] virtual hal::Result<bool> readsBothSidesAtOnce(std::stop_token stop) = 0;
    [[nodiscard]] virtual copying::ScanResult<copying::BothSides>
    scanBothSides(std::stop_token stop, const hal::OnProgress& progress) = 0;
    // The feeder when there is paper in it, else the glass.
    [[nodiscard]] virtual hal::Result<copying::DocumentScan>
    scanDocument(std::stop_token stop, const hal::OnProgress& progress) = 0;

    [[nodiscard]] virtual copying::CardScan recut(const copying::CardScan& scan,
                                                  const imaging::Corners& corners) = 0;
    [[nodiscard]] virtual copying::CardScan turnedOver(const copying::CardScan& scan) = 0;
    [[nodiscard]] virtual hal::Image turned(const hal::Image& page) = 0;

    // The sheet as it will come out, for the screen.
    [[nodiscard]] virtual hal::Result<hal::Image> cardSheet(const paper::CardPage& page) = 0;
    [[nodiscard]] virtual hal::Result<hal::Image> documentSheet(const paper::DocumentPages& pages) = 0;

    [[nodiscard]] virtual hal::Result<bool> printerHasColour(std::stop_token stop) = 0;
    [[nodiscard]] virtual hal::Result<copying::CopyOutcome> printCard(const paper::CardPage& page,
                                                                      const copying::PrintRequest& request,
                                                                      std::stop_token stop,
                                                                      const hal::OnProgress& progress) = 0;
    [[nodiscard]] virtual hal::Result<copying::CopyOutcome>
    printDocument(const paper::DocumentPages& pages, const copying::PrintRequest& request,
                  std::stop_token stop, const hal::OnProgress& progress) = 0;

    [[nodiscard]] virtual hal::Result<bool> somethingLeftBehind(std::stop_token stop) = 0;
};

} // namespace kiosk
