// Memory for a secret key: locked where the limits allow it, left out of core dumps, between guard pages,
// wiped when freed (sodium_malloc).
#pragma once

#include <cstddef>

#include <sodium.h>

namespace seal {

template <std::size_t N>
class LockedBytes {
public:
    LockedBytes() : bytes_(static_cast<unsigned char*>(sodium_malloc(N))) {}
    ~LockedBytes() { sodium_free(bytes_); }
    LockedBytes(const LockedBytes&) = delete;
    LockedBytes& operator=(const LockedBytes&) = delete;

    [[nodiscard]] bool isThere() const { return bytes_ != nullptr; }
    [[nodiscard]] unsigned char* data() { return bytes_; }
    [[nodiscard]] const unsigned char* data() const { return bytes_; }
    void makeReadOnly() { sodium_mprotect_readonly(bytes_); }

private:
    unsigned char* bytes_;
};

} // namespace seal
