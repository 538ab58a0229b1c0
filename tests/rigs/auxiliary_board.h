// An auxiliary board at the end of a pseudo terminal, which misbehaves on command.
#pragma once

#include <filesystem>
#include <mutex>
#include <thread>

#include "hal/base/fd.h"
#include "hal/drivers/auxiliary/virtual_board.h"

namespace rigs {

// Thread-safe. Starts unplugged; the line's name stays the same when it is plugged in again.
class AuxiliaryBoard {
public:
    explicit AuxiliaryBoard(std::filesystem::path line) : line_(std::move(line)) {}
    ~AuxiliaryBoard() { unplug(); }
    AuxiliaryBoard(const AuxiliaryBoard&) = delete;
    AuxiliaryBoard& operator=(const AuxiliaryBoard&) = delete;

    [[nodiscard]] std::string uri() const { return "auxiliary:" + line_.string(); }
    void plug();
    void unplug();

    void sees(const hal::Sensors& sensors);
    void is(const hal::Identity& identity);
    [[nodiscard]] std::optional<hal::Kind> lit() const;
    // So many answers arrive damaged, or never.
    void damageNext(int answers);
    void silence(bool silent);

private:
    void serve(int fd, const std::stop_token& stop);
    [[nodiscard]] hal::Bytes answer(hal::ByteView heard);

    const std::filesystem::path line_;
    mutable std::mutex mutex_;
    hal::auxiliary::VirtualBoard board_;
    int damaged_ = 0;
    bool silent_ = false;
    std::jthread server_;
};

} // namespace rigs
