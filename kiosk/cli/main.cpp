// banshi: the command line over the same hal and services that the kiosk uses.
#include <iostream>

#include "hal/base/secret.h"
#include "kiosk/cli/commands.h"

int main(int argc, char** argv) {
    hal::wipeFreedMemory();
    std::ios::sync_with_stdio(false);
    kiosk::cli::Shell shell{std::cin, std::cout, std::cerr};
    auto exit = kiosk::cli::run({argv + 1, argv + argc}, shell);
    if (!std::cout.flush()) // a script must not take half an answer for the whole
        exit = kiosk::cli::complain(shell, {hal::Fault::Storage, "the answer could not be written"});
    return static_cast<int>(exit);
}
