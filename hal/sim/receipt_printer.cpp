#include "hal/sim/receipt_printer.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "hal/drivers/escpos/lines.h"
#include "hal/receipt_printer.h"
#include "hal/sim/machine.h"
#include "hal/sim/opened.h"

namespace hal::sim {
namespace {

namespace fs = std::filesystem;

// 100 mm a second, as most thermal printers; then the knife.
constexpr Millis kLine{40};
constexpr Millis kCut{300};
constexpr int kColumns = 48; // of an 80 mm roll

struct Written {
    std::ostream& out;
    void operator()(const escpos::TextLine& line) const { out << line.text.view() << '\n'; }
    void operator()(const escpos::GapLine&) const { out << '\n'; }
    void operator()(const escpos::QrLine& line) const { out << "[QR " << line.payload.view() << "]\n"; }
};

// receipt-0001.txt, UTF-8; counts on from what is there.
Result<> dropInto(const fs::path& folder, const std::vector<escpos::Line>& lines) {
    std::error_code error;
    fs::create_directories(folder, error);
    fs::path path;
    int number = 0;
    do {
        char name[32];
        std::snprintf(name, sizeof name, "receipt-%04d.txt", ++number);
        path = folder / name;
    } while (fs::exists(path, error));
    std::ofstream file(path, std::ios::binary);
    for (const escpos::Line& line : lines)
        std::visit(Written{file}, line);
    if (!file.flush())
        return fail(Fault::Storage, "the simulated printer's folder cannot be written");
    return {};
}

class SimReceiptPrinter : public ReceiptPrinter, public Controllable {
public:
    explicit SimReceiptPrinter(const Uri& uri)
        : machine_(uri, Machine::Mendable::Waits), out_(uri.option("out").value_or("")) {}

    Identity identity() const override {
        return {"Banshi", "Simulated receipt printer", "SIM-RECEIPT-PRINTER", "1"};
    }
    Result<Status> status(Deadline) override { return machine_.status(); }
    Result<> control(std::string_view command) override {
        return machine_.control(command == "refill" ? "clear" : command);
    }

    Result<TestReport> selfTest(std::stop_token stop) override {
        if (auto done = machine_.work({Phase::Working, kCut}, stop, {}); !done)
            return tl::make_unexpected(done.error());
        return TestReport{.passed = true, .measurements = {{"confirmed", 1, "", true}}};
    }

    Result<ReceiptOutcome> print(const Receipt& receipt, std::stop_token stop,
                                 const OnProgress& progress) override {
        const auto lines = escpos::lay(receipt, kColumns);
        if (!lines)
            return tl::make_unexpected(lines.error());
        // As the real ones: it does not begin what it cannot end.
        if (const auto fault = faultOf(machine_.trouble()); fault && *fault != Fault::PaperNearEnd)
            return fail(*fault, "before the first line");
        const Machine::Step work{Phase::Working, kLine * static_cast<int>(lines->size()) + kCut, 0, 1};
        if (auto done = machine_.work(work, stop, progress); !done)
            return tl::make_unexpected(done.error());
        if (!out_.empty())
            if (auto dropped = dropInto(out_, *lines); !dropped)
                return tl::make_unexpected(dropped.error());
        return ReceiptOutcome{.confirmed = true};
    }

private:
    Machine machine_;
    const std::string out_;
};

} // namespace

Result<std::unique_ptr<Device>> openReceiptPrinter(const Uri& uri) {
    return opened<SimReceiptPrinter>(uri, "receipt_printer");
}

} // namespace hal::sim
