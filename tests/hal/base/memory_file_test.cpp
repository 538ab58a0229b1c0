// Memory for another process: written once, sealed, and never believed without its seals.
#include "hal/base/memory_file.h"

#include <cerrno>
#include <cstring>

#include <gtest/gtest.h>
#include <sys/mman.h>

namespace {

using hal::Fault;

TEST(MemoryFile, KeepsWhatWasWrittenBeforeItWasSealed) {
    auto file = hal::MemoryFile::create(5);
    ASSERT_TRUE(file);
    std::memcpy(file->bytes().data(), "hello", 5);
    auto sealed = (*std::move(file)).seal();
    ASSERT_TRUE(sealed);
    const auto store = hal::mapSealed(*std::move(sealed), 5);
    ASSERT_TRUE(store);
    EXPECT_EQ(std::memcmp((*store)->bytes().data(), "hello", 5), 0);
}

TEST(MemoryFile, CannotBeChangedOrResizedOnceSealed) {
    const auto sealed = hal::sealedCopy(hal::Bytes(4096, 7));
    ASSERT_TRUE(sealed);
    EXPECT_EQ(::pwrite(sealed->get(), "x", 1, 0), -1);
    EXPECT_EQ(errno, EPERM);
    EXPECT_EQ(::ftruncate(sealed->get(), 0), -1);
    EXPECT_EQ(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, sealed->get(), 0), MAP_FAILED);
}

TEST(MemoryFile, IsRefusedWithoutSealsOrWhenTooSmall) {
    hal::Fd open{::memfd_create("open", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    ASSERT_EQ(::ftruncate(open.get(), 100), 0);
    const auto unsealed = hal::mapSealed(std::move(open), 100);
    ASSERT_FALSE(unsealed);
    EXPECT_EQ(unsealed.error().fault, Fault::Protocol);

    auto small = hal::sealedCopy(hal::Bytes(99));
    ASSERT_TRUE(small);
    EXPECT_EQ(hal::mapSealed(*std::move(small), 100).error().fault, Fault::Protocol);
    EXPECT_EQ(hal::mapSealed(hal::Fd{}, 1).error().fault, Fault::Protocol);
}

TEST(MemoryFile, MayBeEmpty) {
    auto empty = hal::sealedCopy({});
    ASSERT_TRUE(empty);
    const auto store = hal::mapSealed(*std::move(empty), 0);
    ASSERT_TRUE(store);
    EXPECT_TRUE((*store)->bytes().empty());
}

} // namespace
