// Permissions for tests that run as root, who may open everything.
#pragma once

#include <filesystem>
#include <tuple>

#include <unistd.h>

#include "tests/rigs/virtual_usb/testbed.h"

namespace rigs {

// While it lives, root is somebody else; others stay who they are. The testbed itself remains usable.
class AsNobody {
public:
    explicit AsNobody(const UsbTestbed& bed) {
        namespace fs = std::filesystem;
        for (const auto& path : fs::recursive_directory_iterator(bed.root()))
            if (!path.is_symlink())
                fs::permissions(path, fs::perms(0777));
        fs::permissions(bed.root(), fs::perms(0777));
        was_ = ::geteuid() == 0 && ::seteuid(kNobody) == 0;
    }
    ~AsNobody() {
        if (was_)
            std::ignore = ::seteuid(0);
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;

private:
    static constexpr uid_t kNobody = 65534;
    bool was_ = false;
};

} // namespace rigs
