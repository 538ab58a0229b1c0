#!/usr/bin/env python3
"""Makes one copy of the specimen card as a resident would: through the real screens, with real pointer events.

Leaves a screenshot of each step, and what the simulated printer printed, in the folder given by --out.
"""

import argparse
import pathlib
import subprocess
import sys

from hand import Desk, Hand, NotSeen

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/dev/bin/banshi-kiosk"


class Walk:
    """The copy step by step; each step is a sentence on the terminal and a screenshot."""

    def __init__(self, desk, hand, out):
        self._desk, self._hand, self._out, self._count = desk, hand, out, 0

    def look(self, sentence):
        self._count += 1
        self._desk.screenshot(self._out / f"screen-{self._count:02d}.png")
        print(f"  {self._count:2d}  {sentence}", flush=True)

    def copy(self):
        hand = self._hand
        hand.see("便民服务.*", 60)
        self.look("the home screen")
        hand.press("便民服务.*")
        hand.see("自助复印.*")
        self.look("便民服务: what can be copied and printed")
        hand.press("自助复印.*")
        hand.press("身份证.*")
        self._side("the side with the picture", "放国徽面")
        self._side("the side with the emblem", "选份数")
        hand.see("开始打印.*")
        hand.see("份数 1")
        self.look("copies, colour and purpose, beside the true page")
        hand.press("开始打印.*")
        hand.see("正在打印.*")
        self.look("printing")
        hand.see("都拿好了", 90)
        self.look("take your card and your copy")
        hand.press("都拿好了")
        hand.see("便民服务.*")

    def _side(self, side, next_words):
        hand = self._hand
        hand.see("放好了，开始扫描", 30)
        self.look(f"how to put down {side}")
        hand.press("放好了，开始扫描")
        hand.see("取消扫描")
        self.look(f"scanning {side}")
        hand.see(f"看得清.*{next_words}", 90)
        self.look(f"{side}, found and set upright")
        hand.press(f"看得清.*{next_words}")


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
            Walk(desk, Hand(desk), options.out).copy()
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
