// HTTPS to the center: its CA pinned, the kiosk's certificate shown.
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "kiosk/agent/center.h"

namespace kiosk::agent {

struct Trust {
    std::string url; // "https://center.example:8443"
    std::filesystem::path
        ca; // PEM; empty: the server is not verified (enrollment, which proves itself otherwise)
    std::filesystem::path certificate, key; // PEM, the kiosk's; empty: none is shown
};

// One connection, kept while it is used. One thread at a time.
class Https {
public:
    explicit Https(Trust trust);
    ~Https();
    Https(Https&&) noexcept;

    // The stop token ends a call within a second. Errors: see Ask.
    [[nodiscard]] hal::Result<Answer> ask(const Call& call, const std::stop_token& stop);

private:
    struct Handle;
    Trust trust_;
    std::unique_ptr<Handle> handle_;
};

} // namespace kiosk::agent
