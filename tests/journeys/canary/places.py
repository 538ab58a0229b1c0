"""The places where a trace can be left: files, open files without a name, shared memory, memory of processes."""

import os
import pathlib
import re
import stat

STEP = 1 << 20
LARGEST = 1 << 30


def files(*roots):
    """Yields (place, bytes) of each file under the roots, and of each file's name. Links are not followed."""
    for root in roots:
        root = pathlib.Path(root)
        for path in [root] if not root.is_dir() else sorted(root.rglob("*")):
            yield f"name of {path.parent}/…", os.fsencode(path.name)
            try:
                if stat.S_ISREG(path.lstat().st_mode):
                    with open(path, "rb") as file:
                        yield str(path), file.read(LARGEST)
            except OSError:  # gone meanwhile, or not ours to read
                continue


def process(pid):
    """Yields (place, bytes) of all that a running process holds."""
    yield from _command(pid)
    yield from _unnamed_files(pid)
    yield from _memory(pid)


def descendants(pid):
    """The process and all that it has started, directly or through others."""
    parents = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
    family = [pid]
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
    return family


def _command(pid):
    for what in ("cmdline", "environ"):
        try:
            yield f"process {pid} {what}", pathlib.Path(f"/proc/{pid}/{what}").read_bytes()
        except OSError:
            continue


def _unnamed_files(pid):
    """Files that are deleted but open, memory files and shared memory: no directory shows them."""
    directory = pathlib.Path(f"/proc/{pid}/fd")
    for link in sorted(directory.iterdir(), key=lambda entry: int(entry.name)):
        try:
            target = os.readlink(link)
            if not (target.endswith(" (deleted)") or target.startswith(("/memfd:", "/dev/shm/"))):
                continue
            with open(link, "rb") as file:
                if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    yield f"process {pid} open file {target}", file.read(LARGEST)
        except OSError:
            continue


def _memory(pid):
    """Readable memory but for code and data that only mirror a file of the system."""
    region = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ (\d+)\s*(.*)$")
    with open(f"/proc/{pid}/maps", encoding="utf-8", errors="replace") as listing, \
            open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in listing.readlines():
            start, end, rights, inode, name = region.match(line).groups()
            start, end = int(start, 16), int(end, 16)
            mirrors_file = inode != "0" and "w" not in rights and "(deleted)" not in name and "memfd" not in name
            if "r" not in rights or mirrors_file or name.startswith(("[vvar", "[vsyscall")):
                continue
            content = _read(memory, start, min(end - start, LARGEST))
            if content:
                yield f"process {pid} memory {start:x} {name or 'anonymous'}", content


def _read(memory, start, size):
    """What can be read; a page that is not there (a device, a guard) is taken as zeros."""
    parts = []
    for offset in range(0, size, STEP):
        length = min(STEP, size - offset)
        try:
            memory.seek(start + offset)
            part = memory.read(length) or b""
        except (OSError, ValueError, OverflowError):
            part = b""
        parts.append(part.ljust(length, b"\0"))
    return b"".join(parts)
