// Every kept input of every fuzzer, in every build: what was found once stays mended. A breach aborts, as
// under libFuzzer.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

// The fuzzers' entry points; CMake gives each its fuzzer's name.
extern "C" {
#define BANSHI_FUZZER(name) int name(const std::uint8_t* data, std::size_t size);
#include "fuzzers.inc"
#undef BANSHI_FUZZER
}

namespace {

struct Fuzzer {
    const char* name;
    int (*run)(const std::uint8_t*, std::size_t);
};

const Fuzzer kFuzzers[] = {
#define BANSHI_FUZZER(name) {#name, &name},
#include "fuzzers.inc"
#undef BANSHI_FUZZER
};

class Corpus : public testing::TestWithParam<Fuzzer> {};

TEST_P(Corpus, StaysMended) {
    int inputs = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(BANSHI_CORPUS "/") + GetParam().name)) {
        SCOPED_TRACE(entry.path().filename());
        std::ifstream file(entry.path(), std::ios::binary);
        const std::vector<char> bytes(std::istreambuf_iterator<char>(file), {});
        EXPECT_EQ(GetParam().run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), 0);
        ++inputs;
    }
    EXPECT_GT(inputs, 0) << "no corpus";
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Corpus, testing::ValuesIn(kFuzzers),
                         [](const auto& fuzzer) { return std::string(fuzzer.param.name); });

} // namespace
