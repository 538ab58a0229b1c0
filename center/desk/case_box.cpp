#include "center/desk/case_box.h"

namespace center::desk {

hal::Result<ClosedCase> CaseBox::close(hal::ByteView content) const {
    const seal::FileKey key = seal::newFileKey();
    auto closed = seal::closeFile(key, content);
    if (!closed)
        return tl::make_unexpected(closed.error());
    auto wrapped = seal::closeFile(master_, key);
    if (!wrapped)
        return tl::make_unexpected(wrapped.error());
    return ClosedCase{std::move(*closed), std::move(*wrapped)};
}

hal::Result<seal::FileKey> CaseBox::dataKey(hal::ByteView wrapped) const {
    if (wrapped.empty())
        return hal::fail(hal::Fault::Absent, "the data key was forgotten");
    return seal::openFile(master_, wrapped);
}

hal::Result<hal::SecretBytes> CaseBox::open(hal::ByteView wrappedKey, hal::ByteView closed) const {
    const auto key = dataKey(wrappedKey);
    if (!key)
        return tl::make_unexpected(key.error());
    return seal::openFile(*key, closed);
}

hal::Result<hal::Bytes> CaseBox::add(hal::ByteView wrappedKey, hal::ByteView content) const {
    const auto key = dataKey(wrappedKey);
    if (!key)
        return tl::make_unexpected(key.error());
    return seal::closeFile(*key, content);
}

} // namespace center::desk
