#!/usr/bin/env python3
"""Makes one copy of the specimen card as a resident would: through the real screens, with real pointer events.

Leaves a screenshot of each step, and what the simulated printer printed, in the folder given by --out.
"""

import argparse
import pathlib
import subprocess
import sys

from copy_card import copy_card
from hand import Desk, Hand, NotSeen

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/dev/bin/banshi-kiosk"


class Album:
    """Each step as a sentence on the terminal and a screenshot."""

    def __init__(self, desk, folder):
        self._desk, self._folder, self._count = desk, folder, 0

    def look(self, sentence):
        self._count += 1
        self._desk.screenshot(self._folder / f"screen-{self._count:02d}.png")
        print(f"  {self._count:2d}  {sentence}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1080x1920")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--config", required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--display", help="an X display that is there already")
    parser.add_argument("--stay", action="store_true", help="leave the kiosk open until Ctrl-C")
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    with Desk(width, height, options.display) as desk:
        kiosk = desk.start(PROGRAM, "--config", options.config, "--state", options.state, "--windowed",
                           "--size", options.size, stdout=subprocess.DEVNULL)
        try:
            copy_card(Hand(desk), Album(desk, options.out).look)
        except NotSeen as missing:
            print(f"The copy did not come to its end: {missing}", file=sys.stderr)
            return 1
        print(f"\nDone: {options.out}/printed holds the page, {options.out} the screenshots.", flush=True)
        if options.stay:
            print("The kiosk stays open. Ctrl-C ends it.", flush=True)
            kiosk.wait()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
