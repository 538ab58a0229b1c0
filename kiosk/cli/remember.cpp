#include "kiosk/cli/remember.h"

#include "kiosk/cli/state.h"
#include "kiosk/technician/test_history.h"

namespace kiosk::cli {

void tellAndRemember(const std::filesystem::path& state, const hal::DeviceInfo& device, const Round& round,
                     Shell& shell) {
    auto kept = makeState(state).and_then(
        [&] { return rememberTest(state, knownDevice(device), round.report, round.ms); });
    if (!kept)
        shell.err << "banshi: the result is not remembered: " << kept.error().detail << '\n';
    else if (*kept)
        shell.err << "banshi: " << inWords(**kept) << '\n';
}

} // namespace kiosk::cli
