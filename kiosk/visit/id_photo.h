// The photo of a card's chip as a picture for the screen.
#pragma once

#include <filesystem>
#include <stop_token>

#include "hal/base/image.h"
#include "hal/id_reader.h"

namespace kiosk {

// By that program (Config::Devices::idPhotoDecoder), which is killed after three seconds. Without a program,
// or when it fails: idPhotoPlaceholder(). Blocks; belongs to a Visit like all of the card.
[[nodiscard]] hal::Image idPhoto(const hal::IdCard& card, const std::filesystem::path& decoder,
                                 const std::stop_token& stop = {});

// A head and shoulders in grey, in the size of a chip's photo.
[[nodiscard]] hal::Image idPhotoPlaceholder();

} // namespace kiosk
