// What belongs to a case and to nobody else, closed under a data key of the case's own; that key is closed
// under one that lives outside of the database. Thread-safe.
#pragma once

#include <string_view>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "services/seal/sealed_file.h"

namespace center::desk {

struct ClosedCase {
    hal::Bytes content;
    hal::Bytes dataKey; // wrapped
};

class CaseBox {
public:
    explicit CaseBox(seal::FileKey master) : master_(std::move(master)) {}

    [[nodiscard]] hal::Result<ClosedCase> close(hal::ByteView content) const; // under a new data key
    // Errors: Absent (the data key was forgotten), BadData.
    [[nodiscard]] hal::Result<hal::SecretBytes> open(hal::ByteView wrappedKey, hal::ByteView closed) const;
    // One more thing under the same data key: what was written on the way.
    [[nodiscard]] hal::Result<hal::Bytes> add(hal::ByteView wrappedKey, hal::ByteView content) const;

private:
    [[nodiscard]] hal::Result<seal::FileKey> dataKey(hal::ByteView wrapped) const;
    seal::FileKey master_;
};

} // namespace center::desk
