// Buffers for personal data: wiped when they are freed, whatever path frees them.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hal {

inline void wipe(void* data, std::size_t size) noexcept { explicit_bzero(data, size); }

template <class T>
struct WipingAllocator {
    using value_type = T;
    WipingAllocator() = default;
    template <class U>
    constexpr WipingAllocator(const WipingAllocator<U>&) noexcept {}

    T* allocate(std::size_t n) { return std::allocator<T>{}.allocate(n); }
    void deallocate(T* p, std::size_t n) noexcept {
        wipe(p, n * sizeof(T));
        std::allocator<T>{}.deallocate(p, n);
    }
    template <class U>
    friend bool operator==(const WipingAllocator&, const WipingAllocator<U>&) noexcept {
        return true;
    }
};

using SecretBytes = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

// A short secret lives in the string object itself (small-string buffer), which the allocator never sees;
// SecretText therefore always keeps its characters on the heap.
class SecretText {
public:
    SecretText() = default;
    explicit SecretText(std::string_view text) : chars_(text.begin(), text.end()) {}
    [[nodiscard]] std::string_view view() const { return {chars_.data(), chars_.size()}; }
    [[nodiscard]] bool empty() const { return chars_.empty(); }
    friend bool operator==(const SecretText&, const SecretText&) = default;

private:
    std::vector<char, WipingAllocator<char>> chars_;
};

// Makes every block that any library in this process frees be overwritten (M_PERTURB), and large blocks be
// returned to the system at once. Called first in main() of each program that meets personal data.
void wipeFreedMemory();

} // namespace hal
