// A real network scanner to sane-airscan: the eSCL server of this folder on a free loopback port.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/rigs/child.h"

namespace rigs {

// Pictures are files, or "chart": see escl_scanner.py. Not thread-safe.
class EsclScanner {
public:
    // The tool that this machine lacks.
    [[nodiscard]] static std::optional<std::string> missing();

    enum class Feeder { Sheets, Cards };
    explicit EsclScanner(const std::string& glass = "chart", Feeder feeder = Feeder::Sheets);

    [[nodiscard]] std::string uri() const; // for the configuration: sane:airscan:…

    void layOnGlass(const std::string& picture);
    void fillFeeder(const std::vector<std::string>& pictures);
    void takePerPage(double seconds);
    void fault(const std::string& name);                 // "hang", "cut" …; "" ends it
    void faultAfter(int pages, const std::string& name); // of the feeder's next job
    void unplug();
    void plug();

    // Blocks until a job is in work at the scanner, so that a test can act in its middle.
    void waitUntilScanning();
    [[nodiscard]] int scans();

private:
    std::string control(const std::string& json);

    Child child_;
    std::string address_;
    int control_ = 0;
};

} // namespace rigs
