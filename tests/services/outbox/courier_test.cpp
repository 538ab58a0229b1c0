#include <algorithm>

#include <gtest/gtest.h>

#include "tests/services/outbox/hall.h"

using hal::Fault;
using wire::RecordKind;
using namespace std::chrono_literals;

TEST(Courier, FindsNothingWhereNothingWasFiled) {
    Hall hall;
    EXPECT_EQ(outbox::Courier::open(hall.directory()).error().fault, Fault::Absent);
    const auto box = hall.open();
    EXPECT_TRUE(hall.due().empty());
    EXPECT_EQ(hall.courier().nextDue().value(), std::nullopt);
}

TEST(Courier, TakesAppealsBeforeStatisticsAndElseInOrder) {
    Hall hall;
    const auto box = hall.open();
    for (const auto& [kind, text] : {std::pair{RecordKind::CopyMade, "copy"},
                                     {RecordKind::Rating, "rating"},
                                     {RecordKind::Appeal, "first"},
                                     {RecordKind::Application, "application"},
                                     {RecordKind::Appeal, "second"}})
        ASSERT_TRUE(hall.file(*box, text, kind));
    std::vector<std::string> order;
    for (const auto& parcel : hall.due())
        order.push_back(hall.contentOf(parcel));
    EXPECT_EQ(order, (std::vector<std::string>{"first", "second", "application", "rating", "copy"}));
    EXPECT_EQ(hall.due(2).size(), 2U);
}

TEST(Courier, HoldsAPostponedOneBackAndNoOther) {
    Hall hall;
    const auto box = hall.open();
    ASSERT_TRUE(hall.file(*box, "first"));
    ASSERT_TRUE(hall.file(*box, "second"));
    auto courier = hall.courier();
    ASSERT_TRUE(courier.postpone(hall.due().at(0).id, hall.clock.wall() + 30s));
    ASSERT_EQ(hall.due().size(), 1U);
    EXPECT_EQ(hall.contentOf(hall.due().at(0)), "second");
    ASSERT_TRUE(courier.settle(hall.due().at(0).id));
    EXPECT_EQ(courier.nextDue().value(), hall.clock.wall() + 30s);
    hall.clock.advance(30s);
    ASSERT_EQ(hall.due().size(), 1U);
    EXPECT_EQ(hall.due().at(0).attempts, 1);
}

TEST(Courier, KeepsARefusedOneForAPersonAndGoesOn) {
    Hall hall;
    const auto box = hall.open();
    const auto poisoned = hall.file(*box, "poisoned")->id;
    ASSERT_TRUE(hall.file(*box, "good"));
    auto courier = hall.courier();
    ASSERT_TRUE(courier.refuse(poisoned, "bad_signature"));
    ASSERT_EQ(hall.due().size(), 1U);
    EXPECT_EQ(hall.contentOf(hall.due().at(0)), "good");
    EXPECT_EQ(courier.usage()->refused, 1);
    EXPECT_EQ(courier.usage()->records, 2);
    ASSERT_TRUE(courier.settle(poisoned)); // a person's decision
    EXPECT_EQ(courier.usage()->refused, 0);
}

TEST(Courier, SettlingTakesTheFilesAlongAndMayBeRepeated) {
    Hall hall;
    const auto box = hall.open();
    const std::string page = "page";
    const outbox::FileToSend file{wire::FileType::Pdf, hal::asBytes(page)};
    ASSERT_TRUE(hall.file(*box, "{}", RecordKind::Appeal, {&file, 1}));
    const auto parcel = hall.due().at(0);
    EXPECT_TRUE(std::filesystem::exists(parcel.files.at(0)));
    auto courier = hall.courier();
    EXPECT_TRUE(courier.settle(parcel.id));
    EXPECT_TRUE(courier.settle(parcel.id));
    EXPECT_FALSE(std::filesystem::exists(parcel.files.at(0)));
    EXPECT_EQ(courier.usage()->delivered, 1);
}

TEST(Courier, SeesWhatTheKioskFilesMeanwhile) {
    Hall hall;
    const auto box = hall.open();
    auto courier = hall.courier();
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(hall.file(*box, std::to_string(i)));
        const auto parcels = courier.due(hall.clock.wall(), 10).value();
        ASSERT_EQ(parcels.size(), 1U);
        EXPECT_EQ(hall.contentOf(parcels[0]), std::to_string(i));
        ASSERT_TRUE(courier.settle(parcels[0].id));
    }
    EXPECT_EQ(box->usage()->delivered, 50);
}
