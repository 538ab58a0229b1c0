// A device host that never answers anything and does not even notice when it is left alone.
#include <unistd.h>

int main() {
    for (;;)
        ::pause();
}
