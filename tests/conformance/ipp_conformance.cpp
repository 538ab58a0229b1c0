// The IPP driver over two printers of other people's making, one with PDF and one with raster alone, under
// the printers' suite.
#include <fstream>
#include <iterator>
#include <utility>

#include "tests/conformance/page_printer_suite.h"
#include "tests/rigs/printers.h"

using namespace conformance;

namespace {

hal::RigOptions optionsFor(const std::string& uri) {
    hal::HostLimits limits;
    limits.print = hal::Millis{6000};
    return {.slots = {{"page_printer", hal::Kind::PagePrinter, uri}},
            .hostProgram = BANSHI_BIN "/banshi-device-host",
            .askEvery = {hal::Millis{2000}, hal::Millis{2000}},
            .limits = limits};
}

const char* reasonOf(Mishap mishap) {
    switch (mishap) {
    case Mishap::OutOfPaper:
        return "media-empty";
    case Mishap::TrayOpen:
        return "input-tray-missing";
    case Mishap::Jam:
        return "media-jam";
    case Mishap::CoverOpen:
        return "cover-open";
    case Mishap::OutOfToner:
        return "toner-empty";
    default:
        return nullptr;
    }
}

class PdfPrinterSubject : public Subject {
public:
    bool printsAtOnce() const override { return true; }
    hal::RigOptions options(Pace) override { return optionsFor(rig_.uri()); }

    bool provoke(hal::Rig&, Mishap mishap, When when) override {
        if (mishap == Mishap::Unplugged && when == When::Now) {
            rig_.power(false);
            return true;
        }
        const char* reason = reasonOf(mishap);
        if (!reason || when == When::Now) // this printer learns of troubles while it prints
            return false;
        rig_.hold();
        rig_.reasons({reason});
        return true;
    }

    void mend(hal::Rig&) override {
        rig_.reasons({});
        rig_.release();
        rig_.power(true);
    }

    std::optional<std::vector<hal::Bytes>> printed() override {
        std::vector<hal::Bytes> documents;
        for (const auto& path : rig_.documents()) {
            std::ifstream file(path, std::ios::binary);
            documents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
        return documents;
    }

protected:
    rigs::IppPrinter rig_{"pdf"};
};

// The same printer behind a print server.
class QueueSubject final : public PdfPrinterSubject {
public:
    hal::RigOptions options(Pace) override { return optionsFor(queue_.uri()); }
    bool keepsBytes() const override { return false; }

    // The server takes documents while its printer is away.
    bool provoke(hal::Rig& rig, Mishap mishap, When when) override {
        return mishap != Mishap::Unplugged && PdfPrinterSubject::provoke(rig, mishap, when);
    }

private:
    rigs::CupsQueue queue_{rig_};
};

class RasterPrinterSubject final : public Subject {
public:
    bool printsAtOnce() const override { return true; }
    hal::RigOptions options(Pace) override { return optionsFor(rig_.uri()); }

    bool provoke(hal::Rig&, Mishap mishap, When when) override {
        if (when != When::Now)
            return false;
        if (mishap == Mishap::WrongPaper) {
            rig_.load("a5");
            return true;
        }
        const char* reason = reasonOf(mishap);
        if (!reason)
            return false;
        reason_ = reason;
        rig_.set(reason);
        return true;
    }

    void mend(hal::Rig&) override {
        rig_.load("a4");
        if (!reason_.empty())
            rig_.clear(std::exchange(reason_, {}));
    }

    std::optional<std::vector<hal::Bytes>> printed() override {
        std::vector<hal::Bytes> pages;
        for (const hal::Image& page : rig_.pages())
            pages.emplace_back(page.bytes().begin(), page.bytes().end());
        return pages;
    }

private:
    rigs::RasterPrinter rig_;
    std::string reason_;
};

std::vector<Candidate> candidates() {
    return {{"Pdf", [] { return std::make_unique<PdfPrinterSubject>(); }},
            {"Queue", [] { return std::make_unique<QueueSubject>(); }},
            {"Raster", [] { return std::make_unique<RasterPrinterSubject>(); }}};
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Ipp, PagePrinterConformance, testing::ValuesIn(candidates()), nameOf);
