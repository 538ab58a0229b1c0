#include "center/staff/csv.h"

#include <initializer_list>

#include "hal/base/time_text.h"

namespace center::staff {
namespace {

std::string line(std::initializer_list<std::string_view> cells) {
    std::string text;
    for (const std::string_view cell : cells)
        text += (text.empty() ? "" : ",") + csvCell(cell);
    return text + "\r\n";
}

std::string timeOf(const std::optional<hal::WallTime>& at) { return at ? hal::rfc3339(*at) : std::string(); }

} // namespace

std::string csvCell(std::string_view text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    std::string cell = formula ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"')
            cell += '"';
        cell += c;
    }
    return cell + '"';
}

std::string csvHead() {
    return "\xEF\xBB\xBF" +
           line({"number", "kind", "category", "state", "street", "grid", "department", "filed_at",
                 "received_at", "taken_at", "promised_at", "closed_at", "rating"});
}

std::string csvLine(const store::Case& row) {
    return line({row.number, wire::toString(row.kind), row.category, row.state, row.place.street,
                 row.place.grid, row.department, hal::rfc3339(row.filedAt), hal::rfc3339(row.receivedAt),
                 timeOf(row.takenAt), timeOf(row.promisedAt), timeOf(row.closedAt),
                 row.rating == 0 ? std::string() : std::to_string(row.rating)});
}

} // namespace center::staff
