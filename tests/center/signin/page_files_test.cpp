// The page's files over a real socket.
#include "center/signin/page_files.h"

#include <fstream>

#include "center/http/server.h"
#include "tests/center/http/raw_client.h"
#include "tests/support/temporary_directory.h"

namespace center::staff {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class StaffPage : public testing::Test {
protected:
    void put(const std::string& name, const std::string& content) {
        std::filesystem::create_directories((home_ / "page" / name).parent_path());
        std::ofstream(home_ / "page" / name) << content;
    }
    void serve() {
        http::Listener listener{.name = "staff"};
        ASSERT_TRUE(addPage(listener.routes, home_ / "page"));
        port_ = server_.listen(std::move(listener)).value();
        server_.start();
    }
    [[nodiscard]] std::string get(const std::string& target, const std::string& fields = "") const {
        http::RawClient client(port_);
        EXPECT_TRUE(client.say("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n"));
        return client.hear();
    }

    TemporaryDirectory home_{inMemory()};
    Log log_{[](const std::string&) {}, hal::systemClock()};
    http::Server server_{{}, log_};
    std::uint16_t port_ = 0;
};

TEST_F(StaffPage, ServesFilesAndItsRoutersAddresses) {
    put("index.html", "<title>index</title>");
    put("assets/app-1234.js", "script");
    put("assets/app-1234.js.gz", "zipped");
    std::ofstream(home_ / "secret.txt") << "secret";
    serve();
    for (const char* target : {"/", "/cases/0199", "/login", "/fleet/a/b", "/index.html"}) {
        EXPECT_THAT(get(target), HasSubstr("<title>index</title>")) << target;
        EXPECT_THAT(get(target), HasSubstr("default-src 'self'")) << target;
        EXPECT_THAT(get(target), HasSubstr("no-cache")) << target;
    }
    EXPECT_THAT(get("/assets/app-1234.js"), HasSubstr("script"));
    EXPECT_THAT(get("/assets/app-1234.js"), HasSubstr("immutable"));
    EXPECT_THAT(get("/assets/app-1234.js", "Accept-Encoding: gzip\r\n"), HasSubstr("zipped"));
    for (const char* target : {"/assets/none.js", "/secret.txt", "/../secret.txt", "/%2e%2e/secret.txt",
                               "/assets/..%2f..%2fsecret.txt", "/staff/v1/none"}) {
        EXPECT_THAT(get(target), Not(HasSubstr("HTTP/1.1 200"))) << target;
        EXPECT_THAT(get(target), Not(HasSubstr("secret\n"))) << target;
    }
}

TEST_F(StaffPage, SaysThatItIsNotInstalled) {
    serve();
    EXPECT_THAT(get("/"), HasSubstr("not installed"));
}

} // namespace
} // namespace center::staff
