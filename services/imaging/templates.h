// What known cards look like and where their text stands. Data, so that real cards can be enrolled.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/image.h"
#include "hal/base/result.h"

namespace imaging {

enum class Side { Front, Back, Unknown };
[[nodiscard]] std::string_view toString(Side side);

struct BoxMm { // from the card's top left corner
    double left{}, top{}, width{}, height{};
};

// One side of one design.
struct SideTemplate {
    std::string design; // "cn"
    Side side = Side::Unknown;
    int width = 0, height = 0;       // of the ink map
    std::vector<std::uint8_t> ink;   // width × height, 0 = paper, 255 = certain ink
    std::vector<BoxMm> keepOut;      // name, number, validity: nothing may be printed over these
    std::vector<BoxMm> purposeBands; // where the lines of the purpose stand, top to bottom
};

struct Templates {
    std::vector<SideTemplate> sides;
};

// Fault::BadData names file and line; Fault::Storage when it cannot be read.
[[nodiscard]] hal::Result<Templates> loadTemplates(const std::filesystem::path& directory);

// Writes <design>-<side>.json and its ink map <design>-<side>.png, as loadTemplates reads them. Storage.
[[nodiscard]] hal::Result<> saveTemplate(const std::filesystem::path& directory, const SideTemplate& side);

// Where an installed program keeps its templates (../share/banshi/templates beside it), else the source
// tree's.
[[nodiscard]] std::filesystem::path defaultTemplates();

struct SideGuess {
    Side side = Side::Unknown;
    const SideTemplate* known = nullptr; // none: side unknown
    bool upsideDown = false;             // the card as given is to be turned by 180°
    double margin{};                     // 0..1, how much better than the runner-up
};

// `card` is a rectified card in one of its two landscape turns.
[[nodiscard]] SideGuess guessSide(const hal::Image& card, const Templates& templates);

// An ink map made from rectified pictures of one side, for `banshi` and tools that enrol new designs.
[[nodiscard]] SideTemplate enrol(std::string design, Side side, const std::vector<hal::Image>& cards);

} // namespace imaging
