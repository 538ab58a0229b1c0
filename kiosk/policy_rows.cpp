// The policy's lists as the models show them.
#include "kiosk/policy_rows.h"

#include <algorithm>

namespace kiosk {

namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

template <class From>
TileRow asRow(const From& from) {
    return {q(from.id),
            q(from.title.zh),
            q(from.title.en),
            q(from.subtitle.zh),
            q(from.subtitle.en),
            q(from.icon),
            {},
            from.available};
}

} // namespace

std::vector<TileRow> tileRows(const catalog::Policy& policy) {
    std::vector<TileRow> rows;
    for (const catalog::Tile& tile : policy.tiles) {
        rows.push_back(asRow(tile));
        rows.back().accent = q(tile.accent);
    }
    return rows;
}

std::vector<TileRow> convenienceRows(const catalog::Policy& policy) {
    std::vector<TileRow> rows;
    std::transform(policy.convenience.begin(), policy.convenience.end(), std::back_inserter(rows),
                   [](const catalog::ServiceItem& item) { return asRow(item); });
    return rows;
}

std::vector<PurposeRow> purposeRows(const catalog::Policy& policy) {
    std::vector<PurposeRow> rows;
    for (const catalog::CopyPurpose& purpose : policy.purposes)
        rows.push_back({q(purpose.id), q(purpose.label.zh), q(purpose.label.en)});
    return rows;
}

std::vector<TileRow> categoryRows(const catalog::Appeals& appeals) {
    std::vector<TileRow> rows;
    for (const catalog::AppealCategory& one : appeals.categories)
        rows.push_back({q(one.id), q(one.title.zh), q(one.title.en), {}, {}, q(one.icon), {}, true});
    return rows;
}

std::vector<TileRow> streetRows(const catalog::Appeals& appeals) {
    std::vector<TileRow> rows;
    for (const catalog::Street& one : appeals.streets)
        rows.push_back({q(one.id), q(one.name.zh), q(one.name.en), {}, {}, {}, {}, true});
    return rows;
}

std::vector<TileRow> gridRows(const catalog::Street& street) {
    std::vector<TileRow> rows;
    for (const catalog::Grid& one : street.grids)
        rows.push_back(
            {q(one.id), q(one.name.zh), q(one.name.en), q(one.about.zh), q(one.about.en), {}, {}, true});
    return rows;
}

std::vector<std::string> purposeLines(const catalog::Policy& policy) {
    std::vector<std::string> lines;
    for (const catalog::CopyPurpose& purpose : policy.purposes)
        lines.push_back(purpose.line);
    return lines;
}

} // namespace kiosk
