// Makes card templates from pictures whose ground_truth.json says where the cards lie: card-enrol PICTURES
// OUT
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>

#include <nlohmann/json.hpp>

#include "hal/picture/picture.h"
#include "services/imaging/find_card.h"

namespace {

using imaging::BoxMm, imaging::Side;

// Where text stands that no purpose line may cover, and where its lines go instead: millimetres on the card.
struct Layout {
    std::vector<BoxMm> keepOut, bands;
};
const std::map<std::string, Layout> kLayouts{
    {"cn front",
     {{{15.0, 5.0, 30.0, 6.0}, {27.5, 43.8, 50.0, 6.2}},
      {{5.0, 16.9, 52.0, 4.2}, {5.0, 23.9, 52.0, 4.2}, {5.0, 39.7, 75.0, 4.0}}}},
    {"cn back",
     {{{32.0, 44.5, 34.0, 5.6}}, {{6.0, 21.6, 72.0, 4.2}, {6.0, 27.9, 72.0, 4.2}, {6.0, 33.6, 72.0, 4.2}}}},
    {"intl back",
     {{{3.0, 34.0, 80.0, 17.0}}, {{6.0, 10.6, 50.0, 5.0}, {6.0, 20.6, 72.0, 5.0}, {6.0, 27.4, 72.0, 5.0}}}},
};

hal::Bytes readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

imaging::Corners cornersOf(const nlohmann::json& card) {
    imaging::Corners corners;
    for (std::size_t i = 0; i < 4;
         ++i) // the truth counts from the corner of a pixel, the library from its middle
        corners[i] = {card["corners"][i][0].get<double>() - 0.5, card["corners"][i][1].get<double>() - 0.5};
    return corners;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3)
        return std::fprintf(stderr, "usage: card-enrol PICTURES OUT\n"), 2;
    const std::string pictures = arguments[1];
    const auto truth = nlohmann::json::parse(std::ifstream(pictures + "/ground_truth.json"));
    std::map<std::string, std::vector<hal::Image>> cards;
    for (const auto& image : truth["images"]) {
        const auto picture = hal::decodePicture(readFile(pictures + "/" + image["file"].get<std::string>()));
        for (const auto& card : image["cards"]) {
            if (!picture || !card["fully_inside"].get<bool>())
                continue;
            const auto design =
                card["design"] == "pale" ? "cn" : card["design"].get<std::string>(); // one layout
            cards[design + " " + card["side"].get<std::string>()].push_back(
                imaging::rectify(*picture, cornersOf(card), hal::Dpi{300}));
        }
    }
    for (const auto& [name, layout] : kLayouts) {
        const auto design = name.substr(0, name.find(' '));
        auto side = imaging::enrol(design, name.ends_with("front") ? Side::Front : Side::Back, cards[name]);
        side.keepOut = layout.keepOut;
        side.purposeBands = layout.bands;
        const auto saved = imaging::saveTemplate(arguments[2], side);
        std::printf("%s: %zu cards, %s\n", name.c_str(), cards[name].size(),
                    saved ? "saved" : saved.error().detail.c_str());
    }
}
