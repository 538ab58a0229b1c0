"""A process that leaks on purpose: takes bytes from standard input, keeps them in the place it is told, and waits.

leaky.py memory|wiped|memfd|deleted|shm SIZE. It does not know the secret itself: all that it holds it was given.
"""

import os
import sys
import tempfile


def receive(size):
    """Straight into one buffer, so that there is one copy only."""
    buffer = bytearray(size)
    view, filled = memoryview(buffer), 0
    while filled < size:
        filled += os.readv(0, [view[filled:]])
    return buffer


def keep(place, content):
    """Returns what has to stay alive."""
    if place == "memory":
        return content
    if place == "memfd":
        descriptor = os.memfd_create("leak")
    elif place == "deleted":
        descriptor, path = tempfile.mkstemp()
        os.unlink(path)
    elif place == "shm":
        path = f"/dev/shm/banshi-canary-{os.getpid()}"
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.unlink(path)
    if place != "wiped":
        os.write(descriptor, content)
    content[:] = bytes(len(content))
    return None


held = keep(sys.argv[1], receive(int(sys.argv[2])))
print("ready", flush=True)
os.read(0, 1)
