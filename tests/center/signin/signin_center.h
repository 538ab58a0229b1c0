// A center with people who sign in over real sockets; the clock is the test's.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "center/http/server.h"
#include "center/pki/keys.h"
#include "center/signin/session_routes.h"
#include "center/signin/user_routes.h"
#include "tests/center/http/raw_client.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace center::staff {

using nlohmann::json;
using namespace std::chrono_literals;

struct Heard {
    int status = 0;
    std::string head, body;
    [[nodiscard]] json content() const { return json::parse(body, nullptr, false); }
    [[nodiscard]] std::string cookie() const {
        const auto at = head.find("Set-Cookie: ");
        return at == std::string::npos ? "" : head.substr(at + 12, head.find_first_of(";\r", at) - at - 12);
    }
};

// What a browser keeps of a session.
struct Browser {
    std::string cookie, csrf;
};

class SignInCenter : public testing::Test {
protected:
    SignInCenter() {
        EXPECT_TRUE(pki::makeKeys(home_ / "keys", {"Example", {"127.0.0.1"}}, clock_));
        keys_ = std::make_unique<pki::Keys>(pki::loadKeys(home_ / "keys", {"127.0.0.1"}, clock_).value());
        center_.emplace(api::Center{*store_, *keys_, log_, clock_, home_ / "files", ""});
        sessions_ =
            std::make_unique<signin::Sessions>(*center_, signin::SessionTimes{}, signin::Patience{.free = 3});
        gate_ = std::make_unique<Gate>(*center_, *sessions_, Transport::Tls);
        http::Listener listener{.name = "staff"};
        listener.limits.perAddress = 400;
        addSessionRoutes(listener.routes, *center_, *sessions_, *gate_, "Example district");
        addUserRoutes(listener.routes, *center_, *sessions_, *gate_, organisation_);
        port_ = server_.listen(std::move(listener)).value();
        server_.start();
    }
    ~SignInCenter() override { server_.stop(0ms); }

    store::User user(const std::string& name, const std::string& role, const std::string& street = "") {
        store::User user;
        user.id = wire::newUuid(clock_);
        user.name = name;
        user.fullName = "Synthetic " + name;
        user.password = sessions_->passwords().hash("correct horse").value();
        user.role = role;
        user.scope = {{street, ""}, ""};
        EXPECT_TRUE(store_->staff().add(user));
        return user;
    }

    [[nodiscard]] Heard ask(const std::string& method, const std::string& target, const Browser& as = {},
                            const json& body = nullptr, const std::string& fields = "") const {
        std::string text = method + " " + target + " HTTP/1.1\r\nHost: center.example\r\n" + fields;
        if (!as.cookie.empty())
            text += "Cookie: other=1; " + as.cookie + "\r\n";
        if (!as.csrf.empty())
            text += "X-CSRF-Token: " + as.csrf + "\r\n";
        const std::string content = body.is_null() ? "" : body.dump();
        if (!body.is_null())
            text += "Content-Type: application/json\r\nContent-Length: " + std::to_string(content.size()) +
                    "\r\n";
        http::RawClient client(port_);
        EXPECT_TRUE(client.say(text + "\r\n" + content));
        const std::string heard = client.hear();
        const auto end = heard.find("\r\n\r\n");
        if (end == std::string::npos)
            return {};
        return {std::stoi(heard.substr(9, 3)), heard.substr(0, end + 2), heard.substr(end + 4)};
    }

    [[nodiscard]] Heard logIn(const std::string& name, const std::string& password = "correct horse") const {
        return ask("POST", "/staff/v1/session", {}, {{"schema", 1}, {"name", name}, {"password", password}});
    }
    [[nodiscard]] Browser signedIn(const std::string& name,
                                   const std::string& password = "correct horse") const {
        const Heard heard = logIn(name, password);
        EXPECT_EQ(heard.status, 200) << heard.body;
        return {heard.cookie(), heard.content().value("csrf", "")};
    }
    [[nodiscard]] std::vector<std::string> audited() {
        std::vector<std::string> actions;
        const auto lines = store_->audit().list({}).value();
        for (const auto& line : lines)
            actions.push_back(line.action);
        return actions;
    }

    HandClock clock_;
    TemporaryDirectory home_{inMemory()};
    Log log_{[](const std::string&) {}, hal::systemClock()};
    std::unique_ptr<store::Store> store_ = store::Store::openSqlite(home_ / "center.db").value();
    std::unique_ptr<pki::Keys> keys_;
    domain::Organisation organisation_ = domain::modelDistrict();
    std::optional<api::Center> center_;
    std::unique_ptr<signin::Sessions> sessions_;
    std::unique_ptr<Gate> gate_;
    http::Server server_{{}, log_};
    std::uint16_t port_ = 0;
};

} // namespace center::staff
