// Pictures and documents as they travel: a packet that describes them and a sealed memory file that holds
// them.
#pragma once

#include "hal/base/image.h"
#include "hal/host/channel.h"

namespace hal::host {

// Without a copy when the picture already lies in a sealed file of its own. Storage, Offline.
[[nodiscard]] Result<> sendPicture(Channel& channel, std::uint32_t call, const Image& picture,
                                   bool still = false);
[[nodiscard]] Result<> sendPdf(Channel& channel, std::uint32_t call, const PdfDocument& pdf);

// The sender's word is checked against its file. Protocol: they disagree.
[[nodiscard]] Result<Image> openPicture(const Picture& said, Fd file);
[[nodiscard]] Result<PdfDocument> openPdf(const Pdf& said, Fd file);

} // namespace hal::host
