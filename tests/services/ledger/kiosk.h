// A kiosk's state directory for tests: a key, a clock, a ledger file.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "services/ledger/ledger.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

struct Kiosk {
    TemporaryDirectory home{inMemory()};
    std::filesystem::path file = home / "ledger.db";
    HandClock clock;
    seal::KioskKey key = seal::KioskKey::loadOrCreate(home / "kiosk.key").value();

    [[nodiscard]] std::unique_ptr<ledger::Ledger> open() const {
        auto opened = ledger::Ledger::open(file, key, clock);
        if (!opened)
            throw std::runtime_error(opened.error().detail);
        return *std::move(opened);
    }

    // A ledger that has seen some life: `count` copies, all done.
    void fill(int count) const {
        const auto ledger = open();
        for (int i = 0; i < count; ++i) {
            const auto entry = ledger->begin(ledger::Action::CopyCard, {.copies = 1, .pages = 1}).value();
            if (!ledger->close(entry, ledger::Outcome::Done))
                throw std::runtime_error("an entry cannot be closed");
        }
    }

    [[nodiscard]] ledger::Verification verify(const std::optional<ledger::Head>& kept = std::nullopt) const {
        return ledger::verifyFile(file, key.publicKey(), kept).value();
    }
};
