// What a code's bytes mean as text.
#include <gtest/gtest.h>

#include "hal/code.h"

namespace hal {
namespace {

std::string textIn(std::string_view bytes) {
    const Code code{Symbology::Qr, SecretBytes(bytes.begin(), bytes.end())};
    return std::string(textOf(code).view());
}

TEST(CodeText, IsUtf8WhereItIsSound) {
    EXPECT_EQ(textIn("https://example.org/?a=1"), "https://example.org/?a=1");
    EXPECT_EQ(textIn("办事"), "办事");
    EXPECT_EQ(textIn(std::string_view("a\0b", 3)), std::string("a\0b", 3));
}

TEST(CodeText, IsGb18030Otherwise) {
    EXPECT_EQ(textIn("\xB0\xEC\xCA\xC2"), "办事");
    EXPECT_EQ(textIn("\x81\x30\x81\x30"), "\xC2\x80") << "four bytes a character";
}

TEST(CodeText, IsEmptyWhenItIsNeither) {
    EXPECT_EQ(textIn("\xFF\xFE\xFD"), "");
    EXPECT_EQ(textIn("\xB0"), "") << "half a character";
    EXPECT_EQ(textIn(""), "");
}

TEST(CodeText, SymbologiesHaveNames) {
    EXPECT_EQ(toString(Symbology::Other), "other");
    EXPECT_EQ(toString(Symbology::Pdf417), "pdf_417");
    EXPECT_EQ(toString(Symbology::Itf), "itf");
}

} // namespace
} // namespace hal
