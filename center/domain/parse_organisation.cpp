// A district's tree as an administrator writes it down.
#include <set>

#include "center/domain/organisation.h"
#include "services/catalog/object_reader.h"

namespace center::domain {
namespace {

using catalog::ObjectReader;

constexpr int kSchema = 1;
constexpr std::size_t kMostStreets = 500;
constexpr std::size_t kMostGrids = 2000; // of a street
constexpr std::size_t kMostDepartments = 500;
constexpr std::size_t kLongestName = 120;

// {"id":…,"name":…}: no two of a kind have the same id, for scopes and cases are kept by it.
template <class Node>
Node node(ObjectReader& reader, std::set<std::string>& taken) {
    Node made;
    made.id = reader.name("id");
    made.name = reader.text("name", kLongestName);
    if (!taken.insert(made.id).second)
        reader.complain("id", "is given twice");
    return made;
}

} // namespace

hal::Result<Organisation> parseOrganisation(std::string_view json) {
    const auto document = catalog::parseLocated(json);
    if (!document)
        return tl::make_unexpected(document.error());
    if (document->root.is_object() && document->root.value("schema", nlohmann::json()).is_number_integer() &&
        document->root["schema"].get<std::int64_t>() > kSchema)
        return hal::fail(hal::Fault::Unsupported, "an organisation of a newer release");
    catalog::Complaints complaints(*document);
    ObjectReader reader(document->root, "", complaints);
    std::ignore = reader.integer("schema", kSchema, kSchema);
    std::string name = reader.text("name", kLongestName);
    std::set<std::string> streetIds, gridIds, departmentIds;
    std::vector<Street> streets;
    for (ObjectReader& one : reader.list("streets", 1, kMostStreets)) {
        auto street = node<Street>(one, streetIds);
        for (ObjectReader& grid : one.list("grids", 0, kMostGrids)) {
            street.grids.push_back(node<Grid>(grid, gridIds));
            grid.refuseUnknownKeys();
        }
        one.refuseUnknownKeys();
        streets.push_back(std::move(street));
    }
    std::vector<Department> departments;
    for (ObjectReader& one : reader.list("departments", 0, kMostDepartments)) {
        departments.push_back(node<Department>(one, departmentIds));
        one.refuseUnknownKeys();
    }
    reader.refuseUnknownKeys();
    if (!complaints.first().empty())
        return hal::fail(hal::Fault::BadData, complaints.first());
    return Organisation(std::move(name), std::move(streets), std::move(departments));
}

std::string toJson(const Organisation& organisation) {
    using Json = nlohmann::ordered_json;
    const auto listOf = [](const auto& nodes) {
        Json list = Json::array();
        for (const auto& one : nodes)
            list.push_back({{"id", one.id}, {"name", one.name}});
        return list;
    };
    Json streets = Json::array();
    for (const Street& street : organisation.streets())
        streets.push_back({{"id", street.id}, {"name", street.name}, {"grids", listOf(street.grids)}});
    const Json whole{{"schema", kSchema},
                     {"name", organisation.name()},
                     {"streets", std::move(streets)},
                     {"departments", listOf(organisation.departments())}};
    return whole.dump(1) + '\n';
}

} // namespace center::domain
