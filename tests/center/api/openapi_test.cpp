// openapi.yaml is what the server really does: the page is walked against it.
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "tests/center/api/served_center.h"

namespace center {
namespace {

struct Operation {
    std::string method, path, listener = "kiosks";
    std::size_t bodyLimit = 0;
    std::set<int> statuses;
};

// The page keeps to one layout: two blanks a level.
std::vector<Operation> documented() {
    std::ifstream page(BANSHI_OPENAPI);
    std::vector<Operation> all;
    std::string path;
    for (std::string line; std::getline(page, line) && line != "components:";) {
        const auto value = [&](std::string_view key) {
            const std::string start = "      " + std::string(key) + ": ";
            return line.starts_with(start) ? line.substr(start.size()) : std::string();
        };
        if (line.starts_with("  /"))
            path = line.substr(2, line.size() - 3);
        for (const char* method : {"get", "put", "post", "delete"})
            if (line == "    " + std::string(method) + ":") {
                std::string upper;
                for (const char* c = method; *c != 0; ++c)
                    upper += static_cast<char>(std::toupper(*c));
                all.push_back({.method = upper, .path = path, .statuses = {}});
            }
        if (const auto listener = value("x-listener"); !listener.empty())
            all.back().listener = listener;
        if (const auto limit = value("x-body-limit"); !limit.empty())
            all.back().bodyLimit = std::stoul(limit);
        if (line.starts_with("        \"") && !all.empty())
            all.back().statuses.insert(std::stoi(line.substr(9, 3)));
    }
    return all;
}

std::string filled(std::string path) {
    for (const auto& [name, value] : {std::pair{"{id}", wire::toString(wire::newUuid())},
                                      {"{index}", std::string("0")},
                                      {"{number}", std::string("9")}})
        if (const auto at = path.find(name); at != std::string::npos)
            path.replace(at, std::string_view(name).size(), value);
    return path;
}

using Names = std::set<std::string>;

Names namesOf(const http::Routes& routes) {
    Names names;
    for (const auto& [method, pattern] : routes.list())
        names.insert(std::string(http::toString(method)) + " " + pattern);
    return names;
}

TEST(OpenApi, NamesEveryRouteAndNoOther) {
    ServedCenter served;
    const api::Center center{served.service->store(), served.service->keys(),  served.log,
                             hal::systemClock(),      served.folder / "files", ""};
    api::KioskGate gate(center);
    api::CommandDesk desk(center);
    api::RecordFiles files(center.files);
    http::Routes kiosks, enrollment;
    api::addFleetRoutes(kiosks, center, gate, desk);
    api::addRecordRoutes(kiosks, center, gate, files);
    api::addHealth(kiosks);
    api::addEnrollmentRoutes(enrollment, center);
    api::addHealth(enrollment);
    Names forKiosks, forEnrollment;
    for (const Operation& operation : documented()) {
        const std::string name = operation.method + " " + operation.path;
        if (operation.listener != "enrollment")
            forKiosks.insert(name);
        if (operation.listener != "kiosks")
            forEnrollment.insert(name);
    }
    EXPECT_EQ(namesOf(kiosks), forKiosks);
    EXPECT_EQ(namesOf(enrollment), forEnrollment);
}

TEST(OpenApi, SaysHowEveryOperationAnswersNonsenseAndFloods) {
    ServedCenter served;
    ClientKiosk kiosk{served, "XH01"};
    ASSERT_TRUE(kiosk.enroll(kiosk.code));
    kiosk::agent::Https enrollment({served.url(served.service->ports().enrollment), {}, {}, {}});
    const auto operations = documented();
    EXPECT_EQ(operations.size(), 10U);
    for (const Operation& operation : operations) {
        const auto ask = [&](hal::ByteView body) {
            const kiosk::agent::Call call{operation.method, filled(operation.path), body};
            const auto answer = operation.listener == "enrollment"
                                    ? enrollment.ask(call, {})
                                    : kiosk.call(call.method, call.target, call.body);
            return answer ? answer->status : 0;
        };
        const std::string name = operation.method + " " + operation.path;
        const int status = ask(operation.method == "GET" ? hal::ByteView() : hal::asBytes("{nonsense"));
        EXPECT_TRUE(operation.statuses.contains(status)) << name << " answers " << status;
        if (operation.method == "GET")
            continue;
        EXPECT_TRUE(operation.statuses.contains(413)) << name;
        EXPECT_EQ(ask(hal::Bytes(operation.bodyLimit + 1)), 413) << name;
        EXPECT_NE(ask(hal::Bytes(operation.bodyLimit)), 413) << name;
    }
}

} // namespace
} // namespace center
