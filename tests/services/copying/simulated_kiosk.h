// A kiosk of simulators in this process, without waiting times, and a ledger of its own.
#pragma once

#include <memory>
#include <stdexcept>

#include "hal/rig.h"
#include "services/ledger/ledger.h"
#include "tests/support/temporary_directory.h"

namespace copying {

class SimulatedKiosk {
public:
    // Options are appended to the simulators' URIs: "&front=…".
    explicit SimulatedKiosk(const std::string& scanner = {}, const std::string& printer = {})
        : rig_(open(scanner,
                    printer.find("out=") == printer.npos ? printer + "&out=" + tray().string() : printer)),
          key_(seal::KioskKey::loadOrCreate(home_ / "kiosk.key").value()),
          ledger_(ledger::Ledger::open(bookFile(), key_).value()) {}

    [[nodiscard]] hal::Rig& rig() { return *rig_; }
    [[nodiscard]] ledger::Ledger& book() { return *ledger_; }
    [[nodiscard]] std::vector<ledger::Entry> entries() const { return ledger_->entries().value(); }
    [[nodiscard]] std::filesystem::path bookFile() const { return home_ / "ledger.db"; }
    [[nodiscard]] std::filesystem::path tray() const { return home_ / "tray"; }
    [[nodiscard]] int jobsInTray() const {
        int jobs = 0;
        if (std::filesystem::exists(tray()))
            for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(tray()))
                ++jobs;
        return jobs;
    }

    void befall(const std::string& slot, const std::string& command) {
        if (!rig_->control(slot, command))
            throw std::runtime_error(slot + " takes no " + command);
    }

private:
    static std::unique_ptr<hal::Rig> open(const std::string& scanner, const std::string& printer) {
        hal::RigOptions options;
        options.slots = {
            {"scanner", hal::Kind::Scanner, "sim:scanner?inprocess=1&pace=instant" + scanner},
            {"page_printer", hal::Kind::PagePrinter, "sim:printer?inprocess=1&pace=instant" + printer}};
        options.askEvery = {std::chrono::hours(1), std::chrono::hours(1)};
        return hal::Rig::open(std::move(options)).value();
    }

    TemporaryDirectory home_;
    std::unique_ptr<hal::Rig> rig_;
    seal::KioskKey key_;
    std::unique_ptr<ledger::Ledger> ledger_;
};

} // namespace copying
