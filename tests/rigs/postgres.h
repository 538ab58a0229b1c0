// A PostgreSQL server of the test's own: a private directory, a unix socket, no port.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "tests/rigs/child.h"
#include "tests/support/temporary_directory.h"

namespace rigs {

// The server refuses to run as root, so then it runs as postgres or nobody. Not thread-safe.
class Postgres {
public:
    [[nodiscard]] static std::optional<std::string> missing();

    // `where`: memory is quick, the disk is what counts in a benchmark.
    explicit Postgres(const std::filesystem::path& where = inMemory());
    ~Postgres();

    // A server that follows the other one and has on its disk what that one acknowledges from now on.
    [[nodiscard]] static std::unique_ptr<Postgres> standbyOf(Postgres& primary);
    void promote(); // from now on it is the one that writes

    // The connection string of a new, empty database.
    [[nodiscard]] std::string newDatabase();
    // The same for a database that there is, at whichever of the two writes.
    [[nodiscard]] std::string eitherOf(const std::string& database, const Postgres& other) const;
    // Everything in its tables' and indexes' files, after a checkpoint; not its log.
    [[nodiscard]] std::string everyByte();
    void crash(); // at once, without a checkpoint; returns when it is gone
    void start();

private:
    explicit Postgres(Postgres* primary, const std::filesystem::path& where);
    void giveAway() const;
    std::string query(const std::string& sql) const; // its first line
    void waitUntilReady();
    std::string runTool(const std::string& tool, std::vector<std::string> arguments) const;

    TemporaryDirectory home_;
    std::unique_ptr<Child> server_;
    int databases_ = 0;
};

} // namespace rigs
