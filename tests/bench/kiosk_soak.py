#!/usr/bin/env python3
"""Memory of the kiosk over many copies, made through the screen with instant devices.

    kiosk_soak.py BIN_DIR [COPIES]

Proportional set size of the application and its device hosts: highest in a copy; and after a copy, highest of the last
ten against highest of the first ten (an idle device host ends now and then, so single values tell little). The screen is read through assistive technology, whose share is in the
figures. Limits: 320 MB and, for 100 copies, 10 MB.
"""

import pathlib
import statistics
import sys
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "journeys"))
from copy_card import copy_card  # noqa: E402
from kiosk import Kiosk  # noqa: E402
from measured import pss_mb, report  # noqa: E402

SAMPLE_SECONDS = 0.05
TEN = 10


class Highest(threading.Thread):
    """Samples until it is told to stop."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.megabytes = 0.0
        self._pid = pid
        self._enough = threading.Event()

    def run(self):
        while not self._enough.wait(SAMPLE_SECONDS):
            try:
                self.megabytes = max(self.megabytes, pss_mb(self._pid))
            except OSError:  # a host that has just ended
                continue

    def stop(self):
        self._enough.set()
        self.join()


def main():
    copies = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    cards = ROOT / "tests" / "fixtures" / "cards"
    scanner = f"sim:scanner?front={cards}/dev_000_fb_white.jpg&back={cards}/dev_001_fb_white.jpg&pace=instant"
    with Kiosk(sys.argv[1], scanner, "sim:printer?pace=instant") as kiosk:
        hand = kiosk.open()
        after = []
        peaks = []
        for number in range(copies):
            highest = Highest(kiosk.process.pid) if number % 10 == 0 else None
            if highest:
                highest.start()
            copy_card(hand)
            if highest:
                highest.stop()
                peaks.append(highest.megabytes)
            after.append(pss_mb(kiosk.process.pid))
    print(*(f"{value:.1f}" for value in after), file=sys.stderr)
    report("kiosk/memory_peak_of_a_copy", statistics.median(peaks), 320, "MB")
    if copies >= 2 * TEN:
        report(f"kiosk/memory_growth_to_copy_{copies}", max(after[-TEN:]) - max(after[:TEN]), 10, "MB")


if __name__ == "__main__":
    main()
