// Peers that are no printers: they answer garbage, something else, or nothing at all.
#include "hal/drivers/cups/job.h"
#include "tests/hal/drivers/cups/printer_test.h"
#include "tests/rigs/garbage_server.h"

namespace hal::cups {
namespace {

Fault faultOfOpening(const std::string& answer) {
    const rigs::GarbageServer server(answer);
    const auto device = open(*parseUri("ipp://127.0.0.1:" + std::to_string(server.port()) + "/ipp/print"));
    EXPECT_FALSE(device.has_value());
    return device ? Fault::Cancelled : device.error().fault;
}

std::string http(const std::string& status, const std::string& body) {
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: application/ipp\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

TEST(NoPrinter, GarbageIsAnErrorAndNoCrash) {
    for (const std::string& answer :
         {std::string("\x00\xFF\x17garbage\n\n", 12), std::string("SSH-2.0-OpenSSH\r\n"), http("200 OK", ""),
          http("200 OK", "no ipp at all"),
          http("200 OK", std::string("\x02\x00\x00\x00\x00\x00\x00\x01\x01\x47\xFF\xFF", 12)),
          http("200 OK", std::string(100'000, '\x41')), http("404 Not Found", "x")}) {
        const Fault fault = faultOfOpening(answer);
        EXPECT_TRUE(fault == Fault::Protocol || fault == Fault::Io)
            << answer.substr(0, 40) << toString(fault);
    }
}

TEST(NoPrinter, AnAnswerOfAnIppServerThatIsNoPrinterIsAProtocolError) {
    // Version 2.0, successful-ok, request 1, the operation group, the end: nothing of a printer.
    EXPECT_EQ(faultOfOpening(http("200 OK", std::string("\x02\x00\x00\x00\x00\x00\x00\x01\x01\x03", 10))),
              Fault::Protocol);
}

TEST(NoPrinter, ForbiddenAndUnavailableAreTold) {
    EXPECT_EQ(faultOfOpening(http("403 Forbidden", "")), Fault::Refused);
    EXPECT_EQ(faultOfOpening(http("503 Service Unavailable", "")), Fault::Offline);
}

TEST(NoPrinter, SilenceEndsAtTheDeadline) {
    const rigs::GarbageServer server("");
    Driver driver(
        *parseAddress(*parseUri("ipp://127.0.0.1:" + std::to_string(server.port()) + "/ipp/print")));
    EXPECT_EQ(driver.status(Deadline::in(Millis{300})).error().fault, Fault::Timeout);
}

TEST(NoPrinter, SilenceEndsWithAStop) {
    const rigs::GarbageServer server("");
    const auto address = *parseAddress(*parseUri("ipp://127.0.0.1:" + std::to_string(server.port())));
    std::stop_source stop;
    auto connection = Connection::open(address, Deadline::in(Millis{5'000}), stop.get_token());
    ASSERT_TRUE(connection.has_value());
    stop.request_stop();
    EXPECT_EQ(askFacts(*connection, address, Deadline::in(Millis{60'000})).error().fault, Fault::Cancelled);
}

TEST(NoPrinter, NobodyAtHomeIsOffline) {
    std::string uri;
    {
        const rigs::GarbageServer server("");
        uri = "ipp://127.0.0.1:" + std::to_string(server.port()) + "/ipp/print";
    }
    EXPECT_EQ(open(*parseUri(uri)).error().fault, Fault::Offline);
}

} // namespace
} // namespace hal::cups
