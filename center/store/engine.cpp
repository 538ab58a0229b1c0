#include "center/store/engine.h"

#include <algorithm>

namespace center::store {

const Rows::Cell& Rows::cell(int row, int column) const {
    static const Cell nothing;
    const auto at =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    return column < columns_ && at < cells_.size() ? cells_[at] : nothing;
}

bool Rows::isNull(int row, int column) const {
    return std::holds_alternative<std::monostate>(cell(row, column));
}

std::int64_t Rows::integer(int row, int column) const {
    const auto* number = std::get_if<std::int64_t>(&cell(row, column));
    return number ? *number : 0;
}

std::string Rows::text(int row, int column) const {
    const auto* text = std::get_if<std::string>(&cell(row, column));
    return text ? *text : std::string();
}

hal::Bytes Rows::bytes(int row, int column) const {
    const auto* text = std::get_if<std::string>(&cell(row, column));
    return text ? hal::Bytes(text->begin(), text->end()) : hal::Bytes();
}

hal::WallTime Rows::time(int row, int column) const {
    return hal::WallTime{hal::WallTime::duration{integer(row, column)}};
}

std::optional<hal::WallTime> Rows::maybeTime(int row, int column) const {
    return isNull(row, column) ? std::nullopt : std::optional(time(row, column));
}

void Rows::copyInto(int row, int column, std::span<std::uint8_t> into) const {
    const auto* text = std::get_if<std::string>(&cell(row, column));
    if (text && text->size() == into.size())
        std::copy(text->begin(), text->end(), into.begin());
}

void Watchers::tell(const Change& change) {
    const std::lock_guard lock(mutex_);
    for (const auto& [number, changed] : all_)
        changed(change);
}

int Watchers::add(std::function<void(const Change&)> changed) {
    const std::lock_guard lock(mutex_);
    all_.emplace_back(++next_, std::move(changed));
    return next_;
}

void Watchers::remove(int number) {
    const std::lock_guard lock(mutex_);
    std::erase_if(all_, [&](const auto& one) { return one.first == number; });
}

Result<Rows> readRows(Engine& engine, std::string_view statement, std::span<const Param> parameters) {
    Result<Rows> rows;
    if (auto read = engine.read([&](Sql& sql) -> Result<> {
            rows = sql.run(statement, parameters);
            return nothing(rows);
        });
        !read)
        return tl::make_unexpected(read.error());
    return rows;
}

Result<Rows> writeRows(Engine& engine, std::string_view statement, std::initializer_list<Param> parameters) {
    Result<Rows> rows;
    if (auto written = engine.write([&](Sql& sql) -> Result<> {
            rows = sql.run(statement, parameters);
            return nothing(rows);
        });
        !written)
        return tl::make_unexpected(written.error());
    return rows;
}

} // namespace center::store
