// Who may look after whom, over real sockets.
#include "tests/center/signin/signin_center.h"

namespace center::staff {
namespace {

json newcomer(const std::string& name, const std::string& role, const std::string& street) {
    return {{"schema", 1}, {"name", name}, {"full_name", "Synthetic"}, {"role", role}, {"street", street}};
}

TEST_F(SignInCenter, AnAdministratorAddsSomebodyWhoCanSignIn) {
    user("root", "administrator");
    const Browser root = signedIn("root");
    const Heard added = ask("POST", "/staff/v1/users", root, newcomer("new", "grid_member", "s01"));
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(logIn("new", added.content()["password"]).status, 200);
    EXPECT_EQ(ask("POST", "/staff/v1/users", root, newcomer("new", "grid_member", "s01")).status, 409);
    EXPECT_EQ(ask("POST", "/staff/v1/users", root, newcomer("x", "emperor", "s01")).status, 400);
    EXPECT_EQ(ask("POST", "/staff/v1/users", root, newcomer("x", "center", "s01")).status, 400);
    EXPECT_EQ(ask("POST", "/staff/v1/users", root, newcomer("x", "grid_member", "s99")).status, 400);
    EXPECT_EQ(ask("POST", "/staff/v1/users", root, newcomer("x\r\ny", "grid_member", "s01")).status, 400);
    EXPECT_EQ(ask("GET", "/staff/v1/users", root).content()["items"].size(), 2U);
}

TEST_F(SignInCenter, ChangedRightsEndTheSessionsOfWhomTheyWere) {
    user("root", "administrator");
    const store::User clerk = user("clerk", "street_operator", "s01");
    const Browser root = signedIn("root"), theirs = signedIn("clerk");
    const std::string target = "/staff/v1/users/" + wire::toString(clerk.id);
    EXPECT_EQ(ask("PUT", target, root, newcomer("clerk", "street_operator", "s02")).status, 200);
    EXPECT_EQ(ask("GET", "/staff/v1/session", theirs).status, 401);
    json disabled = newcomer("clerk", "street_operator", "s02");
    disabled["disabled"] = true;
    EXPECT_EQ(ask("PUT", target, root, disabled).status, 200);
    EXPECT_EQ(logIn("clerk").status, 401);
    EXPECT_THAT(audited(), testing::Contains("user_changed").Times(2));
}

TEST_F(SignInCenter, NobodyTakesTheirOwnRightsAway) {
    const store::User root = user("root", "administrator");
    const Browser browser = signedIn("root");
    EXPECT_EQ(
        ask("PUT", "/staff/v1/users/" + wire::toString(root.id), browser, newcomer("root", "auditor", ""))
            .status,
        422);
}

TEST_F(SignInCenter, AStreetsAdministratorReachesTheStreetAlone) {
    user("root", "administrator", "s01");
    const store::User far = user("far", "street_operator", "s02");
    const Browser browser = signedIn("root");
    EXPECT_EQ(ask("GET", "/staff/v1/users", browser).content()["items"].size(), 1U);
    EXPECT_EQ(ask("POST", "/staff/v1/users", browser, newcomer("x", "grid_member", "s02")).status, 404);
    EXPECT_EQ(ask("POST", "/staff/v1/users", browser, newcomer("x", "administrator", "")).status, 404);
    const std::string target = "/staff/v1/users/" + wire::toString(far.id);
    EXPECT_EQ(ask("PUT", target, browser, newcomer("far", "street_operator", "s01")).status, 404);
    EXPECT_EQ(ask("PUT", target + "/password", browser, {{"schema", 1}}).status, 404);
    EXPECT_THAT(audited(), testing::Contains("refused").Times(4));
}

TEST_F(SignInCenter, OtherRolesSeeNeitherPeopleNorAudit) {
    user("clerk", "street_operator", "s01");
    const Browser clerk = signedIn("clerk");
    for (const auto& [method, target] :
         {std::pair{"GET", "/staff/v1/users"}, {"POST", "/staff/v1/users"}, {"GET", "/staff/v1/audit"}})
        EXPECT_EQ(
            ask(method, target, clerk, *method == 'P' ? newcomer("x", "administrator", "") : json()).status,
            403)
            << target;
    EXPECT_THAT(audited(), testing::Contains("refused").Times(3));
}

TEST_F(SignInCenter, AnAuditorReadsWhoDidWhat) {
    const store::User auditor = user("auditor", "auditor");
    const Browser browser = signedIn("auditor");
    const json page = ask("GET", "/staff/v1/audit?limit=1", browser).content();
    ASSERT_EQ(page["items"].size(), 1U);
    EXPECT_EQ(page["items"][0]["what"], "login");
    EXPECT_EQ(page["items"][0]["who"], "auditor");
    EXPECT_EQ(page["next"], "1");
    std::ignore = signedIn("auditor");
    EXPECT_EQ(ask("GET", "/staff/v1/audit?order=newest&limit=1", browser).content()["items"][0]["sequence"],
              2);
    EXPECT_EQ(ask("GET", "/staff/v1/audit?order=newest&cursor=1", browser).content()["items"].size(), 0U);
    EXPECT_EQ(ask("GET", "/staff/v1/audit?cursor=x", browser).status, 400);
    EXPECT_EQ(ask("GET", "/staff/v1/audit?who=nobody", browser).content()["items"].size(), 0U);
}

} // namespace
} // namespace center::staff
