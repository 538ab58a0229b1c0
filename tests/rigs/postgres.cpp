#include "tests/rigs/postgres.h"

#include <array>
#include <csignal>
#include <stdexcept>
#include <thread>

#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/files.h"

namespace rigs {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{60}; // bounds a broken rig, measures nothing

// The newest that is installed; Debian keeps the server's tools out of PATH.
std::optional<fs::path> tools() {
    std::optional<fs::path> newest;
    std::error_code none;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none))
        if (fs::exists(version.path() / "bin/initdb") && (!newest || *newest < version.path() / "bin"))
            newest = version.path() / "bin";
    return newest;
}

const passwd* unprivileged() {
    for (const char* name : {"postgres", "nobody"})
        if (const passwd* user = getpwnam(name))
            return user;
    return nullptr;
}

std::vector<std::string> asUser(const std::string& tool, std::vector<std::string> arguments) {
    std::vector<std::string> command;
    if (geteuid() == 0)
        command = {"setpriv",
                   "--reuid",
                   unprivileged()->pw_name,
                   "--regid",
                   std::to_string(unprivileged()->pw_gid),
                   "--clear-groups"};
    command.push_back((tools().value() / tool).string());
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

} // namespace

std::optional<std::string> Postgres::missing() {
    if (!tools())
        return "PostgreSQL (postgresql)";
    if (geteuid() == 0 && !findTool("setpriv"))
        return "setpriv (util-linux)";
    return std::nullopt;
}

Postgres::Postgres(const fs::path& where) : home_(where) {
    giveAway();
    std::ignore = runTool("initdb", {"-D", home_ / "data", "-A", "trust", "-U", "banshi", "-E", "UTF8",
                                     "--locale=C", "--no-sync"});
    start();
}

Postgres::Postgres(Postgres* primary, const fs::path& where) : home_(where) {
    giveAway();
    std::ignore = runTool("pg_basebackup", {"-h", primary->home_.path().string(), "-U", "banshi", "-D",
                                            home_ / "data", "-R", "-X", "stream", "-c", "fast", "--no-sync"});
    start();
    std::ignore = primary->query("ALTER SYSTEM SET synchronous_standby_names = '*'");
    std::ignore = primary->query("SELECT pg_reload_conf()");
    // From when the primary counts it as synchronous, and new connections know.
    while (primary->query("SELECT sync_state FROM pg_stat_replication") != "sync")
        std::this_thread::yield();
}

std::unique_ptr<Postgres> Postgres::standbyOf(Postgres& primary) {
    return std::unique_ptr<Postgres>(new Postgres(&primary, inMemory()));
}

void Postgres::promote() {
    std::ignore = query("SELECT pg_promote()"); // waits until it is done
    std::ignore = query("ALTER SYSTEM RESET synchronous_standby_names");
    std::ignore = query("SELECT pg_reload_conf()");
}

void Postgres::giveAway() const {
    if (geteuid() == 0 && chown(home_.path().c_str(), unprivileged()->pw_uid, unprivileged()->pw_gid) != 0)
        throw std::runtime_error("cannot give the directory away");
}

std::string Postgres::query(const std::string& sql) const {
    return runTool(
        "psql", {"-h", home_.path().string(), "-U", "banshi", "-d", "postgres", "-q", "-A", "-t", "-c", sql});
}

Postgres::~Postgres() {
    if (!server_)
        return;
    server_->signal(SIGINT); // takes its shared memory away
    std::ignore = server_->waitForEnd(kPatience);
}

void Postgres::start() {
    server_ = std::make_unique<Child>(
        asUser("postgres", {"-D", home_ / "data", "-k", home_.path().string(), "-c",
                            "listen_addresses=", "-c", "shared_buffers=32MB", "-c", "max_connections=60"}));
    waitUntilReady();
}

void Postgres::crash() {
    server_->signal(SIGQUIT);
    if (!server_->waitForEnd(kPatience))
        throw std::runtime_error("the server does not end");
    server_.reset();
}

void Postgres::waitUntilReady() {
    const auto until = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < until) {
        Child ready(asUser("pg_isready", {"-q", "-h", home_.path().string()}));
        const auto status = ready.waitForEnd(kPatience);
        if (status && WIFEXITED(*status) && WEXITSTATUS(*status) == 0)
            return;
        std::this_thread::yield();
    }
    throw std::runtime_error("PostgreSQL does not start");
}

std::string Postgres::runTool(const std::string& tool, std::vector<std::string> arguments) const {
    Child child(asUser(tool, std::move(arguments)));
    const std::string first = child.readLine(kPatience).value_or("");
    while (child.readLine(kPatience)) {
    }
    const auto status = child.waitForEnd(kPatience);
    if (!status || !WIFEXITED(*status) || WEXITSTATUS(*status) != 0)
        throw std::runtime_error(tool + " fails: " + child.log());
    return first;
}

std::string Postgres::everyByte() {
    runTool("psql",
            {"-h", home_.path().string(), "-U", "banshi", "-d", "postgres", "-q", "-c", "CHECKPOINT"});
    std::string all;
    for (const auto& file : fs::recursive_directory_iterator(home_ / "data/base"))
        if (file.is_regular_file()) {
            all += readText(file.path());
        }
    return all;
}

std::string Postgres::newDatabase() {
    const std::string name = "test" + std::to_string(++databases_);
    std::ignore = runTool("createdb", {"-h", home_.path().string(), "-U", "banshi", name});
    return "host=" + home_.path().string() + " user=banshi dbname=" + name;
}

std::string Postgres::eitherOf(const std::string& database, const Postgres& other) const {
    return "host=" + home_.path().string() + "," + other.home_.path().string() +
           " user=banshi dbname=" + database + " target_session_attrs=read-write";
}

} // namespace rigs
