// Records go from a real outbox to a center in memory that misbehaves on purpose.
#include "kiosk/agent/delivery.h"

#include <functional>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/services/outbox/hall.h"

using kiosk::agent::Answer;
using kiosk::agent::BackOff;
using kiosk::agent::Call;
using kiosk::agent::Delivery;
using kiosk::agent::Round;
using namespace std::chrono_literals;

namespace {

// Keeps what it is given, as a center does; each call may first be met by a mischief of the test's.
class MemoryCenter {
public:
    // An answer instead of what would happen; nothing: it happens.
    using Mischief = std::function<std::optional<hal::Result<Answer>>(const Call&)>;

    explicit MemoryCenter(const Hall& hall) : hall_(hall) {}

    hal::Result<Answer> operator()(const Call& call) {
        calls.push_back(call.target);
        if (mischief)
            if (auto answer = mischief(call))
                return *answer;
        return take(call);
    }

    [[nodiscard]] std::vector<std::string> contents() const {
        std::vector<std::string> all;
        for (const auto& id : order_)
            all.push_back(records_.at(id).content);
        return all;
    }

    Mischief mischief;
    std::vector<std::string> calls;
    bool losesAnswers = false; // it takes everything and says nothing

private:
    struct Record {
        std::string content;
        wire::Envelope envelope;
        std::vector<std::string> files;
    };

    hal::Result<Answer> take(const Call& call) {
        const std::string id = call.target.substr(18, 36);
        Record& record = records_[id];
        if (call.target.size() == 54) { // the record itself
            const auto read = wire::decodeEnvelope(call.body).value();
            outbox::Parcel parcel;
            parcel.id = read.envelope.header.id;
            parcel.envelope.assign(call.body.begin(),
                                   call.body.begin() + static_cast<std::ptrdiff_t>(read.size));
            parcel.payload.assign(call.body.begin() + static_cast<std::ptrdiff_t>(read.size),
                                  call.body.end());
            if (record.content.empty())
                order_.push_back(id);
            record.content = hall_.contentOf(parcel);
            record.envelope = read.envelope;
            record.files.resize(read.envelope.files.size());
        } else {
            const auto index = std::stoul(call.target.substr(61));
            const auto offset = std::stoul(call.target.substr(call.target.find('=') + 1));
            if (offset == record.files[index].size())
                record.files[index] += hal::asText(call.body);
            const auto& expected = record.envelope.files[index];
            if (record.files[index].size() == expected.size &&
                seal::sha256(hal::asBytes(record.files[index])) != expected.hash) {
                record.files[index].clear();
                return Answer{409, state(record, "hash")};
            }
        }
        if (losesAnswers)
            return hal::fail(hal::Fault::Timeout, "no answer came");
        return Answer{isWhole(record) ? 200 : 202, state(record, {})};
    }

    static bool isWhole(const Record& record) {
        for (std::size_t i = 0; i < record.files.size(); ++i)
            if (record.files[i].size() < record.envelope.files[i].size)
                return false;
        return true;
    }

    static std::string state(const Record& record, const std::string& error) {
        nlohmann::json files = nlohmann::json::array();
        for (std::size_t i = 0; i < record.files.size(); ++i)
            files.push_back({{"received", record.files[i].size()}, {"size", record.envelope.files[i].size}});
        nlohmann::json document{
            {"schema", 1}, {"state", isWhole(record) ? "durable" : "waiting"}, {"files", files}};
        if (!error.empty())
            document["error"] = error;
        return document.dump();
    }

    const Hall& hall_;
    std::map<std::string, Record> records_;
    std::vector<std::string> order_;
};

struct Link {
    Hall hall;
    std::unique_ptr<outbox::Outbox> box = hall.open();
    outbox::Courier courier = hall.courier();
    MemoryCenter center{hall};

    kiosk::agent::RoundOutcome round() {
        Delivery delivery(
            courier, [this](const Call& call) { return center(call); }, hall.clock, [] { return 0.5; });
        return delivery.round({}).value();
    }
    void file(std::string_view text, std::span<const outbox::FileToSend> files = {}) {
        ASSERT_TRUE(hall.file(*box, text, wire::RecordKind::Appeal, files));
    }
};

hal::Result<Answer> says(int status, const std::string& code) {
    return Answer{status, R"({"schema":1,"error":")" + code + "\"}"};
}

using Contents = std::vector<std::string>;

} // namespace

TEST(Delivery, BringsEverythingOnceAndInOrder) {
    Link link;
    for (int i = 0; i < 100; ++i)
        link.file(std::to_string(i));
    const auto outcome = link.round();
    EXPECT_EQ(outcome.round, Round::Done);
    EXPECT_EQ(outcome.delivered, 100);
    ASSERT_EQ(link.center.contents().size(), 100U);
    EXPECT_EQ(link.center.contents().front(), "0");
    EXPECT_EQ(link.center.contents().back(), "99");
    EXPECT_EQ(link.courier.usage()->records, 0);
}

TEST(Delivery, SendsALostAnswersRecordAgainAndItArrivesOnce) {
    Link link;
    link.file("once");
    link.center.losesAnswers = true;
    EXPECT_EQ(link.round().round, Round::Away);
    EXPECT_EQ(link.courier.usage()->records, 1);
    link.center.losesAnswers = false;
    EXPECT_EQ(link.round().delivered, 1);
    EXPECT_EQ(link.center.contents(), Contents{"once"});
}

TEST(Delivery, ResumesFilesWhereTheCenterStopped) {
    Link link;
    const std::string large(3'500'000, 'a');
    const std::string small = "b";
    const outbox::FileToSend files[] = {{wire::FileType::Pdf, hal::asBytes(large)},
                                        {wire::FileType::Jpeg, hal::asBytes(small)}};
    link.file("with files", files);
    int chunks = 0;
    link.center.mischief = [&](const Call& call) -> std::optional<hal::Result<Answer>> {
        if (call.target.find("/files/") != std::string::npos && ++chunks == 3)
            return hal::fail(hal::Fault::Offline);
        return std::nullopt;
    };
    EXPECT_EQ(link.round().round, Round::Away);
    link.center.calls.clear();
    EXPECT_EQ(link.round().delivered, 1);
    const auto first = std::ranges::find_if(link.center.calls,
                                            [](const std::string& c) { return c.find("/files/") != c.npos; });
    ASSERT_NE(first, link.center.calls.end());
    EXPECT_TRUE(first->ends_with("/files/0?offset=2097152")) << *first;
    EXPECT_TRUE(std::filesystem::is_empty(link.hall.directory() / "files"));
}

TEST(Delivery, AFileThatNeverMatchesIsPutOffAndHoldsNobodyUp) {
    Link link;
    const std::string page = "page";
    const outbox::FileToSend file{wire::FileType::Pdf, hal::asBytes(page)};
    link.file("spoilt", {&file, 1});
    link.file("good");
    const auto path = link.hall.due().at(0).files.at(0);
    std::string closed = readText(path);
    closed.back() = static_cast<char>(closed.back() ^ 1);
    writeText(path, closed);
    const auto outcome = link.round();
    EXPECT_EQ(outcome.postponed, 1);
    EXPECT_EQ(outcome.delivered, 1);
    EXPECT_LT(link.center.calls.size(), 12U);
}

TEST(Delivery, AFileThatIsLostIsForAPerson) {
    Link link;
    const std::string page = "page";
    const outbox::FileToSend file{wire::FileType::Pdf, hal::asBytes(page)};
    link.file("without its file", {&file, 1});
    std::filesystem::remove(link.hall.due().at(0).files.at(0));
    EXPECT_EQ(link.round().refused, 1);
}

TEST(Delivery, APoisonedRecordGoesAsideAndTheNextOneGoesOn) {
    Link link;
    link.file("poisoned");
    link.file("good");
    const auto poisoned = wire::toString(link.hall.due().at(0).id);
    for (const auto& [status, code] : {std::pair{500, "internal"}, {400, "bad_request"}}) {
        link.center.mischief = [&](const Call& call) -> std::optional<hal::Result<Answer>> {
            return call.target.find(poisoned) != std::string::npos ? std::optional(says(status, code))
                                                                   : std::nullopt;
        };
        const auto outcome = link.round();
        EXPECT_EQ(outcome.round, Round::Done);
        EXPECT_EQ(status == 500 ? outcome.postponed : outcome.refused, 1);
        link.hall.clock.advance(1h);
    }
    EXPECT_EQ(link.center.contents(), Contents{"good"});
    EXPECT_EQ(link.courier.usage()->refused, 1);
}

TEST(Delivery, WaitsForTheCenterWhenItIsAwayOrBusy) {
    Link link;
    link.file("first");
    link.file("second");
    for (const auto& answer : {hal::Result<Answer>(hal::fail(hal::Fault::Offline)), says(503, "unavailable"),
                               says(429, "too_many_requests"), hal::Result<Answer>(Answer{502, "<html>"})}) {
        link.center.mischief = [&](const Call&) { return std::optional(answer); };
        link.center.calls.clear();
        EXPECT_EQ(link.round().round, Round::Away);
        EXPECT_EQ(link.center.calls.size(), 1U) << "a center that is away is not asked for each record";
    }
    EXPECT_EQ(link.courier.usage()->records, 2);
}

TEST(Delivery, KeepsEverythingWhenTheKioskIsRevoked) {
    Link link;
    link.file("kept");
    for (const auto& answer : {says(401, "unknown_kiosk"), says(403, "revoked"),
                               hal::Result<Answer>(hal::fail(hal::Fault::AuthFailed))}) {
        link.center.mischief = [&](const Call&) { return std::optional(answer); };
        EXPECT_EQ(link.round().round, Round::Rejected);
    }
    EXPECT_EQ(link.courier.usage()->records, 1);
    EXPECT_EQ(link.courier.usage()->refused, 0);
}

TEST(Delivery, ANewerKindWaitsForANewerCenter) {
    Link link;
    link.file("of tomorrow");
    link.center.mischief = [&](const Call&) { return std::optional(says(422, "unsupported")); };
    EXPECT_EQ(link.round().postponed, 1);
    link.center.mischief = nullptr;
    link.hall.clock.advance(1h);
    EXPECT_EQ(link.round().delivered, 0);
    link.hall.clock.advance(6h);
    EXPECT_EQ(link.round().delivered, 1);
}

TEST(Delivery, BelievesNoAnswerThatIsNone) {
    Link link;
    const std::string page = "page";
    const outbox::FileToSend file{wire::FileType::Pdf, hal::asBytes(page)};
    link.file("x", {&file, 1});
    for (const std::string body : {"", "[]", R"({"files":[]})", R"({"files":[{"received":-1,"size":4}]})",
                                   R"({"files":[{"received":9,"size":4}]})"}) {
        link.center.mischief = [&](const Call&) {
            return std::optional(hal::Result<Answer>(Answer{202, body}));
        };
        EXPECT_EQ(link.round().postponed, 1) << body;
        link.hall.clock.advance(2h);
    }
}

TEST(BackOff, DoublesUpToItsLongestAndIsSpread) {
    constexpr BackOff kBackOff{1s, 60s};
    EXPECT_EQ(kBackOff.after(1, 1.0), 1s);
    EXPECT_EQ(kBackOff.after(3, 1.0), 4s);
    EXPECT_EQ(kBackOff.after(3, 0.0), 2s);
    EXPECT_EQ(kBackOff.after(1000, 1.0), 60s);
    EXPECT_EQ(kBackOff.after(0, 1.0), 1s);
}
