#include "center/store/store.h"

#include <utility>

#include "center/store/engine.h"

namespace center::store {

class Store::Watch {
public:
    Watch(Watchers& watchers, std::function<void(const Change&)> changed)
        : watchers_(&watchers), number_(watchers.add(std::move(changed))) {}
    ~Watch() { watchers_->remove(number_); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

private:
    Watchers* watchers_;
    int number_;
};

void Store::EndWatch::operator()(Watch* watch) const { delete watch; }

Store::Store(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::over(Result<std::unique_ptr<Engine>> engine) {
    if (!engine)
        return tl::make_unexpected(engine.error());
    if (auto migrated = migrate(**engine); !migrated)
        return tl::make_unexpected(migrated.error());
    return std::unique_ptr<Store>(new Store(std::move(*engine)));
}

Result<std::unique_ptr<Store>> Store::openSqlite(const std::filesystem::path& file) {
    return over(openSqliteEngine(file));
}

Result<std::unique_ptr<Store>> Store::openPostgres(const std::string& connection) {
    return over(openPostgresEngine(connection));
}

Result<> Store::ping() const { return nothing(readRows(*engine_, "SELECT 1")); }

Store::WatchHandle Store::watch(std::function<void(const Change&)> changed) const {
    return WatchHandle(new Watch(engine_->watchers(), std::move(changed)));
}

} // namespace center::store
