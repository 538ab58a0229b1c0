// Hears what any process changed in a PostgreSQL database, and tells this process's watchers.
#pragma once

#include <memory>
#include <string>
#include <thread>

#include "center/store/postgres_connection.h"

namespace center::store {

// A thread of its own with a connection of its own, made again when it is lost.
class PostgresListener {
public:
    // The connection listens already: what is changed after this is heard.
    PostgresListener(std::string connection, std::unique_ptr<PostgresConnection> listening,
                     Watchers& watchers);
    ~PostgresListener();
    PostgresListener(const PostgresListener&) = delete;
    PostgresListener& operator=(const PostgresListener&) = delete;

    [[nodiscard]] static Result<std::unique_ptr<PostgresConnection>> listen(const std::string& connection);

private:
    void run(const std::stop_token& stop);
    void hear();
    void waitReadable(int socket, int milliseconds) const;

    const std::string connection_;
    std::unique_ptr<PostgresConnection> listening_;
    Watchers& watchers_;
    int wake_; // an eventfd: the end has come
    std::jthread thread_;
};

} // namespace center::store
