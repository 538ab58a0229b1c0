// models.toml: what it may say, how it complains, which endpoints it leads to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/sdt/models.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace hal::sdt {
namespace {

using testing::HasSubstr;

std::string complaintAbout(const std::string& text) {
    const auto models = parseModels(text, "somewhere/models.toml");
    EXPECT_FALSE(models) << text;
    if (models)
        return {};
    EXPECT_EQ(models.error().fault, Fault::Storage);
    return models.error().detail;
}

port::UsbDeviceInfo device(std::vector<std::uint8_t> endpoints, std::uint8_t deviceClass = 0xFF) {
    port::UsbDeviceInfo info;
    info.vendor = 0x0400;
    info.product = 0xC35A;
    port::UsbInterfaceInfo interface {
        .number = 3, .deviceClass = deviceClass, .subclass = 0, .protocol = 0, .endpoints = {}
    };
    for (const std::uint8_t address : endpoints)
        interface.endpoints.push_back({address, false, 64});
    info.interfaces = {interface};
    return info;
}

constexpr std::uint16_t kVendor = 0x0400, kProduct = 0xC35A;

TEST(SdtModels, TheShippedFileIsSoundAndEachModelHasItsUdevRule) {
    const auto models = loadModels(BANSHI_SDT "/models.toml");
    ASSERT_TRUE(models) << models.error().detail;
    EXPECT_FALSE(models->empty());
    const std::string rules = readText(BANSHI_SDT "/70-banshi-id-reader.rules");
    for (const Model& model : *models) {
        char rule[80];
        std::snprintf(rule, sizeof rule,
                      "ATTR{idVendor}==\"%04x\", ATTR{idProduct}==\"%04x\", GROUP=\"banshi\"", model.vendor,
                      model.product);
        EXPECT_THAT(rules, HasSubstr(rule)) << model.name;
    }
}

TEST(SdtModels, ReadsAModel) {
    const auto models =
        parseModels("schema = 1\n[[model]]\nname = \"A\"\nusb = \"10c4:8A1B\"\nlayout = \"pair\"\n", "m");
    ASSERT_TRUE(models) << models.error().detail;
    ASSERT_EQ(models->size(), 1u);
    EXPECT_EQ(models->front().vendor, 0x10C4);
    EXPECT_EQ(models->front().product, 0x8A1B);
    EXPECT_EQ(models->front().layout, Layout::OnePair);
}

TEST(SdtModels, ComplainsWithFileAndLine) {
    EXPECT_THAT(complaintAbout("schema = 1\n[[model]]\nname = \"A\"\nusb = \"400:c35a\"\n"),
                HasSubstr("models.toml:4: usb wants"));
    EXPECT_THAT(complaintAbout("schema = 1\n[[model]]\nname = \"A\"\nusb = 4\n"),
                HasSubstr("models.toml:4: usb wants"));
    EXPECT_THAT(
        complaintAbout("schema = 1\n[[model]]\nname = \"A\"\nusb = \"0400:c35a\"\nlayout = \"five\"\n"),
        HasSubstr("models.toml:5: layout wants"));
    EXPECT_THAT(complaintAbout("schema = 1\n[[model]]\nname = \"A\"\nusb = \"0400:c35a\"\nspeed = \"9\"\n"),
                HasSubstr("models.toml:5: unknown key speed"));
    EXPECT_THAT(complaintAbout("schema = 1\n\n[[model]]\nname = \"A\"\n"),
                HasSubstr("models.toml:3: a model needs usb"));
    EXPECT_THAT(complaintAbout("schema = 2\n[[model]]\nname = \"A\"\n"),
                HasSubstr("models.toml:1: schema wants 1"));
    EXPECT_THAT(complaintAbout("schema = 1\nmodel = 3\n"), HasSubstr("models.toml:2: one [[model]]"));
    EXPECT_THAT(complaintAbout("schema = 1\n[[model]\n"), HasSubstr("models.toml:2: "));
    EXPECT_THAT(complaintAbout(""), HasSubstr("models.toml:"));
}

TEST(SdtModels, AFileThatIsNotThereIsNamed) {
    const TemporaryDirectory folder;
    const auto models = loadModels((folder / "absent.toml").string());
    ASSERT_FALSE(models);
    EXPECT_EQ(models.error().fault, Fault::Storage);
    EXPECT_EQ(models.error().detail, "absent.toml: cannot be read");
}

TEST(SdtModels, TwoPairsCarryTheHeaderOnTheLowerNumbers) {
    const Model model{"A", kVendor, kProduct, Layout::Any};
    const auto way = wayTo(model, device({0x85, 0x81, 0x06, 0x02}));
    ASSERT_TRUE(way);
    EXPECT_EQ(way->interface, 3);
    const auto& four = std::get<FourEndpoints>(way->endpoints);
    EXPECT_EQ(four.headOut, 0x02);
    EXPECT_EQ(four.bodyOut, 0x06);
    EXPECT_EQ(four.headIn, 0x81);
    EXPECT_EQ(four.bodyIn, 0x85);
}

TEST(SdtModels, OnePairCarriesEverything) {
    const auto way = wayTo({"A", kVendor, kProduct, Layout::Any}, device({0x01, 0x82}));
    ASSERT_TRUE(way);
    EXPECT_EQ(std::get<PairOfEndpoints>(way->endpoints).out, 0x01);
    EXPECT_EQ(std::get<PairOfEndpoints>(way->endpoints).in, 0x82);
}

TEST(SdtModels, OtherEndpointsAreNoReaders) {
    const Model any{"A", kVendor, kProduct, Layout::Any};
    EXPECT_FALSE(wayTo(any, device({0x81})));
    EXPECT_FALSE(wayTo(any, device({0x01, 0x82}, 0x07))) << "a printer";
    EXPECT_FALSE(wayTo({"A", kVendor, kProduct, Layout::FourEndpoints}, device({0x01, 0x82})));
    EXPECT_FALSE(wayTo({"A", kVendor, kProduct, Layout::OnePair}, device({0x81, 0x85, 0x02, 0x06})));
    EXPECT_FALSE(wayTo({"A", kVendor, 0x1234, Layout::Any}, device({0x01, 0x82})));
    EXPECT_FALSE(wayTo(any, {})) << "not configured";
}

} // namespace
} // namespace hal::sdt
