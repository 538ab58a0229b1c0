#!/usr/bin/env python3
"""How well and how fast `banshi find-card` does on folders of pictures that have a ground_truth.json.

    find_card.py BANSHI FOLDER… [--list]

A card is right when its worst corner lies within 1.5 mm, fine within 0.5 mm. "accepted" counts the answers "card" that
are wrong: a corner farther off, or no card there at all; the limit is 0. The answers stand behind each kind, and after the
table what was expected against what was said. Times are CPU milliseconds of the search alone. --list names each picture
that was not right.
"""

import collections
import json
import math
import pathlib
import statistics
import subprocess
import sys

RIGHT_MM, FINE_MM = 1.5, 0.5
ANSWERS = ["card", "uncertain", "none", "multiple", "partial", "wrong_size", "sheet"]


def worst_corner(truth, found, first, px_per_mm):
    return max(math.dist(truth[i], found[(i + first) % 4]) for i in range(4)) / px_per_mm


def ask(program, file, picture):
    source = "flatbed" if picture["source"] == "flatbed" else "camera"
    answer = subprocess.run([program, "find-card", file, "--json", "--scale", str(picture["px_per_mm"]), "--source", source],
                            capture_output=True, text=True, check=False)
    return json.loads(answer.stdout.splitlines()[0])


class Kind:
    """What was counted over the pictures of one kind."""

    def __init__(self):
        self.count = self.right = self.fine = self.accepted = self.sides = self.upright = 0
        self.answers, self.times = collections.Counter(), []

    def add(self, picture, answer):
        """Returns whether it was right, and how many millimetres the nearest answer was off (inf: none)."""
        self.count += 1
        self.answers[answer["result"]] += 1
        self.times.append(answer["ms"])
        if picture["expect"] != "card":
            right = answer["result"] == {"page": "sheet"}.get(picture["expect"], picture["expect"])
            self.right += right
            self.accepted += answer["result"] == "card"
            return right, math.inf
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
        return sure and error <= RIGHT_MM, error


def print_table(kinds):
    print(f"{'kind':16}{'pictures':>9}{'right':>7}{'fine':>6}{'accepted':>10}{'side right/said':>17}{'median ms':>11}{'worst':>7}")
    for name, kind in sorted(kinds.items()):
        print(f"{name:16}{kind.count:9}{kind.right:7}{kind.fine:6}{kind.accepted:10}{kind.upright:10} / {kind.sides:<4}"
              f"{statistics.median(kind.times):11.0f}{max(kind.times):7.0f}   {dict(kind.answers)}")


def print_confusion(said):
    print(f"\n{'expected':22}" + "".join(f"{answer:>11}" for answer in ANSWERS))
    for expected, counts in sorted(said.items()):
        print(f"{expected:22}" + "".join(f"{counts[answer] or '.':>11}" for answer in ANSWERS))


def main(program, folders, listed):
    kinds, said = collections.defaultdict(Kind), collections.defaultdict(collections.Counter)
    for folder in map(pathlib.Path, folders):
        for picture in json.loads((folder / "ground_truth.json").read_text())["images"]:
            file = folder / picture["file"]
            if not file.exists():
                continue
            answer = ask(program, file, picture)
            right, error = kinds[picture["kind"]].add(picture, answer)
            source = "flatbed" if picture["source"] == "flatbed" else "camera"
            said[f"{source} {picture['expect']}"][answer["result"]] += 1
            if listed and not right:
                print(f"{file}: {picture['expect']}, said {answer['result']}, {error:.2f} mm off, "
                      f"confidence {[card['confidence'] for card in answer['cards']]}, {[card['design'] for card in picture['cards']]}")
    print_table(kinds)
    print_confusion(said)
    return 1 if any(kind.accepted for kind in kinds.values()) else 0


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--list"]
    if len(words) < 2:
        sys.exit(__doc__)
    sys.exit(main(words[0], words[1:], "--list" in sys.argv))
