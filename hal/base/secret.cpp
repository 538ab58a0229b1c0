#include "hal/base/secret.h"

#include <atomic>
#include <cstdlib>
#include <cstring>

#include <malloc.h>

namespace {

constinit std::atomic<bool> wiping = false;

// Blocks up to this size go to a cache of their thread when they are freed, and glibc does not overwrite them
// there (2.36: tcache_put() comes before free_perturb()). Larger ones it does.
[[maybe_unused]] constexpr std::size_t kCached = 1032;
// Of a larger one, which lies in the next block's header.
[[maybe_unused]] constexpr std::size_t kTail = sizeof(std::size_t);

} // namespace

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define BANSHI_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define BANSHI_SANITIZED
#endif
#endif

#ifndef BANSHI_SANITIZED // a sanitizer has an allocator of its own

// The allocator stays glibc's. Every library of the process calls these two instead of its own names for
// them.
extern "C" {
void __libc_free(void* block);                       // NOLINT(bugprone-reserved-identifier): glibc's own
void* __libc_realloc(void* block, std::size_t size); // NOLINT(bugprone-reserved-identifier)

void free(void* block) noexcept {
    if (block && wiping.load(std::memory_order_relaxed)) {
        const std::size_t size = malloc_usable_size(block);
        const std::size_t missed = size <= kCached ? size : kTail;
        hal::wipe(static_cast<char*>(block) + size - missed, missed);
    }
    __libc_free(block);
}

void* realloc(void* block, std::size_t size) noexcept {
    if (!block || size == 0 || !wiping.load(std::memory_order_relaxed))
        return __libc_realloc(block, size);
    const std::size_t before = malloc_usable_size(block);
    if (size < before) // what is split off may be small
        hal::wipe(static_cast<char*>(block) + size, before - size);
    if (before > kCached)
        return __libc_realloc(block, size);
    if (size <= before)
        return block;
    void* const larger = std::malloc(size);
    if (larger) {
        std::memcpy(larger, block, before);
        free(block);
    }
    return larger;
}
}

#endif

namespace hal {

void wipeFreedMemory() {
    wiping = true;
    // glibc overwrites each larger block with this byte when it is freed, so that pixels and names which a
    // toolkit copied do not outlive the visit in the heap.
    mallopt(M_PERTURB, 0x5A);
    // Setting the threshold also stops glibc from raising it: every picture gets pages of its own, and free()
    // gives them back to the kernel at once.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TRIM_THRESHOLD, 512 * 1024);
}

} // namespace hal
