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

    // The connection string of a new, empty database.
    [[nodiscard]] std::string newDatabase();
    // Everything in its tables' and indexes' files, after a checkpoint; not its log.
    [[nodiscard]] std::string everyByte();
    void crash(); // at once, without a checkpoint; returns when it is gone
    void start();

private:
    void waitUntilReady();
    void runTool(const std::string& tool, std::vector<std::string> arguments) const;

    TemporaryDirectory home_;
    std::unique_ptr<Child> server_;
    int databases_ = 0;
};

} // namespace rigs
