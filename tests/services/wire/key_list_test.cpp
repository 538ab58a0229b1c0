#include "services/wire/key_list.h"

#include <gtest/gtest.h>

using hal::Fault;
using wire::KeyUse;
using wire::parseKeyList;

namespace {

wire::KeyList example() {
    wire::KeyList list{3, hal::WallTime{hal::Millis{1'795'500'000'123}}, {}};
    for (const auto use : {KeyUse::Sealing, KeyUse::Sealing, KeyUse::Command, KeyUse::Catalog}) {
        wire::CenterKey key;
        key.use = use;
        key.id.fill(static_cast<std::uint8_t>(list.keys.size()));
        key.publicHalf.fill(static_cast<std::uint8_t>(0x50 + list.keys.size()));
        key.current = list.keys.size() != 1;
        list.keys.push_back(key);
    }
    return list;
}

std::string with(const std::string& from, const std::string& to) {
    std::string text = toJson(example());
    text.replace(text.find(from), from.size(), to);
    return text;
}

} // namespace

TEST(KeyList, ComesBackAsItWas) { EXPECT_EQ(parseKeyList(toJson(example())), example()); }

TEST(KeyList, NamesOneCurrentKeyAUseAndFindsOldOnes) {
    const auto list = example();
    EXPECT_EQ(list.current(KeyUse::Sealing), &list.keys[0]);
    EXPECT_EQ(list.find(KeyUse::Sealing, list.keys[1].id), &list.keys[1]);
    EXPECT_EQ(list.find(KeyUse::Command, list.keys[1].id), nullptr);
    EXPECT_EQ(wire::KeyList{}.current(KeyUse::Command), nullptr);
}

TEST(KeyList, LeavesOutUsesOfANewerCenter) {
    EXPECT_EQ(parseKeyList(with("\"catalog\"", "\"update\""))->keys.size(), 3U);
}

TEST(KeyList, IsRefusedWhenItIsAnythingElse) {
    for (const std::string& text :
         {std::string(), std::string("[]"), std::string("{\"schema\":1}"), with("03030303", "0303030"),
          with("\"version\":3", "\"version\":0"), with("true", "1")})
        EXPECT_EQ(parseKeyList(text).error().fault, Fault::BadData) << text;
    EXPECT_EQ(parseKeyList(with("\"suite\":1", "\"suite\":2")).error().fault, Fault::Unsupported);
    EXPECT_EQ(parseKeyList(with("\"schema\":1", "\"schema\":2")).error().fault, Fault::Unsupported);
}
