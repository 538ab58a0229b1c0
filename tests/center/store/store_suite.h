// One suite for every database: what the store promises, whatever keeps it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "center/store/store.h"
#include "tests/support/hand_clock.h"

// A database of its own for one test.
class StoreHome {
public:
    virtual ~StoreHome() = default;
    // Another process, or the same one after a crash: what is kept is what the last one left.
    [[nodiscard]] virtual center::store::Result<std::unique_ptr<center::store::Store>> open() = 0;
    // Every byte that the database has on the disk, after it has tidied up; nothing when that cannot be told.
    [[nodiscard]] virtual std::optional<std::string> everyByte() { return std::nullopt; }
};

struct StoreKind {
    std::string name;
    std::function<std::optional<std::string>()> missing; // what this machine lacks
    std::function<std::unique_ptr<StoreHome>()> make;
};

class StoreSuite : public testing::TestWithParam<StoreKind> {
protected:
    void SetUp() override;

    [[nodiscard]] center::store::Store& store() { return *store_; }
    void reopen();

    // Synthetic things to keep, all different.
    [[nodiscard]] center::store::Record record(wire::RecordKind kind = wire::RecordKind::Appeal);
    [[nodiscard]] center::store::Kiosk kiosk(const std::string& prefix, const std::string& street = "s01");
    [[nodiscard]] center::store::Case caseAt(const center::domain::Place& place);
    [[nodiscard]] center::store::CaseEvent event(std::int64_t sequence);
    [[nodiscard]] hal::WallTime now() const { return clock_.wall(); }

    HandClock clock_;
    std::unique_ptr<StoreHome> home_;

private:
    std::unique_ptr<center::store::Store> store_;
};

class StoreRecords : public StoreSuite {};
class StoreFleet : public StoreSuite {};
class StoreStaff : public StoreSuite {};
class StoreCases : public StoreSuite {};
class StoreAudit : public StoreSuite {};
class StoreRetention : public StoreSuite {};
class StoreStatistics : public StoreSuite {};

// How a database joins.
#define INSTANTIATE_STORE_SUITES(kind)                                                                       \
    INSTANTIATE_TEST_SUITE_P(Sql, StoreRecords, testing::Values(kind), storeName);                           \
    INSTANTIATE_TEST_SUITE_P(Sql, StoreFleet, testing::Values(kind), storeName);                             \
    INSTANTIATE_TEST_SUITE_P(Sql, StoreStaff, testing::Values(kind), storeName);                             \
    INSTANTIATE_TEST_SUITE_P(Sql, StoreCases, testing::Values(kind), storeName);                             \
    INSTANTIATE_TEST_SUITE_P(Sql, StoreAudit, testing::Values(kind), storeName);                             \
    INSTANTIATE_TEST_SUITE_P(Sql, StoreRetention, testing::Values(kind), storeName);                         \
    INSTANTIATE_TEST_SUITE_P(Sql, StoreStatistics, testing::Values(kind), storeName)
inline std::string storeName(const testing::TestParamInfo<StoreKind>& kind) { return kind.param.name; }
