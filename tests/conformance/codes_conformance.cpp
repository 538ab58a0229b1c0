// The drivers of code scanners in their device host: HID POS and keyboard on umockdev, serial line on a
// pseudo terminal, under the code scanners' suite.
#include <optional>

#include <fcntl.h>
#include <pty.h>
#include <termios.h>

#include "tests/conformance/code_scanner_suite.h"
#include "tests/conformance/host_process.h"
#include "tests/rigs/virtual_usb/scanner_words.h"
#include "tests/rigs/virtual_usb/virtual_input.h"
#include "tests/support/temporary_directory.h"

using namespace conformance;

namespace {

class CodesSubject : public Subject {
public:
    hal::RigOptions options(Pace) override {
        plug();
        hal::HostLimits limits;
        limits.code = hal::Millis{1500};
        return {.slots = {{"code_scanner", hal::Kind::CodeScanner, uri()}},
                .hostProgram = BANSHI_BIN "/banshi-device-host-on-paper",
                .askEvery = {askEvery(), askEvery()},
                .limits = limits};
    }

    // What befalls it happens when the next code is shown.
    bool provoke(hal::Rig&, Mishap mishap, When when) override {
        if (mishap != Mishap::Unplugged && mishap != Mishap::Crash)
            return false;
        if (mishap == Mishap::Unplugged && when == When::Now)
            unplug();
        else
            planned_ = {mishap, when};
        return true;
    }
    void mend(hal::Rig&) override { plug(); }

    void showCode(hal::Rig&, const hal::Code& code, bool whole) override {
        const auto planned = std::exchange(planned_, std::nullopt);
        if (!planned)
            return say(code, whole);
        if (planned->when == When::Midway)
            say(code, false);
        if (planned->mishap == Mishap::Unplugged)
            unplug();
        else
            signalDeviceHosts(SIGKILL);
    }
    bool keepCodesAway(hal::Rig&) override { return true; }

protected:
    [[nodiscard]] virtual std::string uri() const = 0;
    // The plug of a USB device is heard; nobody has to ask.
    [[nodiscard]] virtual hal::Millis askEvery() const { return std::chrono::hours{1}; }
    virtual void plug() = 0;
    virtual void unplug() = 0;
    virtual void say(const hal::Code& code, bool whole) = 0;

private:
    struct Planned {
        Mishap mishap;
        When when;
    };
    std::optional<Planned> planned_;
};

class HidSubject final : public CodesSubject {
public:
    CodesSeen seesCodes() const override { return CodesSeen::WithSymbology; }

protected:
    std::string uri() const override { return "code+hid:"; }
    void plug() override { input_.plug(); }
    void unplug() override { input_.unplug(); }
    void say(const hal::Code& code, bool whole) override {
        hal::Bytes reports = rigs::hidPosReports(code);
        if (!whole) { // the first report, which promises another
            reports.resize(rigs::kHidPosReport);
            reports.back() = 1;
        }
        for (std::size_t at = 0; at < reports.size(); at += rigs::kHidPosReport)
            input_.say(hal::ByteView(reports).subspan(at, rigs::kHidPosReport));
    }

private:
    rigs::UsbTestbed bed_;
    rigs::VirtualInput input_{bed_, {.reportDescriptor = rigs::kHidPosDescriptor}};
};

class KeyboardSubject final : public CodesSubject {
public:
    CodesSeen seesCodes() const override { return CodesSeen::WithoutSymbology; }

protected:
    std::string uri() const override { return "code+keyboard:"; }
    void plug() override { input_.plug(); }
    void unplug() override { input_.unplug(); }
    void say(const hal::Code& code, bool whole) override {
        const std::string text(hal::asText(code.bytes));
        hal::Bytes events = rigs::keystrokes(text + (whole ? "\r" : ""));
        constexpr std::size_t kAtOnce = 24 * 40; // a pipe takes so much in one piece
        for (std::size_t at = 0; at < events.size(); at += kAtOnce)
            input_.say(hal::ByteView(events).subspan(at, std::min(kAtOnce, events.size() - at)));
    }

private:
    rigs::UsbTestbed bed_;
    rigs::VirtualInput input_{bed_, {.kind = rigs::InputDescription::Kind::Keyboard}};
};

class SerialSubject final : public CodesSubject {
public:
    CodesSeen seesCodes() const override { return CodesSeen::WithSymbology; }

protected:
    std::string uri() const override { return "code+serial:" + line_.string() + "?baud=115200&aim=yes"; }
    hal::Millis askEvery() const override { return hal::Millis{300}; }
    void plug() override {
        if (near_)
            return;
        int near = -1, far = -1;
        char name[128];
        termios raw{};
        ::cfmakeraw(&raw);
        raw.c_cflag |= CS8 | CREAD;
        if (::openpty(&near, &far, name, &raw, nullptr) != 0)
            throw std::runtime_error("no pseudo terminal");
        near_ = hal::Fd{near};
        ::close(far); // a line that somebody holds open stays exclusive to who was killed on it
        ::fcntl(near, F_SETFD, FD_CLOEXEC);
        std::filesystem::create_symlink(name, line_);
    }
    void unplug() override {
        std::filesystem::remove(line_);
        near_.reset();
    }
    void say(const hal::Code& code, bool whole) override {
        hal::Bytes bytes(rigs::aimOf(code.symbology).begin(), rigs::aimOf(code.symbology).end());
        bytes.insert(bytes.end(), code.bytes.begin(), code.bytes.end());
        if (whole)
            bytes.insert(bytes.end(), {'\r', '\n'});
        else
            bytes.resize(bytes.size() / 2);
        if (::write(near_.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
            throw std::runtime_error("the line is full");
    }

private:
    TemporaryDirectory folder_;
    const std::filesystem::path line_ = folder_ / "line";
    hal::Fd near_;
};

} // namespace

INSTANTIATE_TEST_SUITE_P(
    Codes, CodeScannerConformance,
    testing::Values(Candidate{"HidPos", [] { return std::make_unique<HidSubject>(); }},
                    Candidate{"Keyboard", [] { return std::make_unique<KeyboardSubject>(); }},
                    Candidate{"Serial", [] { return std::make_unique<SerialSubject>(); }}),
    nameOf);
