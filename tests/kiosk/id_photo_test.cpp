// The photo of a chip on the screen, with and without a program that understands it.
#include "kiosk/visit/id_photo.h"

#include <gtest/gtest.h>

namespace kiosk {
namespace {

hal::IdCard cardWith(std::string_view photo) {
    hal::IdCard card;
    card.photo.assign(photo.begin(), photo.end());
    return card;
}

TEST(IdPhoto, IsWhatTheProgramMakesOfIt) {
    EXPECT_EQ(idPhoto(cardWith("g123456"), BANSHI_BIN "/photo_decoder").width(), 2);
}

TEST(IdPhoto, IsADrawnHeadWhereNobodyUnderstandsIt) {
    const hal::Image drawn = idPhotoPlaceholder();
    EXPECT_NE(drawn.row(48)[51], drawn.row(5)[5]);
    EXPECT_EQ(idPhoto(cardWith("g123456"), {}).width(), drawn.width());
    EXPECT_EQ(idPhoto(cardWith("k"), BANSHI_BIN "/photo_decoder").width(), drawn.width());
    EXPECT_EQ(idPhoto(cardWith(""), BANSHI_BIN "/photo_decoder").width(), drawn.width());
}

} // namespace
} // namespace kiosk
