#!/usr/bin/env python3
"""How well and how fast `banshi find-card` does on a folder of pictures that has a ground_truth.json.

    find_card.py BANSHI FOLDER…

A card is right when its worst corner lies within 1.5 mm, fine within 0.5 mm. "accepted" counts the answers "card" that
are wrong: a corner farther off, or no card there at all; the limit is 0. Times are CPU milliseconds of the search alone.
"""

import collections
import json
import math
import pathlib
import statistics
import subprocess
import sys

RIGHT_MM, FINE_MM = 1.5, 0.5


def worst_corner(truth, found, first, px_per_mm):
    return max(math.dist(truth[i], found[(i + first) % 4]) for i in range(4)) / px_per_mm


def ask(program, file, picture):
    source = "camera" if picture["kind"].startswith("dc") else "flatbed"
    answer = subprocess.run([program, "find-card", file, "--json", "--scale", str(picture["px_per_mm"]), "--source", source],
                            capture_output=True, text=True, check=False)
    return json.loads(answer.stdout.splitlines()[0])


class Kind:
    """What was counted over the pictures of one kind."""

    def __init__(self):
        self.count = self.right = self.fine = self.accepted = self.sides = self.upright = 0
        self.answers, self.times = collections.Counter(), []

    def add(self, picture, answer):
        self.count += 1
        self.answers[answer["result"]] += 1
        self.times.append(answer["ms"])
        if picture["expect"] != "card":
            self.right += answer["result"] == picture["expect"]
            self.accepted += answer["result"] == "card"
            return
        truth, scale = picture["cards"][0], picture["px_per_mm"]
        found = answer["cards"][0] if answer["cards"] else None
        error = min(worst_corner(truth["corners"], found["corners"], k, scale) for k in range(4)) if found else math.inf
        sure = answer["result"] == "card"
        self.right += sure and error <= RIGHT_MM
        self.fine += sure and error <= FINE_MM
        self.accepted += sure and error > RIGHT_MM
        if found and found["side"] != "unknown":
            self.sides += 1
            self.upright += (found["side"] == truth["side"]
                             and worst_corner(truth["corners"], found["corners"], 0, scale) <= 2 * RIGHT_MM)


def main(program, folders):
    kinds = collections.defaultdict(Kind)
    for folder in map(pathlib.Path, folders):
        for picture in json.loads((folder / "ground_truth.json").read_text())["images"]:
            file = folder / picture["file"]
            if picture["expect"] != "page" and file.exists():
                kinds[picture["kind"]].add(picture, ask(program, file, picture))
    print(f"{'kind':16}{'pictures':>9}{'right':>7}{'fine':>6}{'accepted':>10}{'side right/said':>17}{'median ms':>11}{'worst':>7}")
    for name, kind in sorted(kinds.items()):
        print(f"{name:16}{kind.count:9}{kind.right:7}{kind.fine:6}{kind.accepted:10}{kind.upright:10} / {kind.sides:<4}"
              f"{statistics.median(kind.times):11.0f}{max(kind.times):7.0f}   {dict(kind.answers)}")
    return 1 if any(kind.accepted for kind in kinds.values()) else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
