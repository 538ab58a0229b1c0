// A kiosk installed into a directory of its own: configuration, signed policy, simulated devices.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "kiosk/app/machine.h"
#include "services/catalog/policy.h"
#include "services/seal/kiosk_key.h"
#include "tests/support/temporary_directory.h"

namespace kiosk {

class Installation {
public:
    explicit Installation(const std::string& scanner = {}, const std::string& printer = {}) {
        const std::string cards = std::string(BANSHI_FIXTURES) + "/cards/";
        config_.devices.scanner = "sim:scanner?inprocess=1&pace=instant&front=" + cards +
                                  "dev_000_fb_white.jpg&back=" + cards + "dev_001_fb_white.jpg" + scanner;
        config_.devices.pagePrinter = "sim:printer?inprocess=1&pace=instant&out=" + tray().string() + printer;
        config_.paths.state = home_ / "state";
        config_.policy.file = home_ / "policy.json";
        config_.policy.keyHex = seal::toHex(signer_.publicKey());
        std::filesystem::copy_file(BANSHI_DEFAULT_POLICY, config_.policy.file);
        sign();
    }

    [[nodiscard]] const Config& config() const { return config_; }
    [[nodiscard]] MachinePlan plan() const { return {config_, {}, {}}; }
    [[nodiscard]] std::filesystem::path tray() const { return home_ / "tray"; }
    [[nodiscard]] std::filesystem::path state() const { return config_.paths.state; }
    [[nodiscard]] int sheetsInTray() const {
        int jobs = 0;
        if (std::filesystem::exists(tray()))
            for (const auto& entry : std::filesystem::recursive_directory_iterator(tray()))
                jobs += entry.path().extension() == ".pdf" ? 1 : 0;
        return jobs;
    }

    void sign() const {
        if (!catalog::signPolicy(config_.policy.file, signer_))
            throw std::runtime_error("the policy could not be signed");
    }
    void damagePolicy() const { std::ofstream(config_.policy.file, std::ios::app) << " "; }

private:
    TemporaryDirectory home_{inMemory()};
    seal::KioskKey signer_ = seal::KioskKey::loadOrCreate(home_ / "signer.key").value();
    Config config_;
};

} // namespace kiosk
