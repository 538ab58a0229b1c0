#!/usr/bin/env python3
"""The kiosk as a process beside its peer, a Chromium kiosk page on the same display in the same run.

    kiosk_process.py BIN_DIR [ROUNDS]

Start: from exec until the screen shows something that can be touched (the kiosk says so itself; for Chromium the first
pixel of the page's colour). Memory: proportional set size of the process and its children, a while after the start.
Limits: start 700 ms and a sixth of Chromium's; 130 MB.
"""

import ctypes
import ctypes.util
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "journeys"))
import hall  # noqa: E402
from hand import Desk  # noqa: E402
from measured import pss_mb, report  # noqa: E402

WIDTH, HEIGHT = 1080, 1920
SETTLED_SECONDS = 3
PAGE = '<body style="margin:0;background:#123456;color:#fff;font-size:60px">便民服务 Copy &amp; print</body>'
PAGE_COLOUR = 0x123456


class Pixel:
    """One pixel of the screen, read without a process."""

    def __init__(self, display):
        self._x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetImage.restype = ctypes.c_void_p
        self._x.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def at(self, x, y):
        image = ctypes.c_void_p(self._x.XGetImage(self._display, self._root, x, y, 1, 1, ctypes.c_ulong(0xFFFFFF), 2))
        value = self._x.XGetPixel(image, 0, 0) & 0xFFFFFF
        self._x.XDestroyImage(image)
        return value


def kiosk(desk, binaries, config):
    begin = time.monotonic()
    child = desk.start(binaries / "banshi-kiosk", "--config", config, "--windowed", "--size", f"{WIDTH}x{HEIGHT}",
                       stdout=subprocess.PIPE, text=True)
    for line in child.stdout:
        if json.loads(line)["event"] == "first_frame":
            break
    started = (time.monotonic() - begin) * 1000
    threading.Thread(target=child.stdout.read, daemon=True).start()
    time.sleep(SETTLED_SECONDS)
    memory = pss_mb(child.pid)
    desk.end(child)
    return started, memory


def chromium(desk, home):
    page = home / "page.html"
    page.write_text(PAGE, "utf-8")
    pixel = Pixel(desk.env["DISPLAY"])
    profile = tempfile.mkdtemp(dir=home)
    begin = time.monotonic()
    child = desk.start("chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--disable-gpu", "--test-type",
                       f"--user-data-dir={profile}", f"--window-size={WIDTH},{HEIGHT}", "--window-position=0,0",
                       page.as_uri(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while pixel.at(WIDTH // 2, 700) != PAGE_COLOUR:
        if time.monotonic() - begin > 60:
            raise RuntimeError("Chromium showed nothing within a minute")
        time.sleep(0.002)
    started = (time.monotonic() - begin) * 1000
    time.sleep(SETTLED_SECONDS)
    memory = pss_mb(child.pid)
    desk.end(child)
    return started, memory


def main():
    binaries = pathlib.Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(prefix="banshi-bench-") as name, Desk(WIDTH, HEIGHT) as desk:
        home = pathlib.Path(name)
        cards = ROOT / "tests" / "fixtures" / "cards"
        config = hall.found(home, binaries,
                            f"sim:scanner?front={cards}/dev_000_fb_white.jpg&back={cards}/dev_001_fb_white.jpg",
                            f"sim:printer?out={home}/tray")
        kiosk(desk, binaries, config)  # the disk's cache is warm for both
        ours = [kiosk(desk, binaries, config) for _ in range(rounds)]
        peers = []
        if not os.environ.get("BANSHI_BENCH_NO_PEER"):
            chromium(desk, home)
            peers = [chromium(desk, home) for _ in range(rounds)]
    peer = [statistics.median(column) for column in zip(*peers)] or [None, None]
    report("kiosk/start_to_touchable_frame", statistics.median(o[0] for o in ours), 700, "ms", peer[0])
    report("kiosk/memory_idle_pss", statistics.median(o[1] for o in ours), 130, "MB", peer[1])


if __name__ == "__main__":
    main()
