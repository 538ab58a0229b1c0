// Agent, center and a filing kiosk are killed at random moments, again and again: whatever number a resident
// saw is at the center, once.
#include <csignal>
#include <map>
#include <memory>
#include <random>
#include <set>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include "center/main/config.h"
#include "center/main/init.h"
#include "center/store/store.h"
#include "kiosk/link/enrollment.h"
#include "services/outbox/outbox.h"
#include "tests/rigs/child.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

using namespace std::chrono_literals;

namespace {

constexpr int kKills = 50;
constexpr auto kPatience = 60s; // bounds a broken build, measures nothing

struct Shown {
    wire::Uuid id;
    std::uint64_t number = 0;
};

// Files appeals, some with a page, without end, and says each number when it has it, as a screen would.
[[noreturn]] void fileForEver(const std::filesystem::path& state, int pipe) {
    const auto key = seal::KioskKey::load(state / seal::kKeyFileName).value();
    const auto identity = kiosk::link::identityOf(kiosk::link::loadEnrollment(state).value()).value();
    const auto box = outbox::Outbox::open(state / outbox::kDirectoryName, key).value();
    const std::string page(300'000, 'p');
    const outbox::FileToSend file{wire::FileType::Pdf, hal::asBytes(page)};
    for (int i = 0;; ++i) {
        const bool withPage = i % 3 == 0;
        const auto filed = box->file({wire::RecordKind::Appeal, hal::asBytes("{\"schema\":1}"),
                                      std::span<const outbox::FileToSend>(&file, withPage ? 1 : 0)},
                                     identity);
        if (!filed)
            ::_exit(1);
        const Shown shown{filed->id, filed->number.counter};
        if (::write(pipe, &shown, sizeof shown) != sizeof shown)
            ::_exit(2);
    }
}

class FilingKiosk {
public:
    explicit FilingKiosk(const std::filesystem::path& state) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe");
        child_ = ::fork();
        if (child_ == 0)
            fileForEver(state, ends[1]);
        ::close(ends[1]);
        reading_ = ends[0];
    }
    ~FilingKiosk() { kill(); }
    FilingKiosk(const FilingKiosk&) = delete;
    FilingKiosk& operator=(const FilingKiosk&) = delete;

    // Takes `count` numbers; the pipe holds the rest back.
    void file(int count, std::vector<Shown>& all) const {
        for (Shown shown; count > 0 && ::read(reading_, &shown, sizeof shown) == sizeof shown; --count)
            all.push_back(shown);
    }
    void kill() {
        if (child_ < 0)
            return;
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
        ::close(reading_);
        child_ = -1;
    }
    // What was shown before the end and not yet read.
    void killAndRead(std::vector<Shown>& all) {
        ::kill(child_, SIGKILL);
        file(1'000'000, all);
        kill();
    }

private:
    pid_t child_ = -1;
    int reading_ = -1;
};

class District {
public:
    District() {
        std::ignore =
            center::found({.folder = center_, .district = "Example", .hosts = {"127.0.0.1"}, .firstPort = 0},
                          hal::systemClock())
                .value();
        startCenter();
        fixPorts();
        enroll();
        startAgent();
    }

    void startCenter() {
        server_.reset();
        server_ = std::make_unique<rigs::Child>(
            std::vector<std::string>{rigs::builtProgram("banshi-center"), "serve", center_.string()});
        while (const auto line = server_->readLine()) {
            const auto event = nlohmann::json::parse(*line);
            if (event["event"] == "listening")
                ports_[event["listener"].get<std::string>()] = event["port"].get<int>();
            if (event["event"] == "started")
                return;
        }
        throw std::runtime_error("the center does not start");
    }
    void startAgent() {
        agent_.reset();
        agent_ = std::make_unique<rigs::Child>(std::vector<std::string>{
            rigs::builtProgram("banshi-agent"), "--state", state.string(), "--heartbeat", "500"});
    }
    void killCenter() { server_->signal(SIGKILL), std::ignore = server_->waitForEnd(kPatience); }
    void killAgent() { agent_->signal(SIGKILL), std::ignore = agent_->waitForEnd(kPatience); }
    // Ends with a round of the agent's, or a while.
    void letItDeliver() { std::ignore = agent_->readLine(100ms); }

    [[nodiscard]] bool drained() {
        const auto until = std::chrono::steady_clock::now() + kPatience;
        const auto courier = outbox::Courier::open(state / outbox::kDirectoryName).value();
        while (courier.usage()->records > 0 && std::chrono::steady_clock::now() < until)
            letItDeliver();
        return courier.usage()->records == 0;
    }
    void stop() {
        server_->signal(SIGTERM);
        std::ignore = server_->waitForEnd(kPatience);
        store_ = center::store::Store::openSqlite(center::loadConfig(center_)->state / "center.db").value();
    }
    // Under which a whole record is kept, once the center has stopped; empty: it is not there.
    [[nodiscard]] std::string numberOf(const wire::Uuid& id) const {
        const auto record = store_->records().find(id);
        return record && record->state != center::store::RecordState::Incomplete ? record->number
                                                                                 : std::string();
    }

private:
    // The same after each restart: kiosks remember the address.
    void fixPorts() {
        std::string text = readText(center_ / "center.toml");
        for (const char* listener : {"kiosks", "enrollment"}) {
            const auto at = text.find("port = 0", text.find(std::string("[") + listener + "]"));
            text.replace(at, 8, "port = " + std::to_string(ports_.at(listener)));
        }
        writeText(center_ / "center.toml", text);
    }
    void enroll() {
        rigs::Child add({rigs::builtProgram("banshi-center"), "kiosk", "add", center_.string(), "--prefix",
                         "XH01", "--name", "one", "--hall", "hall", "--street", "s01"});
        const std::string said = add.readLine().value();
        rigs::Child enrolled({rigs::builtProgram("banshi"), "enroll",
                              "https://127.0.0.1:" + std::to_string(ports_.at("enrollment")),
                              said.substr(said.find(' ') + 1), "--state", state.string()});
        if (enrolled.waitForEnd(kPatience) != 0)
            throw std::runtime_error("the kiosk does not enroll: " + enrolled.log());
    }

    TemporaryDirectory home_{inMemory()};
    const std::filesystem::path center_ = home_ / "center";
    std::map<std::string, int> ports_;
    std::unique_ptr<rigs::Child> server_, agent_;
    std::unique_ptr<center::store::Store> store_;

public:
    const std::filesystem::path state = home_ / "state";
};

} // namespace

TEST(Kills, EveryNumberThatWasShownIsAtTheCenterOnce) {
    District district;
    std::vector<Shown> shown;
    auto kiosk = std::make_unique<FilingKiosk>(district.state);
    std::mt19937 random{20'261'124};
    for (int kill = 0; kill < kKills; ++kill) {
        kiosk->file(static_cast<int>(random() % 5), shown);
        if (random() % 2 == 0)
            district.letItDeliver();
        switch (random() % 3) {
        case 0:
            district.killAgent();
            district.startAgent();
            break;
        case 1:
            district.killCenter();
            kiosk->file(static_cast<int>(random() % 5), shown); // while it is away
            district.startCenter();
            break;
        default:
            kiosk->killAndRead(shown);
            kiosk = std::make_unique<FilingKiosk>(district.state);
        }
    }
    kiosk->killAndRead(shown);
    kiosk.reset();
    ASSERT_TRUE(district.drained());

    district.stop();
    std::set<std::string> numbers;
    EXPECT_GT(shown.size(), 50U);
    for (const Shown& one : shown) {
        EXPECT_EQ(district.numberOf(one.id), wire::toString(wire::RecordNumber{"XH01", one.number}))
            << one.number;
        EXPECT_TRUE(numbers.insert(district.numberOf(one.id)).second) << "no number twice";
    }
}
