// Random bytes that nobody can guess.
#pragma once

#include <cstdint>
#include <span>

namespace seal {

void fillRandomly(std::span<std::uint8_t> bytes);

} // namespace seal
