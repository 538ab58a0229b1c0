// A page leaves nothing behind but its bytes.
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "pdf_tools.h"
#include "sample_card.h"

namespace paper {
namespace {

std::set<std::string> filesIn(const std::filesystem::path& directory) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory))
        names.insert(entry.path().filename().string());
    return names;
}

TEST(Page, CarriesNoTitleAuthorOrDate) {
    const std::string info = PdfOnDisk(cardPdf(samplePage()).value()).info();
    for (const char* key : {"Title", "Author", "Subject", "Keywords", "Creator", "CreationDate", "ModDate"})
        EXPECT_EQ(info.find(std::string(key) + ":"), std::string::npos) << info;
}

TEST(Page, IsTheSameBytesEachTime) {
    EXPECT_EQ(cardPdf(samplePage()).value().bytes, cardPdf(samplePage()).value().bytes);
}

TEST(Page, MakesNoTemporaryFile) {
    const TemporaryDirectory own;
    setenv("TMPDIR", own.path().c_str(), 1);
    CardPage page = samplePage();
    EXPECT_TRUE(cardPdf(page));
    EXPECT_TRUE(cardRaster(page, hal::Dpi{300}));
    unsetenv("TMPDIR");
    EXPECT_EQ(filesIn(own.path()), std::set<std::string>{});
}

} // namespace
} // namespace paper
