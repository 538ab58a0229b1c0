#include "center/render/confine.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <csignal>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

namespace center::render {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
#error "say what this machine is called in linux/audit.h"
#endif

constexpr std::uint32_t kForeignCalls = 0x40000000; // x32 on x86-64

constexpr int kNetwork[] = {__NR_socket,
                            __NR_connect,
                            __NR_bind,
                            __NR_listen,
                            __NR_accept,
                            __NR_accept4,
                            __NR_sendto,
                            __NR_ptrace,
                            __NR_process_vm_readv,
                            __NR_process_vm_writev,
                            __NR_mount,
                            __NR_unshare,
                            __NR_setns,
                            __NR_bpf,
                            __NR_keyctl,
                            __NR_add_key,
                            __NR_io_uring_setup};
constexpr int kFilesAndProcesses[] = {
    __NR_openat,    __NR_openat2,   __NR_execve,       __NR_execveat,  __NR_clone,   __NR_clone3,
    __NR_kill,      __NR_tkill,     __NR_tgkill,       __NR_unlinkat,  __NR_mkdirat, __NR_linkat,
    __NR_symlinkat, __NR_renameat2, __NR_memfd_create, __NR_prlimit64,
#if defined(__x86_64__)
    __NR_open,      __NR_creat,     __NR_fork,         __NR_vfork,     __NR_unlink,  __NR_rename,
    __NR_link,      __NR_symlink,   __NR_mkdir,
#endif
};

sock_filter statement(int code, std::uint32_t value) {
    return BPF_STMT(static_cast<std::uint16_t>(code), value);
}
sock_filter jump(int code, std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
    return BPF_JUMP(static_cast<std::uint16_t>(code), value, yes, no);
}

bool forbid(std::span<const int> calls) {
    std::vector<sock_filter> program{
        statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        jump(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0),
        statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        jump(BPF_JMP | BPF_JGE | BPF_K, kForeignCalls, 0, 1),
        statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    for (const int call : calls) {
        program.push_back(jump(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
        program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1U)); // EPERM
    }
    program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

bool bound(int what, rlim_t most) {
    const rlimit limit{most, most};
    return ::setrlimit(static_cast<__rlimit_resource>(what), &limit) == 0;
}

} // namespace

bool confine() {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_DUMPABLE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // their shadow memory is terabytes
    if (!bound(RLIMIT_AS, 1U << 30))
        return false;
#endif
    return bound(RLIMIT_CORE, 0) && bound(RLIMIT_CPU, 15) && bound(RLIMIT_FSIZE, 16U << 20) &&
           bound(RLIMIT_NOFILE, 64) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && forbid(kNetwork);
}

bool confineToMemory() { return forbid(kFilesAndProcesses); }

} // namespace center::render
