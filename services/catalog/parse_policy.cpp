// From JSON to Policy: every rule of policy.json, and nothing else.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <set>

#include "services/catalog/object_reader.h"
#include "services/catalog/policy.h"

namespace catalog {
namespace {

constexpr int kSchema = 1;
constexpr std::size_t kTitle = 24, kSubtitle = 60, kLine = 24, kAnnouncement = 120, kTelephone = 20,
                      kUrl = 120;

// WCAG 2.2.1: a warning leaves at least 20 s to answer.
constexpr int kLeastAnswer = 20, kMostSeconds = 3600;

class PolicyReader {
public:
    PolicyReader(const LocatedJson& document, UnknownKeys unknown)
        : complaints_(document), root_(document.root, "", complaints_), unknown_(unknown) {}

    hal::Result<Policy> read() {
        Policy policy;
        policy.schema = static_cast<int>(root_.integer("schema", 1, INT32_MAX));
        if (policy.schema > kSchema)
            return hal::fail(hal::Fault::Unsupported, "schema " + std::to_string(policy.schema));
        policy.version = root_.integer("version", 1, INT64_MAX);
        policy.issuer = root_.text("issuer", kSubtitle);
        policy.expires = date("expires");
        policy.copiesPerVisit = static_cast<int>(root_.integer("copies_per_visit", 1, 99));
        policy.idle = idle(root_.object("idle"));
        policy.announcement = bothOrNeither(root_.object("announcement"), kAnnouncement);
        for (auto& item : root_.list("tiles", 1, 6))
            policy.tiles.push_back(tile(item));
        for (auto& item : root_.list("convenience", 1, 12))
            policy.convenience.push_back(service(item));
        for (auto& item : root_.list("copy_purposes", 1, 24))
            policy.purposes.push_back(purpose(item));
        if (root_.has("appeal"))
            policy.appeals = appeals(root_.object("appeal"));
        finish(root_);
        if (!complaints_.first().empty())
            return hal::fail(hal::Fault::BadData, complaints_.first());
        return policy;
    }

private:
    void finish(ObjectReader& object) {
        if (unknown_ == UnknownKeys::Refuse)
            object.refuseUnknownKeys();
    }

    Text bothLanguages(ObjectReader object, std::size_t longest) {
        // English takes more letters for the same width: about two for one.
        Text text{object.text("zh", longest), object.text("en", 2 * longest)};
        finish(object);
        return text;
    }

    Text bothOrNeither(ObjectReader object, std::size_t longest) {
        Text text{object.textOrEmpty("zh", longest), object.textOrEmpty("en", 2 * longest)};
        if (text.zh.empty() != text.en.empty())
            object.complain("en", "and zh must be both there or both empty");
        finish(object);
        return text;
    }

    std::string date(const std::string& name) {
        auto text = root_.textOrEmpty(name, 10);
        if (!text.empty() && !parseDate(text))
            root_.complain(name, "must be a date like 2027-12-31, or empty");
        return text;
    }

    IdleTimes idle(ObjectReader object) {
        const auto seconds = [&](const std::string& name, int least) {
            return hal::Millis{1000 * object.integer(name, least, kMostSeconds)};
        };
        IdleTimes times;
        times.warnAfter = seconds("warn_after_s", 10);
        times.answerWithin = seconds("answer_within_s", kLeastAnswer);
        times.elderWarnAfter = seconds("elder_warn_after_s", 10);
        times.elderAnswerWithin = seconds("elder_answer_within_s", kLeastAnswer);
        times.farewell = seconds("farewell_s", 5);
        finish(object);
        return times;
    }

    std::string uniqueId(ObjectReader& object, std::set<std::string>& taken, std::string id) {
        if (!taken.insert(id).second)
            object.complain("id", "is given twice");
        return id;
    }

    Tile tile(ObjectReader& object) {
        Tile tile;
        tile.id =
            uniqueId(object, tileIds_,
                     object.oneOf("id", {"copy", "apply", "appeal", "progress", "enterprise", "guide"}));
        tile.title = bothLanguages(object.object("title"), kTitle);
        tile.subtitle = bothLanguages(object.object("subtitle"), kSubtitle);
        tile.icon = object.name("icon");
        tile.accent = object.oneOf("accent", {"sea", "indigo", "amber", "green", "plum", "olive"});
        tile.available = object.boolean("available");
        finish(object);
        return tile;
    }

    ServiceItem service(ObjectReader& object) {
        ServiceItem item;
        item.id = uniqueId(object, serviceIds_, object.name("id"));
        item.title = bothLanguages(object.object("title"), kTitle);
        item.subtitle = bothLanguages(object.object("subtitle"), kSubtitle);
        item.icon = object.name("icon");
        item.available = object.boolean("available");
        finish(object);
        return item;
    }

    CopyPurpose purpose(ObjectReader& object) {
        CopyPurpose purpose;
        purpose.id = uniqueId(object, purposeIds_, object.name("id"));
        purpose.label = bothLanguages(object.object("label"), kTitle);
        purpose.line = object.text("line", kLine);
        finish(object);
        return purpose;
    }

    AppealCategory category(ObjectReader& object) {
        AppealCategory category;
        category.id = uniqueId(object, categoryIds_, object.name("id"));
        category.title = bothLanguages(object.object("title"), kTitle);
        category.icon = object.name("icon");
        finish(object);
        return category;
    }

    Grid grid(ObjectReader& object) {
        Grid grid;
        grid.id = uniqueId(object, placeIds_, object.name("id"));
        grid.name = bothLanguages(object.object("name"), kTitle);
        grid.about = bothOrNeither(object.object("about"), kTitle);
        finish(object);
        return grid;
    }

    Street street(ObjectReader& object) {
        Street street;
        street.id = uniqueId(object, placeIds_, object.name("id"));
        street.name = bothLanguages(object.object("name"), kTitle);
        for (auto& item : object.list("grids", 1, 99))
            street.grids.push_back(grid(item));
        finish(object);
        return street;
    }

    SlipWords slip(ObjectReader object) {
        const auto words = [&](const char* name) { return bothLanguages(object.object(name), kSubtitle); };
        SlipWords slip{words("title"),    words("number"), words("filed"),
                       words("category"), words("place"),  words("waiting"),
                       words("scan"),     words("call"),   words("demonstration")};
        finish(object);
        return slip;
    }

    Appeals appeals(ObjectReader object) {
        Appeals appeals;
        for (auto& item : object.list("categories", 1, 12))
            appeals.categories.push_back(category(item));
        for (auto& item : object.list("streets", 1, 32))
            appeals.streets.push_back(street(item));
        appeals.here = object.name("here");
        const auto standsIn = [&](const Street& one) {
            return std::ranges::any_of(one.grids, [&](const Grid& grid) { return grid.id == appeals.here; });
        };
        if (!std::ranges::any_of(appeals.streets, standsIn))
            object.complain("here", "must be one of the grids");
        appeals.whomToAsk = bothLanguages(object.object("whom_to_ask"), kSubtitle);
        appeals.telephone = object.text("telephone", kTelephone);
        if (appeals.telephone.find_first_not_of("0123456789-") != std::string::npos)
            object.complain("telephone", "may have digits and '-' only");
        appeals.offlineDays = static_cast<int>(object.integer("offline_days", 1, 365));
        appeals.publicUrl = object.textOrEmpty("public_url", kUrl);
        const bool web =
            appeals.publicUrl.starts_with("https://") || appeals.publicUrl.starts_with("http://");
        if (!appeals.publicUrl.empty() && (!web || appeals.publicUrl.ends_with('/')))
            object.complain("public_url", "must be like https://progress.example, or empty");
        appeals.slip = slip(object.object("slip"));
        finish(object);
        return appeals;
    }

    static bool parseDate(const std::string& text) {
        int year = 0, month = 0, day = 0, length = 0;
        if (std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 || length != 10)
            return false;
        return std::chrono::year_month_day{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}}
            .ok();
    }

    Complaints complaints_;
    ObjectReader root_;
    UnknownKeys unknown_;
    std::set<std::string> tileIds_, serviceIds_, purposeIds_, categoryIds_, placeIds_;
};

} // namespace

hal::Result<Policy> parsePolicy(std::string_view json, UnknownKeys unknown) {
    const auto document = parseLocated(json);
    if (!document)
        return tl::make_unexpected(document.error());
    return PolicyReader(*document, unknown).read();
}

} // namespace catalog
