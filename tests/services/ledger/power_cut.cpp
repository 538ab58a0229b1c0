#include "tests/services/ledger/power_cut.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <sqlite3.h>
#include <unistd.h>

#include "tests/support/files.h"

namespace power_cut {
namespace {

constexpr std::size_t kSector = 512; // what a disk writes whole

struct Write {
    std::size_t offset;
    std::string bytes;
};

// What certainly is on the disk, and what has been handed over since.
struct Image {
    std::string durable;
    std::vector<Write> pending;
};

struct State {
    How how = How::Kill;
    int left = 0;
    std::mt19937 random;
    std::map<std::string, Image> images; // by path
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs vfs{};
    sqlite3_io_methods methods{};
};
State& state() {
    static State state;
    return state;
}

struct WatchedFile {
    sqlite3_file base;
    std::string* path; // null: not watched (shared memory is none of these files)
    sqlite3_file* real;
};
WatchedFile* watched(sqlite3_file* file) { return reinterpret_cast<WatchedFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return watched(file)->real; }

void apply(std::string& content, const Write& write, std::size_t size) {
    if (content.size() < write.offset + size)
        content.resize(write.offset + size, '\0');
    content.replace(write.offset, size, write.bytes, 0, size);
}

void losePower() {
    for (auto& [path, image] : state().images) {
        for (const Write& write : image.pending) {
            const auto fate = state().random() % 4;
            if (fate <= 1)
                apply(image.durable, write, write.bytes.size());
            else if (fate == 2) // torn
                apply(image.durable, write, std::min(write.bytes.size(), kSector));
        }
        std::ofstream(path, std::ios::binary | std::ios::trunc) << image.durable;
        ::unlink((path + "-shm").c_str());
    }
}

void step() {
    if (--state().left > 0)
        return;
    if (state().how == How::Power)
        losePower();
    ::kill(::getpid(), SIGKILL);
}

int closeFile(sqlite3_file* file) {
    const int code = real(file)->pMethods->xClose(real(file));
    delete watched(file)->path;
    return code;
}
int readFile(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), into, size, offset);
}
int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    step();
    state().images[*watched(file)->path].pending.push_back(
        {static_cast<std::size_t>(offset),
         std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))});
    return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    step();
    auto& image = state().images[*watched(file)->path];
    for (const Write& write : image.pending)
        apply(image.durable, write, write.bytes.size());
    image.pending.clear();
    image.durable.resize(static_cast<std::size_t>(size));
    return real(file)->pMethods->xTruncate(real(file), size);
}
int syncFile(sqlite3_file* file, int flags) {
    step();
    auto& image = state().images[*watched(file)->path];
    for (const Write& write : image.pending)
        apply(image.durable, write, write.bytes.size());
    image.pending.clear();
    return real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int checkLock(sqlite3_file* file, int* out) {
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int op, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), op, argument);
}
int sectorSize(sqlite3_file*) { return static_cast<int>(kSector); }
int characteristics(sqlite3_file*) { return 0; } // nothing promised
int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shmLock(sqlite3_file* file, int offset, int n, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
void shmBarrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int shmUnmap(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    auto* mine = watched(file);
    mine->real = reinterpret_cast<sqlite3_file*>(mine + 1);
    mine->base.pMethods = nullptr;
    const int code = state().real->xOpen(state().real, name, mine->real, flags, outFlags);
    if (mine->real->pMethods == nullptr)
        return code;
    mine->path = new std::string(name ? name : "");
    mine->base.pMethods = &state().methods;
    auto& image = state().images[*mine->path];
    image = {readText(*mine->path), {}};
    return code;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncDirectory) {
    step();
    state().images.erase(name);
    return state().real->xDelete(state().real, name, syncDirectory);
}

} // namespace

void arm(How how, int nth, unsigned seed) {
    State& s = state();
    s.how = how;
    s.left = nth;
    s.random.seed(seed);
    s.real = sqlite3_vfs_find(nullptr);
    s.methods = {2,       closeFile,  readFile,  writeFile, truncateFile, syncFile,        fileSize,
                 lock,    unlock,     checkLock, control,   sectorSize,   characteristics, shmMap,
                 shmLock, shmBarrier, shmUnmap,  nullptr,   nullptr};
    s.vfs = *s.real;
    s.vfs.zName = "power-cut";
    s.vfs.szOsFile += static_cast<int>(sizeof(WatchedFile));
    s.vfs.xOpen = openFile;
    s.vfs.xDelete = deleteFile;
    sqlite3_vfs_register(&s.vfs, 1);
}

} // namespace power_cut
