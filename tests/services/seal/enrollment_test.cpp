#include "services/seal/enrollment.h"

#include <gtest/gtest.h>

#include "services/seal/hex.h"

using seal::EnrollmentCode;

TEST(EnrollmentCode, IsReadAsPeopleTypeIt) {
    const auto code = EnrollmentCode::parse("ABCD-1205-XYWU-0123");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->shown(), "ABCD-1205-XYWU-0123");
    EXPECT_EQ(EnrollmentCode::parse(" abcd izos xywv oi23")->shown(), "ABCD-1205-XYWU-0123");
    for (const char* wrong :
         {"", "ABCD-1205-XYWU-012", "ABCD-1205-XYWU-01234", "ABCD-1205-XYWU-01*3", "办事"})
        EXPECT_FALSE(EnrollmentCode::parse(wrong)) << wrong;
}

TEST(EnrollmentCode, IsDifferentEachTimeAndReadsItself) {
    const auto one = EnrollmentCode::random();
    EXPECT_NE(one.shown(), EnrollmentCode::random().shown());
    EXPECT_EQ(EnrollmentCode::parse(one.shown())->key(), one.key());
}

// Center and kiosk of different releases meet here: computed with Python's hashlib and hmac.
TEST(EnrollmentProof, HasTheseBytesForEver) {
    const auto key = EnrollmentCode::parse("ABCD-1205-XYWU-0123")->key();
    EXPECT_EQ(seal::toHex(key), "f82455bcc84d7bfb5e945138034615fe4e17d89ee66ea8747f20fc4d504666ff");
    EXPECT_EQ(seal::toHex(seal::enrollmentCodeId(key)), "3821c5b50d525cab");
    EXPECT_EQ(seal::toHex(seal::enrollmentProof(key, {"request", "csr", "ab"})),
              "19c4d69cf7f3ed99bafef62fd4d082b30cf6cc06c1d626afd5ff293b4e165ebb");
}

TEST(EnrollmentProof, DependsOnEveryPartAndTheCode) {
    const auto key = EnrollmentCode::parse("ABCD-1205-XYWU-0123")->key();
    const auto proof = seal::enrollmentProof(key, {"response", "a", "b"});
    EXPECT_TRUE(seal::isSameProof(proof, seal::enrollmentProof(key, {"response", "a", "b"})));
    EXPECT_FALSE(seal::isSameProof(proof, seal::enrollmentProof(key, {"response", "ab", ""})));
    EXPECT_FALSE(seal::isSameProof(proof, seal::enrollmentProof(key, {"request", "a", "b"})));
    EXPECT_FALSE(
        seal::isSameProof(proof, seal::enrollmentProof(EnrollmentCode::parse("ABCD-1205-XYWU-0124")->key(),
                                                       {"response", "a", "b"})));
}
