#include "hal/drivers/auxiliary/virtual_board.h"

namespace hal::auxiliary {

Bytes VirtualBoard::answer(ByteView bytes) {
    Bytes out;
    parser_.feed(bytes);
    while (const auto body = parser_.next()) {
        if (!*body)
            continue;
        const Bytes line = encodeLine(answerTo(**body));
        out.insert(out.end(), line.begin(), line.end());
    }
    return out;
}

std::string VirtualBoard::answerTo(std::string_view body) {
    if (body == kHello)
        return encodeHello(identity);
    if (body == kSensors)
        return encodeSensors(sensors);
    if (!body.starts_with("L "))
        return "E unknown";
    lit_.reset();
    if (body == encodeGuide(std::nullopt))
        return std::string(body);
    for (const Kind kind : kAllKinds)
        if (body == encodeGuide(kind) && lamps.contains(kind)) {
            lit_ = kind;
            return std::string(body);
        }
    return "E no_lamp";
}

} // namespace hal::auxiliary
