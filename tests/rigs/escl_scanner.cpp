#include "tests/rigs/escl_scanner.h"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "tests/rigs/loopback.h"

namespace rigs {

using Json = nlohmann::json;

std::optional<std::string> EsclScanner::missing() {
    if (std::system("/usr/bin/python3 -c 'import PIL' 2>/dev/null") != 0)
        return "python3-pil";
    if (!findTool("airscan-discover"))
        return "sane-airscan";
    return std::nullopt;
}

namespace {

std::vector<std::string> commandFor(const std::string& glass, EsclScanner::Feeder feeder) {
    std::vector<std::string> command{"/usr/bin/python3", rigFile("escl_scanner.py"), "--glass", glass};
    if (feeder == EsclScanner::Feeder::Cards)
        command.emplace_back("--card");
    return command;
}

} // namespace

EsclScanner::EsclScanner(const std::string& glass, Feeder feeder) : child_(commandFor(glass, feeder)) {
    const auto line = child_.readLine();
    if (!line)
        throw std::runtime_error("the eSCL rig does not start: " + child_.log());
    const Json ready = Json::parse(*line);
    address_ = ready.at("uri");
    control_ = ready.at("control");
}

std::string EsclScanner::uri() const { return "sane:airscan:escl:Rig:" + address_; }

std::string EsclScanner::control(const std::string& json) { return post(control_, json); }

void EsclScanner::layOnGlass(const std::string& picture) { control(Json{{"glass", picture}}.dump()); }
void EsclScanner::fillFeeder(const std::vector<std::string>& pictures) {
    control(Json{{"feeder", pictures}}.dump());
}
void EsclScanner::takePerPage(double seconds) { control(Json{{"seconds", seconds}}.dump()); }
void EsclScanner::fault(const std::string& name) {
    control(Json{{"fault", name.empty() ? Json(nullptr) : Json(name)}}.dump());
}
void EsclScanner::faultAfter(int pages, const std::string& name) {
    control(Json{{"after", {{"pages", pages}, {"fault", name}}}}.dump());
}
void EsclScanner::unplug() { control(R"({"unplugged":true})"); }
void EsclScanner::plug() { control(R"({"unplugged":false})"); }

void EsclScanner::waitUntilScanning() { control(R"({"wait":"scanning"})"); }
int EsclScanner::scans() { return Json::parse(control("{}")).at("scans"); }

} // namespace rigs
