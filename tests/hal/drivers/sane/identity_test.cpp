// What a device name tells.
#include <gtest/gtest.h>

#include "hal/drivers/sane/identity.h"

namespace hal::sane {
namespace {

TEST(SaneIdentity, NetworkScannersAreCalledByTheirName) {
    EXPECT_EQ(identityOf("airscan:e0:Front Desk").model, "Front Desk");
    EXPECT_EQ(identityOf("airscan:escl:Front Desk:http://192.0.2.7:80/eSCL").model, "Front Desk");
    EXPECT_EQ(identityOf("airscan:escl:Desk:unix://scanner.sock/eSCL").model, "Desk");
    EXPECT_TRUE(isNetworked("airscan:e0:Front Desk"));
}

TEST(SaneIdentity, UsbScannersAreCalledByTheirBackend) {
    EXPECT_EQ(identityOf("genesys:libusb:001:004").model, "genesys");
    EXPECT_EQ(usbNode("genesys:libusb:001:004"), "/dev/bus/usb/001/004");
    EXPECT_EQ(usbNode("airscan:e0:Front Desk"), std::nullopt);
    EXPECT_FALSE(isNetworked("genesys:libusb:001:004"));
}

} // namespace
} // namespace hal::sane
