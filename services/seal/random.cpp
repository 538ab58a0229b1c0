#include "services/seal/random.h"

#include <sodium.h>

namespace seal {

void fillRandomly(std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

} // namespace seal
