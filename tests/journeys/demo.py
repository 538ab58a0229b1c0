#!/usr/bin/env python3
"""Makes one copy of the specimen card as a resident would: through the real screens, with real pointer events. With a
center it also files an appeal, and staff answer it.

Leaves a screenshot of each step, and what the simulated printer printed, in the folder given by --out.
"""

import argparse
import pathlib
import subprocess
import sys

from copy_card import copy_card
from hand import Desk, Hand, NotSeen
from staff_desk import StaffDesk, picture_of_page

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/dev/bin/banshi-kiosk"


class Album:
    """Each step as a sentence on the terminal and a screenshot."""

    def __init__(self, desk, folder):
        self._desk, self._folder, self._count = desk, folder, 0

    def look(self, sentence):
        self._desk.screenshot(self.next(sentence))

    def next(self, sentence):
        """Where the next picture belongs."""
        self._count += 1
        print(f"  {self._count:2d}  {sentence}", flush=True)
        return self._folder / f"screen-{self._count:02d}.png"


def file_appeal(hand, look):
    """From the home screen to the home screen; returns the number on the slip."""
    hand.press("诉求直达.*", 60)
    hand.see("出了什么问题？", 30)
    look("诉求直达: what is wrong")
    hand.press("路灯不亮")
    hand.see("在哪一片？")
    look("where it is")
    hand.press("第1网格")
    hand.press("没有，下一步")
    for digit in "19123450678":  # nobody's number
        hand.press(digit)
    look("a number to call back")
    hand.press("号码对，下一步")
    hand.see("对，提交")
    look("everything once more")
    hand.press("对，提交")
    number = hand.see(r"XH01-\d{6}-\w", 60)
    hand.see("已送到服务中心", 60)
    look(f"{number}: the number, and the service center has it")
    hand.press("拿好了，结束", 90)
    hand.see("便民服务.*")
    return number


def answer_appeal(links, number, album):
    """What staff do with it, each at their own desk."""
    grid, office = StaffDesk(links["grid_member"]), StaffDesk(links["street_operator"])
    grid.act(number, "taken")
    picture_of_page(links["street_leader"], "/inbox", "路灯不亮", album.next("the street's inbox in a browser: the grid member has taken it"))
    office.act(number, "dispatched", assignee=grid.user["id"])
    grid.act(number, "answered", text="路灯已修好。")
    picture_of_page(links["district_supervisor"], f"/cases/{office.case(number)['id']}", "路灯已修好",
                    album.next("the case in a browser: answered"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1080x1920")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--config", required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--display", help="an X display that is there already")
    parser.add_argument("--center", type=pathlib.Path, help="a file with the roles' links, as `banshi-center serve --demo` prints them")
    parser.add_argument("--stay", action="store_true", help="leave the kiosk open until Ctrl-C")
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    with Desk(width, height, options.display) as desk:
        kiosk = desk.start(PROGRAM, "--config", options.config, "--state", options.state, "--windowed",
                           "--size", options.size, stdout=subprocess.DEVNULL)
        try:
            hand, album = Hand(desk), Album(desk, options.out)
            copy_card(hand, album.look)
            if options.center:
                links = dict(line.split() for line in options.center.read_text("utf-8").splitlines() if "/login#" in line)
                answer_appeal(links, file_appeal(hand, album.look), album)
        except NotSeen as missing:
            print(f"It did not come to its end: {missing}", file=sys.stderr)
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
