// The disk of the kiosk's state: enough room, too little, gone.
#include "kiosk/disk_room.h"

#include <gtest/gtest.h>

namespace kiosk {
namespace {

constexpr std::uintmax_t kMegabyte = 1024 * 1024;

class Disk : public testing::Test {
protected:
    bool enoughWith(std::optional<DiskRoom::Space> space) {
        space_ = space;
        return room_.enough();
    }

private:
    std::optional<DiskRoom::Space> space_;
    DiskRoom room_{"/state", 64 * kMegabyte, [this](const std::filesystem::path& directory) {
                       EXPECT_EQ(directory, "/state");
                       return space_;
                   }};
};

TEST_F(Disk, HasRoomDownToTheLeast) {
    EXPECT_TRUE(enoughWith({{64 * kMegabyte}}));
    EXPECT_FALSE(enoughWith({{64 * kMegabyte - 1}}));
}

TEST_F(Disk, ThatWasShortHasRoomAgainOnlyWithSomethingToSpare) {
    ASSERT_FALSE(enoughWith({{0}}));
    EXPECT_FALSE(enoughWith({{79 * kMegabyte}}));
    EXPECT_TRUE(enoughWith({{80 * kMegabyte}}));
    EXPECT_TRUE(enoughWith({{64 * kMegabyte}}));
}

TEST_F(Disk, ThatCannotBeWrittenHasNoRoom) {
    EXPECT_FALSE(enoughWith({{1000 * kMegabyte, false}}));
    EXPECT_TRUE(enoughWith({{1000 * kMegabyte, true}}));
}

TEST_F(Disk, ThatDoesNotAnswerHasNoRoom) { EXPECT_FALSE(enoughWith(std::nullopt)); }

TEST(RealDisk, AnswersForADirectoryAndForNothing) {
    const auto here = DiskRoom::statvfs(std::filesystem::temp_directory_path());
    ASSERT_TRUE(here);
    EXPECT_GT(here->freeBytes, 0U);
    EXPECT_TRUE(here->writable);
    EXPECT_FALSE(DiskRoom::statvfs("/nowhere/at/all"));
    const auto system = DiskRoom::statvfs("/proc");
    ASSERT_TRUE(system);
    EXPECT_EQ(system->freeBytes, 0U);
}

} // namespace
} // namespace kiosk
