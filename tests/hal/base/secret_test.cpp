// What was freed is gone, whoever freed it: looked at through /proc, because a freed block may not be
// touched.
#include "hal/base/secret.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "hal/base/fd.h"

namespace hal {
namespace {

constexpr char kSecret = '\x53';

class FreedMemory : public testing::TestWithParam<std::size_t> {
protected:
    static void SetUpTestSuite() { wipeFreedMemory(); }

    void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        GTEST_SKIP() << "a sanitizer keeps what was freed";
#endif
        ASSERT_TRUE(memory_);
    }

    // A block full of the secret; where it lies, which the compiler must not take for the block itself.
    [[gnu::noipa]] static std::uintptr_t fill(void* block) {
        std::fill_n(static_cast<volatile char*>(block), GetParam(), kSecret);
        return reinterpret_cast<std::uintptr_t>(block);
    }

    // Bytes of the secret that are still there, but for one or two that may be part of an allocator's
    // pointer. Pages that went back to the kernel hold nothing.
    [[nodiscard]] long left(std::uintptr_t at) {
        const auto got = ::pread(memory_.get(), seen_.data(), GetParam(), static_cast<off_t>(at));
        const auto count = got < 0 ? 0 : std::count(seen_.begin(), seen_.begin() + got, kSecret);
        return count <= 2 ? 0 : count;
    }

private:
    const Fd memory_{::open("/proc/self/mem", O_RDONLY | O_CLOEXEC)};
    std::string seen_ = std::string(GetParam(), '\0'); // from before: it must not lie where it looks
};

TEST_P(FreedMemory, HoldsNothingOfABlock) {
    void* const block = std::malloc(GetParam());
    const auto at = fill(block);
    EXPECT_EQ(left(at), static_cast<long>(GetParam())) << "this look is not blind";
    std::free(block);
    EXPECT_EQ(left(at), 0);
}

TEST_P(FreedMemory, HoldsNothingOfABlockThatGrewElsewhere) {
    void* const block = std::malloc(GetParam());
    const auto at = fill(block);
    void* const barrier = std::malloc(GetParam()); // so that it cannot grow where it is
    auto* const larger = static_cast<char*>(std::realloc(block, 3 * GetParam()));
    ASSERT_TRUE(larger);
    EXPECT_EQ(std::count(larger, larger + GetParam(), kSecret), static_cast<long>(GetParam()));
    if (reinterpret_cast<std::uintptr_t>(larger) != at) {
        EXPECT_EQ(left(at), 0);
    }
    std::free(larger);
    std::free(barrier);
    EXPECT_EQ(left(at), 0);
}

TEST_P(FreedMemory, HoldsNothingOfWhatABlockGaveBack) {
    void* const block = std::malloc(GetParam());
    const auto at = fill(block);
    void* const smaller = std::realloc(block, 8);
    EXPECT_LE(left(at), 8);
    std::free(smaller);
    EXPECT_EQ(left(at), 0);
}

TEST_P(FreedMemory, HoldsNothingOfAString) {
    auto text = std::make_unique<std::string>(GetParam(), kSecret);
    const auto at = reinterpret_cast<std::uintptr_t>(text->data());
    text.reset();
    EXPECT_EQ(left(at), 0);
}

INSTANTIATE_TEST_SUITE_P(Size, FreedMemory,
                         testing::Values(16, 24, 100, 500, 1000, 1032, 1040, 5000, 100'000, 1'000'000));

} // namespace
} // namespace hal
