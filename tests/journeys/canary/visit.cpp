// One resident's visit without screens, for the canary to search afterwards: both sides scanned, found, laid
// on a page, printed; then all is given up, and the process waits so that its memory can be read. visit FRONT
// BACK STATE: says "ready" when the resident has left; ends when its input ends.
#include <iostream>

#include "hal/base/secret.h"
#include "hal/rig.h"
#include "services/copying/copying.h"

namespace {

hal::RigOptions devices(const std::string& front, const std::string& back) {
    hal::RigOptions options;
    options.slots = {
        {"scanner", hal::Kind::Scanner, "sim:scanner?pace=instant&front=" + front + "&back=" + back},
        {"page_printer", hal::Kind::PagePrinter, "sim:printer?pace=instant"}};
    options.hostProgram = BANSHI_BIN "/banshi-device-host";
    return options;
}

const std::string& complaint(const copying::ScanFailure& failure) {
    static const std::string problem = "a problem with the card";
    const auto* error = std::get_if<hal::Error>(&failure);
    return error ? error->detail : problem;
}

// Everything of the visit lives and dies in here.
bool visit(hal::Rig& rig, ledger::Ledger& ledger) {
    const imaging::Templates none;
    copying::CardScanRequest request{.templates = &none};
    const auto front = copying::scanCardSide(rig, request, {}, {});
    if (!front)
        return std::cerr << "front: " << complaint(front.error()) << '\n', false;
    request.firstSide = &*front;
    const auto back = copying::scanCardSide(rig, request, {}, {});
    if (!back)
        return std::cerr << "back: " << complaint(back.error()) << '\n', false;

    paper::CardPage page;
    page.front = {copying::turnedOver(*front).card, front->keepOut, front->bands};
    page.back = {back->card, back->keepOut, back->bands};
    page.purpose = paper::PurposeLine{"仅供办理社保业务使用", "2026.11.24"};
    const auto preview = paper::cardRaster(page, hal::Dpi{100});
    const auto printed = copying::printCardCopy(rig, ledger, page, {}, {}, {});
    const auto left = copying::somethingLeftBehind(rig, {});
    return preview && printed && left;
}

} // namespace

int main(int argc, char** argv) {
    hal::wipeFreedMemory();
    if (argc != 4)
        return 2;
    const std::filesystem::path state = argv[3];
    const auto key = seal::KioskKey::loadOrCreate(state / seal::kKeyFileName);
    const auto rig = hal::Rig::open(devices(argv[1], argv[2]));
    const auto ledger = ledger::Ledger::open(state / ledger::kFileName, key.value());
    if (!rig || !ledger || !visit(**rig, **ledger))
        return 1;
    std::cout << "ready" << std::endl;
    std::cin.get();
    return 0;
}
