// The one door to everything that the center keeps: SQLite in a file, or PostgreSQL for several processes.
// Thread-safe; what calls say is durable when they return.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "center/store/audit.h"
#include "center/store/cases.h"
#include "center/store/fleet.h"
#include "center/store/records.h"
#include "center/store/retention.h"
#include "center/store/staff.h"
#include "center/store/statistics.h"

namespace center::store {

enum class Topic { Record, Case, Kiosk, Command };

// Something is new: ask for it again. `key` is the id of the kiosk (Kiosk, Command) or the case; a Record has
// none.
struct Change {
    Topic topic{};
    std::string key;
    friend bool operator==(const Change&, const Change&) = default;
};

class Store {
public:
    // Makes the file and brings the schema up. Problems: Unavailable, Damaged.
    [[nodiscard]] static Result<std::unique_ptr<Store>> openSqlite(const std::filesystem::path& file);
    // `connection` as libpq takes it ("host=a,b dbname=banshi target_session_attrs=read-write"). Problems:
    // Unavailable, Refused (a server that does not synchronise its log, or is older than 13).
    [[nodiscard]] static Result<std::unique_ptr<Store>> openPostgres(const std::string& connection);
    ~Store();

    [[nodiscard]] Records records() const { return Records(*engine_); }
    [[nodiscard]] Fleet fleet() const { return Fleet(*engine_); }
    [[nodiscard]] Staff staff() const { return Staff(*engine_); }
    [[nodiscard]] Cases cases() const { return Cases(*engine_); }
    [[nodiscard]] Audit audit() const { return Audit(*engine_); }
    [[nodiscard]] Retention retention() const { return Retention(*engine_); }
    [[nodiscard]] Statistics statistics() const { return Statistics(*engine_); }

    // Whether it answers now.
    [[nodiscard]] Result<> ping() const;

    // Called on a thread of the store after each change, also by other processes over the same PostgreSQL;
    // changes may come together. After a lost connection every topic is said once, with an empty key. No call
    // comes after the watch has gone. It must not write to the store: hand it on.
    class Watch;
    struct EndWatch {
        void operator()(Watch* watch) const;
    };
    using WatchHandle = std::unique_ptr<Watch, EndWatch>;
    [[nodiscard]] WatchHandle watch(std::function<void(const Change&)> changed) const;

private:
    explicit Store(std::unique_ptr<Engine> engine);
    [[nodiscard]] static Result<std::unique_ptr<Store>> over(Result<std::unique_ptr<Engine>> engine);
    std::unique_ptr<Engine> engine_;
};

} // namespace center::store
