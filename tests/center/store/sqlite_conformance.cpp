// The suite of the store over SQLite.
#include "tests/center/store/store_suite.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace {

class SqliteHome final : public StoreHome {
public:
    center::store::Result<std::unique_ptr<center::store::Store>> open() override {
        return center::store::Store::openSqlite(directory_ / "center.db");
    }

    std::optional<std::string> everyByte() override {
        std::string all;
        for (const auto& file : std::filesystem::directory_iterator(directory_.path())) {
            all += readText(file.path());
        }
        return all;
    }

private:
    TemporaryDirectory directory_{inMemory()};
};

const StoreKind kSqlite{.name = "Sqlite",
                        .missing = [] { return std::optional<std::string>{}; },
                        .make = [] { return std::make_unique<SqliteHome>(); }};

INSTANTIATE_STORE_SUITES(kSqlite);

} // namespace
