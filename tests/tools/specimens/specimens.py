#!/usr/bin/python3
"""Makes scans and camera pictures of synthetic cards, with the truth about them in ground_truth.json.

    specimens.py OUT --seed 7 --count 4 [--kinds fb_white,dc_wood] [--hard]

`count` pictures of each kind; --hard: the kinds of halls.py. Needs python3-pil, python3-numpy and fonts-noto-cjk. Not part of ./check: it made
the numbers in services/imaging/README.md, and makes them again.
"""
import argparse
import json
import math
import pathlib
import random
import zlib

import numpy as np
from PIL import Image, ImageFilter

import cards
import halls
from scene import (CARD, DPI, FLAT, RADIUS, desk, design_of, dirt, inside, lay, lid, pinhole, placed, scan_noise, truth, turn_of)


def flat_shadow(rnd, hard, dark):
    if dark:
        return (rnd.uniform(0, 0.3), 0, 0, 2)
    depth = rnd.uniform(0.02, 0.07) if hard else rnd.uniform(0.1, 0.6)
    angle = rnd.uniform(0, 6.3)
    reach = rnd.uniform(1, 5)
    return (depth, reach * math.cos(angle), reach * math.sin(angle), rnd.uniform(3, 6))


def flatbed(kind, rnd, rng):
    letter = kind == "fb_white" and rnd.random() < 0.4
    width, height = (2550, 3300) if letter else (2480, 3508)
    dark = kind in ("fb_dark", "neg_dark") or (kind in ("fb_border", "neg_wrong", "neg_half", "neg_two", "neg_sheet") and rnd.random() < 0.3)
    scene = lid(rng, rnd, width, height, dark)
    hard = kind == "fb_hard"
    if not dark and rnd.random() < 0.25:
        scene[:rnd.randint(6, 30)] = rnd.uniform(60, 170)  # the edge of the platen
    out, expect = [], "card"
    shadow = flat_shadow(rnd, hard, dark)

    def put(design, side, degrees, centre, size=CARD, picture=None, fade=0.0):
        corners = placed(size, FLAT, centre, degrees)
        picture = picture or cards.card(design, side, rnd.getrandbits(30), fade)
        lay(scene, picture, corners, RADIUS if size == CARD else 0, size, shadow, rnd)
        out.append(truth(size, corners, design, side, degrees, inside(corners, width, height, 0)))
        return corners

    def somewhere(size, degrees, border=30):
        for _ in range(10000):
            centre = rnd.uniform(0, width), rnd.uniform(0, height)
            if inside(placed(size, FLAT, centre, degrees), width, height, border):
                return centre
        raise RuntimeError("no place")

    if kind in ("fb_white", "fb_dark", "fb_hard"):
        design, side = ("pale", rnd.choice(["front", "back"])) if hard else design_of(rnd)
        degrees = turn_of(rnd)
        put(design, side, degrees, somewhere(CARD, degrees), fade=0.65 if hard and rnd.random() < 0.5 else 0.0)
    elif kind == "fb_other":
        degrees = turn_of(rnd)
        put("other", "front", degrees, somewhere(CARD, degrees))
    elif kind == "fb_border":
        degrees = rnd.choice([0, 90, 180, 270]) + rnd.uniform(-1.5, 1.5)
        corners = np.array(placed(CARD, FLAT, (0, 0), degrees))
        low, high, gap = corners.min(0), corners.max(0), rnd.uniform(2, 10)
        x = rnd.choice([gap - low[0], width - gap - high[0]])
        y = rnd.uniform(gap - low[1], height - gap - high[1])
        if rnd.random() < 0.5:
            x, y = rnd.uniform(gap - low[0], width - gap - high[0]), rnd.choice([gap - low[1], height - gap - high[1]])
        put(*design_of(rnd), degrees, (x, y))
    elif kind == "neg_half":
        expect, degrees = "partial", rnd.uniform(0, 360)
        edge = rnd.choice([(0, None), (width, None), (None, 0), (None, height)])
        off = rnd.uniform(-15, 15) * FLAT
        centre = [rnd.uniform(500, width - 500) if edge[0] is None else edge[0] + off,
                  rnd.uniform(500, height - 500) if edge[1] is None else edge[1] + off]
        put(*design_of(rnd), degrees, centre)
    elif kind == "neg_two":
        expect = "multiple"
        first = turn_of(rnd)
        put(*design_of(rnd), first, (rnd.uniform(620, width - 620), rnd.uniform(620, 1000)))
        second = turn_of(rnd)
        put(*design_of(rnd), second, (rnd.uniform(620, width - 620), rnd.uniform(2300, height - 620)))
    elif kind == "neg_wrong":
        expect = "wrong_size"
        size = rnd.choice([(90.0, 54.0), (90.0, 54.0), (90.0, 50.0), (88.9, 50.8), (85.0, 55.0 + 3), (105.0, 74.0), (70.0, 45.0), (91.0, 55.0)])
        degrees = turn_of(rnd)
        put("business", "front", degrees, somewhere(size, degrees), size, cards.business_card(*size, rnd.getrandbits(30)))
    elif kind in ("neg_sheet", "page"):
        expect = "sheet" if kind == "neg_sheet" else "page"
        size = rnd.choice([(148, 210), (176, 250), (105, 148)] if kind == "neg_sheet" else [(210, 297), (210, 297), (148, 210), (176, 250)])
        degrees = rnd.uniform(-4.2, 4.2)
        shift = 60 if kind == "page" else 30
        centre = (width / 2 + rnd.uniform(-shift, shift), height / 2 + rnd.uniform(-shift, shift))
        corners = placed(size, FLAT, centre, degrees)
        lay(scene, cards.sheet(*size, rnd.getrandbits(30)), corners, 0, size, shadow, rnd)
        dirt(scene, rnd)
        return scan_noise(scene, rng), expect, [], {"px_per_mm": FLAT, "dpi": DPI, "source": "flatbed",
                "page": {"size_mm": list(size), "skew_cw_deg": round(degrees % 360, 3), "corners": [[round(x, 1), round(y, 1)] for x, y in corners]}}
    elif kind in ("neg_empty", "neg_dark"):
        expect = "none"
    dirt(scene, rnd)
    return scan_noise(scene, rng), expect, out, {"px_per_mm": FLAT, "dpi": DPI, "source": "flatbed"}


def camera(kind, rnd, rng):
    """A pinhole above the desk; the desk tilts by up to 11 degrees about a line through the picture's middle."""
    close = rnd.random() < 0.4
    width, height = (3840, 2160) if close else (3264, 2448)
    ppm = rnd.uniform(18, 27) if close else rnd.uniform(7.5, 10.5)
    name = kind.split("_")[1]
    scene = desk(name, rng, rnd, width, height, ppm)
    tilt = math.radians(rnd.choice([0.05, 1.0]) * rnd.uniform(0, 11))
    seen = pinhole(width, height, ppm, tilt, rnd.uniform(0, 2 * math.pi))
    wrong = kind.endswith("wrong")
    size = rnd.choice([(90.0, 54.0), (90.0, 50.0), (105.0, 74.0)]) if wrong else CARD
    degrees = rnd.choice([0, 180]) + rnd.uniform(-9, 9) if rnd.random() < 0.7 or close else rnd.uniform(0, 360)
    for _ in range(2000):
        centre = rnd.uniform(-width, width) / 2 / ppm, rnd.uniform(-height, height) / 2 / ppm
        corners = [seen(*p) for p in placed(size, 1.0, centre, degrees)]
        if inside(corners, width, height, 25):
            break
    design, side = ("business", "front") if wrong else design_of(rnd)
    picture = cards.business_card(*size, rnd.getrandbits(30)) if wrong else cards.card(design, side, rnd.getrandbits(30))
    angle = rnd.uniform(0, 6.3)
    shadow = (rnd.uniform(0.08, 0.4), 4 * math.cos(angle), 4 * math.sin(angle), rnd.uniform(3, 7))
    lay(scene, picture, corners, 0 if wrong else RADIUS, size, shadow, rnd)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 1 - rnd.uniform(0, 0.3) * ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2
    slope = rnd.uniform(0, 6.3)
    light *= 1 + rnd.uniform(0, 0.2) * (math.cos(slope) * (x / width - 0.5) + math.sin(slope) * (y / height - 0.5))
    tint = np.array([rnd.uniform(0.86, 1.0), 0.97, rnd.uniform(0.9, 1.05)], np.float32)
    scene *= light[..., None] * tint * rnd.uniform(0.85, 1.0)
    if rnd.random() < 0.5:  # a lamp mirrored in the laminate
        gx, gy = np.mean(corners, 0) + [rnd.uniform(-200, 200), rnd.uniform(-200, 200)]
        scene += 150 * np.exp(-(((x - gx) / 70) ** 2 + ((y - gy) / 40) ** 2))[..., None]
    shown = Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(rnd.uniform(0.3, 0.9)))
    noisy = np.asarray(shown, np.float32) + rng.normal(0, rnd.uniform(1, 4), (height, width, 3)).astype(np.float32)
    card = truth(size, corners, design, side, degrees, True)
    expect = "wrong_size" if wrong else "card"
    return np.clip(noisy, 0, 255).astype(np.uint8), expect, [card], {"px_per_mm": round(ppm, 3), "dpi": None, "source": "doccam", "tilt_deg": round(math.degrees(tilt), 2)}


KINDS = ["fb_white", "fb_hard", "fb_dark", "fb_border", "fb_other", "dc_wood", "dc_mat", "dc_white", "dc_green", "dc_marble", "dc_paper",
         "dc_fabric", "dc_wood_wrong", "dc_mat_wrong", "neg_empty", "neg_dark", "neg_two", "neg_half", "neg_sheet", "neg_wrong", "page"]


def maker(kind):
    if kind in halls.KINDS:
        return halls.camera if kind.startswith("hc") else halls.flatbed
    return camera if kind.startswith("dc") else flatbed


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", type=pathlib.Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=4, help="pictures of each kind")
    options.add_argument("--kinds")
    options.add_argument("--hard", action="store_true", help="the harder kinds")
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    images = []
    for kind in (given.kinds.split(",") if given.kinds else halls.KINDS if given.hard else KINDS):
        for index in range(given.count):
            seed = zlib.crc32(f"{given.seed} {kind} {index}".encode())
            rnd, rng = random.Random(seed), np.random.default_rng(seed)
            pixels, expect, found, facts = maker(kind)(kind, rnd, rng)
            name = f"{kind}_{given.seed}_{index:03d}.jpg"
            quality = rnd.randint(50, 95) if kind in halls.KINDS else rnd.randint(42, 74)
            Image.fromarray(pixels).save(given.out / name, quality=quality, **({"dpi": (facts["dpi"],) * 2} if facts["dpi"] else {}))
            height, width = pixels.shape[:2]
            images.append({"file": name, "kind": kind, "expect": expect, "width": width, "height": height, **facts, "cards": found})
            (given.out / "ground_truth.json").write_text(json.dumps({"card_mm": [*CARD, RADIUS], "images": images}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
