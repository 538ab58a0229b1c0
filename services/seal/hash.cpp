#include "services/seal/hash.h"

#include <sodium.h>

namespace seal {

Hash sha256(hal::ByteView bytes) {
    Hash hash;
    crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
    return hash;
}

} // namespace seal
