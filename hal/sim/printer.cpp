#include "hal/sim/printer.h"

#include "hal/page_printer.h"
#include "hal/sim/machine.h"
#include "hal/sim/opened.h"
#include "hal/sim/tray.h"

namespace hal::sim {
namespace {

// An office laser printer: 4 s until the fuser is hot, then 3 s a sheet.
constexpr Millis kTransfer{400};
constexpr Millis kWarming{2000};
constexpr Millis kSheet{3000};

class SimPrinter : public PagePrinter, public Controllable {
public:
    explicit SimPrinter(const Uri& uri)
        : machine_(uri, Machine::Mendable::Waits), out_(uri.option("out").value_or("")),
          rasterOnly_(uri.option("formats") == "pwg") {}

    Identity identity() const override { return {"Banshi", "Simulated printer", "SIM-PRINTER", "1"}; }

    Result<Status> status(Deadline) override {
        auto status = machine_.status();
        if (status) {
            status->supplies = {{"black toner", tonerLevel(), tonerLevel() < 10}};
            status->trays = {tray()};
        }
        return status;
    }

    Result<PrinterCapabilities> capabilities(Deadline) override {
        PrinterCapabilities can;
        can.papers = {kA5, kA4};
        if (rasterOnly_)
            can.formats = {DocumentFormat::PwgRaster};
        else
            can.formats = {DocumentFormat::Pdf, DocumentFormat::PwgRaster};
        return can;
    }

    Result<TestReport> selfTest(std::stop_token stop) override {
        if (auto done = machine_.work({Phase::Working, kSheet}, stop, {}); !done)
            return tl::make_unexpected(done.error());
        return TestReport{.passed = true, .measurements = {{"fuser", 190, "celsius", true}}};
    }

    Result<> control(std::string_view command) override {
        return machine_.control(command == "refill" ? "clear" : command);
    }

    Result<PrintOutcome> print(const Document& document, const PrintOptions& options, std::stop_token stop,
                               const OnProgress& progress) override {
        if (options.copies < 1 || options.copies > 99)
            return fail(Fault::BadData, "1 to 99 copies");
        if (rasterOnly_ && std::holds_alternative<PdfDocument>(document))
            return fail(Fault::Unsupported, "takes raster pages only");
        const int sheets = sheetsOf(document) * options.copies;
        for (const Machine::Step& step : {Machine::Step{Phase::Transferring, kTransfer, 0, 0},
                                          Machine::Step{Phase::Warming, kWarming, 0, 0},
                                          Machine::Step{Phase::Working, kSheet * sheets, 0, 1}})
            if (auto done = machine_.work(step, stop, progress); !done)
                return tl::make_unexpected(done.error());
        if (!out_.empty())
            if (auto dropped = dropInto(out_, document); !dropped)
                return tl::make_unexpected(dropped.error());
        return PrintOutcome{.sheets = sheets};
    }

private:
    Tray tray() const {
        switch (machine_.trouble()) {
        case Trouble::OutOfPaper:
            return {"tray 1", std::nullopt, 0};
        case Trouble::TrayOpen:
            return {"tray 1", std::nullopt, std::nullopt};
        case Trouble::WrongPaper:
            return {"tray 1", kA5, 60};
        case Trouble::PaperNearEnd:
            return {"tray 1", kA4, 5};
        default:
            return {"tray 1", kA4, 60};
        }
    }

    int tonerLevel() const {
        switch (machine_.trouble()) {
        case Trouble::OutOfToner:
            return 0;
        case Trouble::TonerLow:
            return 6;
        default:
            return 80;
        }
    }

    Machine machine_;
    const std::string out_;
    const bool rasterOnly_;
};

} // namespace

Result<std::unique_ptr<Device>> openPrinter(const Uri& uri) { return opened<SimPrinter>(uri, "printer"); }

} // namespace hal::sim
