// banshi: the command line over the same hal and services that the kiosk uses.
#include <iostream>

#include "hal/base/secret.h"
#include "kiosk/cli/commands.h"

int main(int argc, char** argv) {
    hal::wipeFreedMemory();
    std::ios::sync_with_stdio(false);
    kiosk::cli::Shell shell{std::cin, std::cout, std::cerr};
    const auto exit = kiosk::cli::run({argv + 1, argv + argc}, shell);
    std::cout.flush();
    return static_cast<int>(exit);
}
