// The copy's services over the real machine.
#pragma once

#include <memory>

#include "kiosk/app/machine.h"
#include "kiosk/flows/copy_services.h"

namespace kiosk {

class MachineServices : public CopyServices {
public:
    explicit MachineServices(std::shared_ptr<Machine> machine) : machine_(std::move(machine)) {}

    [[nodiscard]] copying::ScanResult<copying::CardScan> scanCard(const copying::CardScan* firstSide,
                                                                  std::stop_token stop,
                                                                  const hal::OnProgress& progress) override;
    [[nodiscard]] hal::Result<bool> readsBothSidesAtOnce(std::stop_token stop) override;
    [[nodiscard]] copying::ScanResult<copying::BothSides>
    scanBothSides(std::stop_token stop, const hal::OnProgress& progress) override;
    [[nodiscard]] hal::Result<copying::DocumentScan> scanDocument(std::stop_token stop,
                                                                  const hal::OnProgress& progress) override;
    [[nodiscard]] copying::CardScan recut(const copying::CardScan& scan,
                                          const imaging::Corners& corners) override;
    [[nodiscard]] copying::CardScan turnedOver(const copying::CardScan& scan) override;
    [[nodiscard]] hal::Image turned(const hal::Image& page) override;
    [[nodiscard]] hal::Result<hal::Image> cardSheet(const paper::CardPage& page) override;
    [[nodiscard]] hal::Result<hal::Image> documentSheet(const paper::DocumentPages& pages) override;
    [[nodiscard]] hal::Result<bool> printerHasColour(std::stop_token stop) override;
    [[nodiscard]] hal::Result<copying::CopyOutcome> printCard(const paper::CardPage& page,
                                                              const copying::PrintRequest& request,
                                                              std::stop_token stop,
                                                              const hal::OnProgress& progress) override;
    [[nodiscard]] hal::Result<copying::CopyOutcome> printDocument(const paper::DocumentPages& pages,
                                                                  const copying::PrintRequest& request,
                                                                  std::stop_token stop,
                                                                  const hal::OnProgress& progress) override;
    [[nodiscard]] hal::Result<bool> somethingLeftBehind(std::stop_token stop) override;

private:
    [[nodiscard]] hal::Result<bool> hasFeeder(std::stop_token stop);
    // Of the glass of the scanner that stands there now, as a technician measured it; 1 and 1 when nobody
    // did.
    [[nodiscard]] imaging::DrawnScale drawnByScanner(std::stop_token stop);

    std::shared_ptr<Machine> machine_;
};

} // namespace kiosk
