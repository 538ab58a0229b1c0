#include "hal/base/secret.h"

#include <malloc.h>

namespace hal {

void wipeFreedMemory() {
    // glibc overwrites each block with this byte when it is freed, so that pixels and names which a toolkit
    // copied do not outlive the visit in the heap.
    mallopt(M_PERTURB, 0x5A);
    // Setting the threshold also stops glibc from raising it: every picture gets pages of its own, and free()
    // gives them back to the kernel at once.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TRIM_THRESHOLD, 512 * 1024);
}

} // namespace hal
