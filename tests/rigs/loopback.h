// One request to a rig's control port on this machine.
#pragma once

#include <string>

namespace rigs {

// POST of a body; the body of the answer. Throws when the rig does not answer.
[[nodiscard]] std::string post(int port, const std::string& body);

} // namespace rigs
