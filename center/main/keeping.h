// How long what is kept. Data, from center.toml.
#pragma once

namespace center {

// Days. A record is kept longer than a kiosk may be away: one that is sent again after that begins anew.
struct Keeping {
    static constexpr int kLeast = 30;
    int copies = 400; // since they came: that a copy was made
    int applications =
        1095; // since their case was closed; without a case, since they came; so are the next two
    int appeals = 1095;
    int ratings = 1095;
    int reports = 90;   // since they came
    int commands = 400; // since they were given, with their outcomes
};

} // namespace center
