// banshi-device-host: one driver, alone in a process, started by the kiosk and by nobody else.
#include <csignal>
#include <cstdio>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "hal/base/image.h"
#include "hal/base/secret.h"
#include "hal/host/serve.h"
#include "hal/host/spawn.h"

namespace {

// A scanner that never stops sending, or a picture that unpacks to gigabytes, ends this process and not the
// machine. Two A4 pages in colour at 600 dpi take 210 MB. Pictures on their way to the kiosk lie in shared
// memory and do not count. Sanitizers map far more than they use.
void limitMemory() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    constexpr rlim_t kBytes = 512UL * 1024 * 1024;
    const rlimit limit{kBytes, kBytes};
    ::setrlimit(RLIMIT_DATA, &limit);
#endif
}

// The process holds residents' pictures and runs code that we did not write.
void harden() {
    hal::wipeFreedMemory();
    hal::buildPicturesInMemoryFiles();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    limitMemory();
    ::umask(S_IRWXG | S_IRWXO);
    // Ctrl-C in a terminal reaches the whole family; the kiosk decides when its drivers end.
    ::signal(SIGINT, SIG_IGN);
    ::signal(SIGPIPE, SIG_IGN);
}

bool startedByKiosk() {
    struct stat info {};
    return ::fstat(hal::host::kChannelFd, &info) == 0 && S_ISSOCK(info.st_mode);
}

} // namespace

int main() {
    if (!startedByKiosk()) {
        std::fputs("banshi-device-host is started by the kiosk, not by hand.\n", stderr);
        return 2;
    }
    harden();
    hal::host::serve(hal::Fd{hal::host::kChannelFd});
    return 0;
}
