#include "tests/rigs/pcsc_service.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/support/temporary_directory.h"

namespace rigs {
namespace {

constexpr const char* kVpcd = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
constexpr std::chrono::seconds kPatience{20}; // bounds a broken rig, measures nothing

// Arguments: the folder for /run/pcscd, that with the reader's configuration, pcscd.
constexpr const char* kOwnNamespace =
    "mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind \"$1\" /run/pcscd && "
    "exec setpriv --pdeathsig KILL \"$3\" -f --info -c \"$2\" >&2";

const std::filesystem::path& folder() {
    static const TemporaryDirectory own;
    return own.path();
}

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool isFree(int port) {
    const hal::Fd probe{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const int yes = 1;
    setsockopt(probe.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const sockaddr_in address = loopback(port);
    return bind(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

// Two free ports next to each other; below those that the kernel hands out, and no test that runs beside this
// one begins at the same.
int freePorts() {
    for (int port = 12'000 + getpid() % 10'000 * 2;; port += 2)
        if (isFree(port) && isFree(port + 1))
            return port;
}

bool answers(const std::filesystem::path& socketPath) {
    const hal::Fd probe{socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socketPath.string().copy(address.sun_path, sizeof address.sun_path - 1);
    return connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

bool receive(int fd, std::uint8_t* to, std::size_t size) {
    // vpcd sends lengths and bytes apart and waits for the acknowledgement of the first: 44 ms a command
    // without this.
    const int yes = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
    return size == 0 || recv(fd, to, size, MSG_WAITALL) == static_cast<ssize_t>(size);
}

bool sendMessage(int fd, hal::ByteView message) {
    hal::SecretBytes framed{static_cast<std::uint8_t>(message.size() >> 8),
                            static_cast<std::uint8_t>(message.size())};
    framed.insert(framed.end(), message.begin(), message.end());
    return send(fd, framed.data(), framed.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(framed.size());
}

} // namespace

std::optional<std::string> PcscService::missing() {
    if (!findTool("pcscd"))
        return "pcscd";
    if (!std::filesystem::exists(kVpcd))
        return "vsmartcard-vpcd";
    if (std::system("unshare -r -m true 2>/dev/null") != 0)
        return "the right to make a mount namespace";
    return std::nullopt;
}

PcscService::PcscService() : port_(freePorts()) {
    std::filesystem::create_directories(folder() / "run");
    std::filesystem::create_directories(folder() / "conf");
    char channel[16];
    std::snprintf(channel, sizeof channel, "0x%04X", static_cast<unsigned>(port_));
    std::ofstream(folder() / "conf" / "vpcd")
        << "FRIENDLYNAME \"Virtual PCD\"\nDEVICENAME /dev/null:" << channel << "\nLIBPATH " << kVpcd
        << "\nCHANNELID " << channel << "\n";
    setenv("PCSCLITE_CSOCK_NAME", (folder() / "run" / "pcscd.comm").c_str(), 1);
    start();
}

PcscService::~PcscService() { stop(); }

void PcscService::start() {
    const std::lock_guard lock(mutex_);
    if (child_)
        return;
    std::filesystem::remove(folder() / "run" / "pcscd.comm");
    std::filesystem::remove(folder() / "run" / "pcscd.pid");
    child_ = std::make_unique<Child>(std::vector<std::string>{"unshare", "-r", "-m", "sh", "-c",
                                                              kOwnNamespace, "sh", folder() / "run",
                                                              folder() / "conf", *findTool("pcscd")});
    while (!child_->waitForEnd(std::chrono::milliseconds(5)))
        if (answers(folder() / "run" / "pcscd.comm"))
            return;
    throw std::runtime_error("pcscd does not start: " + child_->log());
}

void PcscService::stop() {
    const std::lock_guard lock(mutex_);
    if (!child_)
        return;
    child_->signal(SIGKILL);
    static_cast<void>(child_->waitForEnd(kPatience));
    child_.reset();
}

CardSlot::CardSlot(int port) : port_(port), server_([this](const std::stop_token& stop) { serve(stop); }) {}

CardSlot::~CardSlot() = default;

void CardSlot::put(hal::pcsc::VirtualCard card) {
    pull();
    const std::lock_guard lock(mutex_);
    card_ = std::move(card);
    noticed_ = false;
    changed_.notify_all();
}

void CardSlot::pull() {
    {
        std::unique_lock lock(mutex_);
        card_.reset();
        if (line_ >= 0)
            shutdown(line_, SHUT_RDWR);
        changed_.wait(lock, [&] { return line_ < 0; });
        if (std::exchange(noticed_, true))
            return;
    }
    // The service looks for the next card when it has understood that this one is gone. There is none.
    if (const hal::Fd probe = connection()) {
        std::uint8_t head[2];
        static_cast<void>(receive(probe.get(), head, sizeof head));
    }
}

void CardSlot::pullFromWithin() {
    const std::lock_guard lock(mutex_);
    card_.reset();
}

void CardSlot::takeTime(hal::Millis time) {
    const std::lock_guard lock(mutex_);
    time_ = time;
}

void CardSlot::when(std::uint8_t instruction, std::function<void()> happens) {
    const std::lock_guard lock(mutex_);
    when_[instruction] = std::move(happens);
}

void CardSlot::answerNext(std::uint8_t instruction, hal::Bytes bytes) {
    const std::lock_guard lock(mutex_);
    instead_[instruction] = std::move(bytes);
}

int CardSlot::asked(std::uint8_t instruction) const {
    const std::lock_guard lock(mutex_);
    const auto found = asked_.find(instruction);
    return found == asked_.end() ? 0 : found->second;
}

// Nothing: no service listens.
hal::Fd CardSlot::connection() const {
    hal::Fd line{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const sockaddr_in address = loopback(port_);
    if (connect(line.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return {};
    return line;
}

// A card that lies in the slot of a service that is not there is found when it comes back.
void CardSlot::serve(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [&] { return card_.has_value(); }) && !stop.stop_requested()) {
        const hal::Fd line = connection();
        if (!line) {
            changed_.wait_for(lock, stop, hal::Millis{20}, [] { return false; });
            continue;
        }
        line_ = line.get();
        card_->reset();
        lock.unlock();
        {
            const std::stop_callback wake(stop, [&] { shutdown(line.get(), SHUT_RDWR); });
            speak(line.get(), stop);
        }
        lock.lock();
        line_ = -1;
        changed_.notify_all();
    }
}

void CardSlot::speak(int fd, const std::stop_token& stop) {
    std::uint8_t head[2];
    while (receive(fd, head, sizeof head)) {
        hal::SecretBytes message(static_cast<std::size_t>(head[0] << 8 | head[1]));
        if (!receive(fd, message.data(), message.size()))
            return;
        const auto said = answer(message, stop);
        if (said && !sendMessage(fd, *said))
            return;
        const std::lock_guard lock(mutex_);
        if (!card_)
            return;
    }
}

std::optional<hal::SecretBytes> CardSlot::answer(hal::ByteView message, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!card_)
        return std::nullopt;
    if (message.size() == 1 && message[0] == 4)
        return hal::SecretBytes(card_->atr().begin(), card_->atr().end());
    if (message.size() <= 1) { // power off, power on, reset
        card_->reset();
        return std::nullopt;
    }
    const std::uint8_t instruction = message[1];
    ++asked_[instruction];
    changed_.wait_for(lock, stop, time_, [] { return false; });
    if (auto happening = when_.extract(instruction)) {
        lock.unlock();
        happening.mapped()();
        lock.lock();
    }
    if (auto other = instead_.extract(instruction))
        return hal::SecretBytes(other.mapped().begin(), other.mapped().end());
    if (!card_)
        return std::nullopt;
    return card_->answer(message);
}

hal::SocialSecurityCard syntheticSocialSecurityCard() {
    using hal::SecretText;
    hal::SocialSecurityCard card;
    card.id = SecretText{"110105D156000005000000000000"};
    card.cardClass = SecretText{"1"};
    card.version = SecretText{"3.00"};
    card.issuer = SecretText{"911100000000110105010000"};
    card.issued = SecretText{"20200101"};
    card.expires = SecretText{"20300101"};
    card.cardNumber = SecretText{"A00000000"};
    card.number = SecretText{"11010519491231002X"};
    card.name = SecretText{"张三"};
    card.sex = SecretText{"1"};
    card.ethnicity = SecretText{"01"};
    card.birthplace = SecretText{"110105"};
    card.birth = SecretText{"19491231"};
    return card;
}

} // namespace rigs
