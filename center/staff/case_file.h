// One file per case 一哨一档: everything that happened, line by line, with the hash of each.
#pragma once

#include "center/signin/gate.h"
#include "center/staff/case_json.h"
#include "center/staff/renderer.h"

namespace center::staff {

enum class Language { Chinese, English };

// The report that Renderer::report draws. `told`: caseJson() of the case. Pure.
[[nodiscard]] Json caseReport(const Json& told, const OpenedCase& opened, Language language,
                              std::chrono::minutes utcOffset);

void addCaseFile(http::Routes& routes, Gate& gate, const DeskRoom& room, Renderer& renderer);

} // namespace center::staff
