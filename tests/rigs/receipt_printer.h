// A receipt printer on a cable of this machine: the virtual one of the driver, behind a TCP port or a pseudo
// terminal, with hands that pull the plug and take the paper.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "hal/base/fd.h"
#include "tests/rigs/escpos_printer.h"

namespace rigs {

class ReceiptPrinter {
public:
    enum class Cable { Tcp, Serial };

    explicit ReceiptPrinter(Cable cable);
    ~ReceiptPrinter();

    // "escpos+tcp:127.0.0.1:PORT" or "escpos+serial:/dev/pts/N"; stays the same when replugged (TCP alone).
    [[nodiscard]] std::string uri() const;

    // The printer itself, while its thread waits. What it has to say then is sent.
    void with(const std::function<void(rigs::EscPosPrinter&)>& use);

    // Once so many more bytes have come, and before they are worked off. Zero: with the next byte.
    void afterBytes(std::size_t count, std::function<void(rigs::EscPosPrinter&)> use);

    void unplug(); // the port is closed and connections are reset
    void plug();
    void unplugAfterBytes(std::size_t count);

    // Takes `bytes` at once and then waits a millisecond, as a slow mechanism does. Zero: no waiting.
    void pace(std::size_t bytes);

    [[nodiscard]] std::vector<rigs::OnPaper> paper();

private:
    void listen();
    void run(const std::stop_token& stop);
    bool serve(int fd);
    void send(int fd, const hal::Bytes& bytes) const;
    void wake() const;

    const Cable cable_;
    std::mutex mutex_;
    rigs::EscPosPrinter printer_;
    std::function<void(rigs::EscPosPrinter&)> then_;
    std::size_t until_ = 0;
    bool plugged_ = true, unplugThen_ = false;
    std::size_t pace_ = 0;
    int port_ = 0;
    std::string path_;
    hal::Fd listener_, peer_, far_, wake_;
    std::jthread thread_; // last: it uses all of the above
};

} // namespace rigs
