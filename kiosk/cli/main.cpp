// banshi: the command line over the same hal and services that the kiosk uses.
#include <iostream>

#include "hal/base/secret.h"
#include "kiosk/cli/commands.h"

namespace kiosk::cli {
void addEnroll(CLI::App& program, Shell& shell);
}

int main(int argc, char** argv) {
    hal::wipeFreedMemory();
    std::ios::sync_with_stdio(false);
    // Not for the running application, which links no TLS.
    constexpr kiosk::cli::AddCommand kOwn[] = {kiosk::cli::addEnroll};
    kiosk::cli::Shell shell{std::cin, std::cout, std::cerr};
    auto exit = kiosk::cli::run({argv + 1, argv + argc}, shell, kOwn);
    if (!std::cout.flush()) // a script must not take half an answer for the whole
        exit = kiosk::cli::complain(shell, {hal::Fault::Storage, "the answer could not be written"});
    return static_cast<int>(exit);
}
