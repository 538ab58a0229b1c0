// banshi policy: how a hall makes the policy that its kiosks obey.
#include <gmock/gmock.h>

#include "tests/kiosk/cli/command_line.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

using kiosk::cli::Exit;
using testing::HasSubstr;

class PolicyCommand : public testing::Test {
protected:
    TemporaryDirectory home;
    std::string keyFile = (home / "clerk.key").string();
    std::string file = (home / "policy.json").string();
    std::string publicKey = banshi({"policy", "new-key", keyFile, "--json"}).objects().at(0)["key"];

    void SetUp() override { std::filesystem::copy_file(BANSHI_DEFAULT_POLICY, file); }
};

TEST_F(PolicyCommand, SignsAndVerifies) {
    EXPECT_EQ(banshi({"policy", "sign", file, "--key", keyFile}).exit, Exit::Ok);
    const auto answer = banshi({"policy", "verify", file, "--key", publicKey, "--json"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_EQ(answer.objects().at(0)["version"], 1);
}

TEST_F(PolicyCommand, NewKeyIsNeverReplaced) {
    EXPECT_EQ(banshi({"policy", "new-key", keyFile}).out, publicKey + "\n");
    EXPECT_EQ(banshi({"policy", "new-key", keyFile, "--json"}).objects().at(0)["made"], false);
}

TEST_F(PolicyCommand, AChangedPolicyAndAnotherKeyAreRefused) {
    ASSERT_EQ(banshi({"policy", "sign", file, "--key", keyFile}).exit, Exit::Ok);
    EXPECT_EQ(banshi({"policy", "verify", file, "--key", std::string(64, '2')}).exit, Exit::Failed);
    writeText(file, readText(file) + " ");
    EXPECT_EQ(banshi({"policy", "verify", file, "--key", publicKey}).exit, Exit::Failed);
}

TEST_F(PolicyCommand, SaysOnWhichLineAPolicyIsWrong) {
    writeText(file, "{\n\"schema\": 1,\n\"version\": \"one\"\n}");
    const auto answer = banshi({"policy", "sign", file, "--key", keyFile});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.err, HasSubstr("line 3: /version"));
}

TEST_F(PolicyCommand, SignsWithNoKeyOfItsOwnMaking) {
    const auto answer = banshi({"policy", "sign", file, "--key", (home / "typo.key").string()});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_FALSE(std::filesystem::exists(home / "typo.key"));
    EXPECT_EQ(banshi({"policy", "verify", file, "--key", "beef"}).exit, Exit::Usage);
}
