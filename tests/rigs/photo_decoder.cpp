// A made-up decoder of chip photos: the first byte of the "photo" says how it behaves.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace {

void picture(const char* header, const std::string& pixels) {
    std::fputs(header, stdout);
    std::fwrite(pixels.data(), 1, pixels.size(), stdout);
}

} // namespace

int main() {
    std::string photo(2048, '\0');
    photo.resize(std::fread(photo.data(), 1, photo.size(), stdin));
    switch (photo.empty() ? '?' : photo.front()) {
    case 'g': // grey: the photo's own bytes
        picture("P5\n2 3\n255\n", photo.substr(1, 6));
        return 0;
    case 'c':
        picture("P6 1 2 255\n", photo.substr(1, 6));
        return 0;
    case 'h': // for ever
        for (;;)
            ::pause();
    case 'k':
        std::raise(SIGSEGV);
        return 0;
    case 'x':
        return 3;
    case 'n':
        std::fputs("this is no picture", stdout);
        return 0;
    case 'b': // bigger than anybody believes
        picture("P6 100000 100000 255\n", {});
        return 0;
    case 'o': // overflows
        picture("P5 2147483647 2 255\n", {});
        return 0;
    case '-':
        picture("P5 -5 7 255\n", {});
        return 0;
    case 'w': // writes without end
        for (const std::string much(65536, 'P');;)
            if (std::fwrite(much.data(), 1, much.size(), stdout) < much.size())
                return 0;
    case 'e': // says what it was given besides the photo
        return environ[0] == nullptr && ::fcntl(3, F_GETFD) == -1 ? (picture("P5 1 1 255 ", "y"), 0) : 4;
    case 's': // leaves somebody behind who could change the picture after it was looked at
        picture("P5 1 1 255 ", "y");
        std::fflush(stdout);
        ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, STDOUT_FILENO, 0);
        if (::fork() == 0)
            ::pause();
        return 0;
    default:
        return 1;
    }
}
