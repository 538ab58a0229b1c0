// What the example scanner says, whole, in pieces and damaged.
#include <gtest/gtest.h>

#include "hal/drivers/example/codec.h"

namespace hal::example {
namespace {

// The only answer in these bytes, handed over in pieces; nothing: they are not enough.
Result<std::optional<Answer>> answerIn(std::string_view bytes, std::size_t piece = 1000) {
    AnswerParser parser;
    Result<std::optional<Answer>> answer;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        EXPECT_FALSE(answer && *answer) << "before its end";
        parser.feed(asBytes(bytes.substr(at, piece)));
        answer = parser.next();
        if (!answer)
            return answer;
    }
    return answer;
}

TEST(ExampleCodec, ReadsACodeInAnyPieces) {
    for (const std::size_t piece : {1u, 2u, 5u, 100u}) {
        const auto answer = answerIn("+Q005hello62\n", piece);
        ASSERT_TRUE(answer && *answer) << piece;
        const Code& code = std::get<Code>(**answer);
        EXPECT_EQ(code.symbology, Symbology::Qr);
        EXPECT_EQ(asText(code.bytes), "hello");
    }
}

TEST(ExampleCodec, ACodeMayHoldWhatEndsAnAnswer) {
    const auto answer = answerIn("+d003\n+\n2B\n", 1);
    ASSERT_TRUE(answer && *answer);
    EXPECT_EQ(asText(std::get<Code>(**answer).bytes), "\n+\n");
}

TEST(ExampleCodec, KnowsTheOtherAnswers) {
    EXPECT_EQ(std::get<Hello>(**answerIn("E1 lantern-2\n", 1)).model, "lantern-2");
    EXPECT_TRUE(std::holds_alternative<Nothing>(**answerIn("-\n", 1)));
    EXPECT_TRUE(std::holds_alternative<NotUnderstood>(**answerIn("!\n", 1)));
}

TEST(ExampleCodec, SaysWhatIsNoAnswer) {
    EXPECT_EQ(answerIn("+Q005hello63\n").error().fault, Fault::TryAgain) << "its checksum";
    for (const char* bytes : {"+Qabchello\n", "OK\n", "E1 \n", "E1 Lantern!\n", "E1lantern\n", "\n", "--\n"})
        EXPECT_EQ(answerIn(bytes).error().fault, Fault::Protocol) << bytes;
    EXPECT_EQ(answerIn(std::string(100, 'x')).error().fault, Fault::Protocol) << "without end";
}

} // namespace
} // namespace hal::example
