#include "tests/rigs/receipt_printer.h"

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

namespace rigs {
namespace {

hal::Fd openLine(std::string& path, hal::Fd& far) {
    hal::Fd master{posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
    if (!master || grantpt(master.get()) != 0 || unlockpt(master.get()) != 0)
        throw std::runtime_error("no pseudo terminal");
    std::array<char, 128> name{};
    if (ptsname_r(master.get(), name.data(), name.size()) != 0)
        throw std::runtime_error("a pseudo terminal without a name");
    path = name.data();
    // Held open, so that the line outlives the driver that closes its end.
    far = hal::Fd{open(path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC)};
    termios raw{};
    tcgetattr(far.get(), &raw);
    cfmakeraw(&raw);
    tcsetattr(far.get(), TCSANOW, &raw);
    return master;
}

} // namespace

ReceiptPrinter::ReceiptPrinter(Cable cable) : cable_(cable), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (cable_ == Cable::Tcp)
        listen();
    else
        peer_ = openLine(path_, far_);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ReceiptPrinter::~ReceiptPrinter() {
    thread_.request_stop();
    wake();
}

std::string ReceiptPrinter::uri() const {
    return cable_ == Cable::Tcp ? "escpos+tcp:127.0.0.1:" + std::to_string(port_) : "escpos+serial:" + path_;
}

void ReceiptPrinter::listen() {
    listener_ = hal::Fd{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const int yes = 1;
    setsockopt(listener_.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    socklen_t size = sizeof address;
    if (bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listener_.get(), 4) != 0 ||
        getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no port on loopback");
    port_ = ntohs(address.sin_port);
}

void ReceiptPrinter::with(const std::function<void(rigs::EscPosPrinter&)>& use) {
    {
        const std::lock_guard lock(mutex_);
        use(printer_);
    }
    wake();
}

void ReceiptPrinter::afterBytes(std::size_t count, std::function<void(rigs::EscPosPrinter&)> use) {
    const std::lock_guard lock(mutex_);
    until_ = count;
    then_ = std::move(use);
}

void ReceiptPrinter::unplug() {
    {
        const std::lock_guard lock(mutex_);
        plugged_ = false;
    }
    wake();
}

void ReceiptPrinter::unplugAfterBytes(std::size_t count) {
    afterBytes(count, [](rigs::EscPosPrinter&) {});
    const std::lock_guard lock(mutex_);
    unplugThen_ = true;
}

void ReceiptPrinter::plug() {
    {
        const std::lock_guard lock(mutex_);
        plugged_ = true;
        unplugThen_ = false;
        then_ = nullptr;
        if (cable_ == Cable::Tcp && !listener_)
            listen();
    }
    wake();
}

void ReceiptPrinter::pace(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    pace_ = bytes;
}

std::vector<rigs::OnPaper> ReceiptPrinter::paper() {
    const std::lock_guard lock(mutex_);
    return printer_.paper();
}

void ReceiptPrinter::wake() const {
    const std::uint64_t one = 1;
    static_cast<void>(::write(wake_.get(), &one, sizeof one));
}

void ReceiptPrinter::send(int fd, const hal::Bytes& bytes) const {
    if (!bytes.empty())
        static_cast<void>(::write(fd, bytes.data(), bytes.size()));
}

void ReceiptPrinter::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        int listener = -1; // closed by this thread alone
        {
            const std::lock_guard lock(mutex_);
            if (!plugged_ && cable_ == Cable::Tcp) {
                const linger reset{.l_onoff = 1, .l_linger = 0};
                if (peer_)
                    setsockopt(peer_.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
                peer_ = {};
                listener_ = {};
            }
            listener = listener_ ? listener_.get() : -1;
        }
        std::array<pollfd, 3> watched{pollfd{wake_.get(), POLLIN, 0}, pollfd{listener, POLLIN, 0},
                                      pollfd{peer_ ? peer_.get() : -1, POLLIN, 0}};
        poll(watched.data(), watched.size(), -1);
        std::uint64_t count = 0;
        static_cast<void>(::read(wake_.get(), &count, sizeof count));
        if (watched[1].revents)
            peer_ = hal::Fd{accept4(listener, nullptr, nullptr, SOCK_CLOEXEC)}; // one at a time: the newest
        else if (watched[2].revents && !serve(peer_.get()) && cable_ == Cable::Tcp)
            peer_ = {};
        const std::lock_guard lock(mutex_);
        const hal::Bytes news = printer_.news();
        if (peer_)
            send(peer_.get(), news);
    }
}

// False: the connection has ended.
bool ReceiptPrinter::serve(int fd) {
    std::array<std::uint8_t, 4096> bytes{};
    std::size_t room = bytes.size();
    {
        const std::lock_guard lock(mutex_);
        if (pace_ > 0)
            room = std::min(room, pace_);
    }
    const auto count = ::read(fd, bytes.data(), room);
    if (count <= 0)
        return false;
    const auto size = static_cast<std::size_t>(count);
    hal::Bytes answer;
    bool slow = false;
    {
        const std::lock_guard lock(mutex_);
        if (then_ && size >= until_) {
            std::exchange(then_, nullptr)(printer_);
            if (std::exchange(unplugThen_, false)) {
                plugged_ = false;
                return false;
            }
        }
        until_ -= std::min(until_, size);
        answer = printer_.take(hal::ByteView(bytes).first(size));
        slow = pace_ > 0;
    }
    send(fd, answer);
    if (slow)
        poll(nullptr, 0, 1);
    return true;
}

} // namespace rigs
