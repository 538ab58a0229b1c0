// The policy's lists as the models show them.
#pragma once

#include <string>
#include <vector>

#include "kiosk/models/purpose_model.h"
#include "kiosk/models/tile_model.h"
#include "services/catalog/policy.h"

namespace kiosk {

[[nodiscard]] std::vector<TileRow> tileRows(const catalog::Policy& policy);
[[nodiscard]] std::vector<TileRow> convenienceRows(const catalog::Policy& policy);
[[nodiscard]] std::vector<PurposeRow> purposeRows(const catalog::Policy& policy);
[[nodiscard]] std::vector<TileRow> categoryRows(const catalog::Appeals& appeals);
[[nodiscard]] std::vector<TileRow> streetRows(const catalog::Appeals& appeals);
[[nodiscard]] std::vector<TileRow> gridRows(const catalog::Street& street);
[[nodiscard]] std::vector<std::string> purposeLines(const catalog::Policy& policy);

} // namespace kiosk
