// Scanners that SANE knows: network scanners by sane-airscan (eSCL, WSD), others by their own backend.
#pragma once

#include <memory>
#include <string>

#include "hal/base/clock.h"
#include "hal/base/uri.h"
#include "hal/drivers/sane/library.h"
#include "hal/scanner.h"

namespace hal::sane {

// sane:NAME, where NAME is SANE's own: "sane:airscan:escl:Front Desk:http://192.0.2.7/eSCL". Runs in
// banshi-device-host, because backends can hang and crash.
// Errors: BadData (no name), Offline, Absent, Busy, Refused, Io, Faulty.
[[nodiscard]] Result<std::unique_ptr<Device>> open(const Uri& uri);

class Driver final : public Scanner {
public:
    explicit Driver(std::string deviceName, const Clock& clock = systemClock());
    ~Driver() override;

    [[nodiscard]] Result<> connect(); // so that open() can say that nothing is there

    [[nodiscard]] Identity identity() const override;
    // What is known, and from time to time a question that wakes no lamp. Also lets an idle scanner go.
    [[nodiscard]] Result<Status> status(Deadline deadline) override;
    // A scan of the whole glass at the lowest resolution: its time, and whether its size is right.
    [[nodiscard]] Result<TestReport> selfTest(std::stop_token stop) override;
    [[nodiscard]] Result<ScannerCapabilities> capabilities(Deadline deadline) override;
    [[nodiscard]] Result<ScannedPages> scan(const ScanRequest& request, std::stop_token stop,
                                            const OnProgress& progress) override;

private:
    [[nodiscard]] Result<> ensureOpen(const Use& use);
    [[nodiscard]] Result<> close(const Use& use, Millis patience);
    [[nodiscard]] Result<ScannedPages> scanOpened(const Use& use, const ScanRequest& request,
                                                  std::stop_token stop, const OnProgress& progress);
    [[nodiscard]] Fault faultOfAbsence() const;
    void probe(const Use& use);
    void remember(std::optional<Fault> fault);

    std::string deviceName_;
    const Clock& clock_;
    std::unique_ptr<Handle> handle_;
    std::optional<ScannerCapabilities> capabilities_;
    bool seen_ = false;
    bool stuck_ = false;     // the backend never came back from closing
    bool cancelled_ = false; // the last scan: the backend may still be busy ending it
    Status last_;
    Monotonic lastUse_{};
};

} // namespace hal::sane
