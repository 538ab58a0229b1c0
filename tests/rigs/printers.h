// Two real printers on free loopback ports: one that takes PDF (and raster), one that takes raster alone.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "hal/base/image.h"
#include "tests/rigs/child.h"

namespace rigs {

// A directory of its own that goes with the object.
class Directory {
public:
    Directory();
    ~Directory();
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// ippeveprinter of CUPS. Not thread-safe.
class IppPrinter {
public:
    [[nodiscard]] static std::optional<std::string> missing();
    // formats: "pdf,pwg", "pdf" or "pwg"
    explicit IppPrinter(const std::string& formats = "pdf,pwg");

    [[nodiscard]] std::string uri() const { return uri_; }
    [[nodiscard]] int port() const { return port_; }

    // Reasons reach this printer only while it prints.
    void reasons(const std::vector<std::string>& reasons);
    void hold();    // a job stays in work …
    void release(); // … until now
    void abortJobs(bool yes);
    void tonerLevel(int percent); // told with the next job
    void restart();               // as after a power cut: its jobs are forgotten
    void power(bool on);
    void waitUntilPrinting();
    void waitUntilIdle();

    // Files of what was printed, in order.
    [[nodiscard]] std::vector<std::filesystem::path> documents();

private:
    std::string control(const std::string& json);

    Directory directory_;
    Child child_;
    std::string uri_;
    int port_ = 0;
    int control_ = 0;
};

// A cupsd of its own with a queue to a printer that outlives it, filters and all. Not thread-safe.
class CupsQueue {
public:
    [[nodiscard]] static std::optional<std::string> missing();
    explicit CupsQueue(const IppPrinter& printer);

    [[nodiscard]] std::string uri() const { return uri_; }

private:
    Child child_;
    std::string uri_;
};

// PAPPL. Stands still by itself while a reason like media-empty is set. Not thread-safe.
class RasterPrinter {
public:
    [[nodiscard]] static std::optional<std::string> missing();
    RasterPrinter();

    [[nodiscard]] std::string uri() const { return uri_; }

    void set(const std::string& reason);
    void clear(const std::string& reason);
    void hold();
    void release();
    void tonerLevel(int percent);
    void load(const std::string& paper); // "a4", "a5"
    void waitForSheet();                 // until one has begun to move, or would if it could

    // The pages that came out so far.
    [[nodiscard]] std::vector<hal::Image> pages();

private:
    void order(const std::string& line);
    bool hear(const std::string& word); // reads until a line begins with the word

    Directory directory_;
    Child child_;
    std::string uri_;
};

} // namespace rigs
