// The finder against specimen scans: what is found, where it lies, and what is refused.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "tests/services/imaging/specimen.h"

namespace imaging {
namespace {

const std::string kPictures = BANSHI_FIXTURES "/cards";

const Templates& templates() {
    static const Templates loaded = loadTemplates(defaultTemplates()).value();
    return loaded;
}

class SpecimenScan : public testing::TestWithParam<test::Specimen> {};

std::string nameOf(const testing::TestParamInfo<test::Specimen>& info) {
    return info.param.file.substr(0, info.param.file.find('.'));
}

TEST_P(SpecimenScan, IsWhatItIs) {
    const auto& specimen = GetParam();
    const auto finding =
        findCard(specimen.picture(kPictures), specimen.pixelsPerMm, specimen.source, templates());
    if (specimen.expect == "page")
        EXPECT_EQ(toString(finding.verdict), "sheet");
    else
        EXPECT_EQ(toString(finding.verdict), specimen.expect);
    const bool shown = finding.verdict == Verdict::Card || finding.verdict == Verdict::Multiple;
    ASSERT_EQ(finding.cards.size(), shown ? specimen.cards.size() : 0);
    for (const auto& card : finding.cards) {
        const auto match =
            std::min_element(specimen.cards.begin(), specimen.cards.end(), [&](auto& a, auto& b) {
                return test::worstCorner(card.corners, a.corners, specimen.pixelsPerMm) <
                       test::worstCorner(card.corners, b.corners, specimen.pixelsPerMm);
            });
        EXPECT_LT(test::worstCorner(card.corners, match->corners, specimen.pixelsPerMm), 0.5)
            << "upright, in mm";
        EXPECT_EQ(card.side, match->side);
        EXPECT_GT(card.confidence, 0.5);
    }
}

INSTANTIATE_TEST_SUITE_P(Of, SpecimenScan, testing::ValuesIn(test::specimens(kPictures)), nameOf);

} // namespace
} // namespace imaging
