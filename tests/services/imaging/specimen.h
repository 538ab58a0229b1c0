// The specimen pictures of tests/fixtures/cards and the truth about them.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "hal/picture/picture.h"
#include "services/imaging/find_card.h"

namespace imaging::test {

struct TrueCard {
    Corners corners; // in the library's convention: the middle of the top left pixel is (0, 0)
    Side side = Side::Unknown;
};

struct Specimen {
    std::string file, kind, expect;
    Source source{};
    double pixelsPerMm{};
    std::vector<TrueCard> cards;
    nlohmann::json page; // skew_cw_deg and corners of a sheet; null for cards

    [[nodiscard]] hal::Image picture(const std::string& directory) const {
        std::ifstream stream(directory + "/" + file, std::ios::binary);
        const hal::Bytes bytes{std::istreambuf_iterator<char>(stream), {}};
        return hal::decodePicture(bytes).value_or(hal::Image{});
    }
};

inline std::vector<Specimen> specimens(const std::string& directory) {
    const auto truth = nlohmann::json::parse(std::ifstream(directory + "/ground_truth.json"));
    std::vector<Specimen> all;
    for (const auto& image : truth["images"]) {
        Specimen s;
        s.file = image["file"];
        s.kind = image["kind"];
        s.expect = image["expect"];
        s.source = image["source"] == "flatbed" ? Source::Flatbed : Source::Camera;
        s.pixelsPerMm = image["px_per_mm"];
        if (image.contains("page"))
            s.page = image["page"];
        for (const auto& card : image["cards"]) {
            TrueCard known;
            for (std::size_t i = 0; i < 4; ++i) // the truth counts from the corner of a pixel, not its middle
                known.corners[i] = {card["corners"][i][0].get<double>() - 0.5,
                                    card["corners"][i][1].get<double>() - 0.5};
            known.side = card["side"] == "front" ? Side::Front : Side::Back;
            s.cards.push_back(known);
        }
        all.push_back(s);
    }
    return all;
}

// The farthest that any corner lies from its true place, in millimetres.
inline double worstCorner(const Corners& found, const Corners& known, double pixelsPerMm) {
    double worst = 0;
    for (std::size_t i = 0; i < 4; ++i)
        worst = std::max(worst, std::hypot(found[i].x - known[i].x, found[i].y - known[i].y));
    return worst / pixelsPerMm;
}

} // namespace imaging::test
