"""Harder pictures than specimens.py makes: lids of any colour, worn platens, other cards, paper, hands and bad lamps."""
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import cards
import wallet
from scene import (CARD, RADIUS, desk, design_of, dirt, inside, lay, lid, pinhole, placed, truth)

DESKS = ["wood", "mat", "white", "green", "marble", "paper", "fabric", "planks", "tiles", "stripes", "gloss"]


def any_lid(rng, rnd, width, height):
    """White, black, grey, coloured, of foam with a grain, or open to the hall's lamps."""
    sort = rnd.choice(["white", "dark", "grey", "colour", "foam", "open"])
    if sort in ("white", "dark"):
        return lid(rng, rnd, width, height, sort == "dark")
    base = {"grey": [rnd.uniform(90, 200)] * 3, "foam": [rnd.uniform(150, 225)] * 3, "open": [rnd.uniform(10, 70)] * 3,
            "colour": rnd.choice([(60, 90, 140), (150, 60, 60), (70, 120, 90), (200, 190, 150), (190, 205, 220)])}[sort]
    scene = np.ones((height, width, 3), np.float32) * np.array(base, np.float32)
    if sort == "foam":
        scene *= 1 + 0.06 * cards.field(rng, height, width, 9)[..., None] + 0.04 * cards.field(rng, height, width, 40)[..., None]
    elif sort == "open":
        scene += 90 * np.clip(cards.field(rng, height, width, height // 2), 0, 1)[..., None]
    else:
        scene *= 1 + 0.04 * cards.field(rng, height, width, 900)[..., None]
    return scene


def any_card(rnd):
    """Design, side and picture: two thirds known designs."""
    if rnd.random() < 0.66:
        design, side = design_of(rnd)
        return design, side, cards.card(design, side, rnd.getrandbits(30), rnd.choice([0, 0, 0.4]) if design == "pale" else 0)
    name = rnd.choice(list(wallet.OTHERS))
    return *name.split(), wallet.other_card(name, rnd.getrandbits(30))


def place_for(rnd, size, degrees, ppm, width, height, border):
    for _ in range(10000):
        centre = rnd.uniform(0, width), rnd.uniform(0, height)
        if inside(placed(size, ppm, centre, degrees), width, height, border):
            return centre
    raise RuntimeError("no place")


def worn(scene, rng, rnd):
    """Noise, streaks of dust under a moving sensor, bands of its lamp."""
    height, width = scene.shape[:2]
    for _ in range(rnd.randint(0, 4)):
        x = rnd.randint(0, width - 4)
        scene[:, x:x + rnd.randint(1, 3)] += rnd.uniform(-60, 60)
    if rnd.random() < 0.3:
        scene *= 1 + 0.02 * np.sin(np.arange(height) * 2 * np.pi / rnd.uniform(20, 200))[:, None, None].astype(np.float32)
    scene += rng.normal(0, rnd.uniform(0.5, 6), scene.shape).astype(np.float32)


def flat_shadow(rnd, ppm, faint):
    """The lamp stands on one side: depth, shift and softness in pixels."""
    depth = rnd.uniform(0.012, 0.05) if faint else rnd.uniform(0.05, 0.5)
    angle, reach = rnd.uniform(0, 6.3), rnd.uniform(0.08, 0.5) * ppm
    return depth, reach * math.cos(angle), reach * math.sin(angle), rnd.uniform(0.2, 0.5) * ppm


def flatbed(kind, rnd, rng):
    dpi = rnd.choice([200, 300, 300, 300, 600]) if kind in ("hf_lid", "hf_wallet", "hf_border") else 300
    ppm = dpi / 25.4
    glass = (148, 210) if dpi == 600 else (210, 297)
    width, height = round(glass[0] * ppm), round(glass[1] * ppm)
    faint = kind == "hf_faint"
    scene = lid(rng, rnd, width, height, False) if faint else any_lid(rng, rnd, width, height)
    shadow = flat_shadow(rnd, ppm, faint)
    found, expect, degrees = [], "card", rnd.uniform(0, 360)

    def put(design, side, picture, centre, turn, size=CARD, radius=RADIUS):
        corners = placed(size, ppm, centre, turn)
        lay(scene, picture, corners, radius, size, shadow, rnd)
        found.append(truth(size, corners, design, side, turn, inside(corners, width, height, 0)))

    if kind in ("hf_lid", "hf_worn"):
        put(*any_card(rnd), place_for(rnd, CARD, degrees, ppm, width, height, 2.5 * ppm), degrees)
    elif kind == "hf_wallet":
        name = rnd.choice(list(wallet.OTHERS))
        put(*name.split(), wallet.other_card(name, rnd.getrandbits(30)), place_for(rnd, CARD, degrees, ppm, width, height, 2.5 * ppm), degrees)
    elif kind == "hf_faint":
        design, side, seed = "pale", rnd.choice(["front", "back"]), rnd.getrandbits(30)
        pale = cards.card(design, side, seed, rnd.uniform(0.3, 0.8))
        if rnd.random() < 0.4:
            design, side, pale = "white", "front", wallet.other_card("white front", seed)
        put(design, side, pale, place_for(rnd, CARD, degrees, ppm, width, height, 2.5 * ppm), degrees)
    elif kind == "hf_border":
        corners = np.array(placed(CARD, ppm, (0, 0), degrees))
        low, high, gap = corners.min(0), corners.max(0), rnd.uniform(0.4, 3) * ppm
        x, y = (rnd.uniform(gap - low[i], side - gap - high[i]) for i, side in enumerate((width, height)))
        if rnd.random() < 0.5:
            x = rnd.choice([gap - low[0], width - gap - high[0]])
        else:
            y = rnd.choice([gap - low[1], height - gap - high[1]])
        put(*any_card(rnd), (x, y), degrees)
    elif kind == "hf_two":
        expect, part = "multiple", rnd.choice(["long", "short", "overlap", "apart"])
        first = any_card(rnd)
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        step = {"long": (0, 54 + rnd.uniform(0, 2)), "short": (85.6 + rnd.uniform(0, 2), 0), "overlap": (rnd.uniform(20, 60), rnd.uniform(10, 40)),
                "apart": (rnd.uniform(90, 110), rnd.uniform(-20, 20))}[part]
        middle = width / 2, height / 2
        turn = degrees if part in ("long", "short") else degrees + rnd.uniform(-30, 30)
        put(*first, (middle[0] - (c * step[0] - s * step[1]) * ppm / 2, middle[1] - (s * step[0] + c * step[1]) * ppm / 2), degrees)
        put(*any_card(rnd), (middle[0] + (c * step[0] - s * step[1]) * ppm / 2, middle[1] + (s * step[0] + c * step[1]) * ppm / 2), turn)
    elif kind == "hf_half":
        expect = "partial"
        edge, hidden = rnd.randint(0, 3), rnd.uniform(0.08, 0.65)
        corners = np.array(placed(CARD, ppm, (0, 0), degrees))
        low, high = corners.min(0), corners.max(0)
        x, y = rnd.uniform(-low[0], width - high[0]), rnd.uniform(-low[1], height - high[1])
        out = hidden * (high - low)
        x = {0: -low[0] - out[0], 1: width - high[0] + out[0]}.get(edge, x)
        y = {2: -low[1] - out[1], 3: height - high[1] + out[1]}.get(edge, y)
        put(*any_card(rnd), (x, y), degrees)
    elif kind == "hf_paper":
        name, expect, size, draw = rnd.choice(wallet.PAPERS)
        degrees = rnd.uniform(0, 360) if max(size) < 150 else rnd.choice([0, 90, 180, 270]) * (max(size) < 200) + rnd.uniform(-8, 8)
        put(name, "front", draw(*size, rnd.getrandbits(30)), place_for(rnd, size, degrees, ppm, width, height, 10), degrees, size, 0)
    elif kind == "hf_none":
        expect = "none"
    dirt(scene, rnd)
    if kind in ("hf_worn", "hf_none") or rnd.random() < 0.2:
        worn(scene, rng, rnd)
    scene += rng.normal(0, 0.9, (height, width, 1)).astype(np.float32)
    pixels = np.clip(scene, 0, 255).astype(np.uint8)
    if rnd.random() < 0.2:
        pixels = np.asarray(Image.fromarray(pixels).convert("L"))
    return pixels, expect, found, {"px_per_mm": ppm, "dpi": dpi, "source": "flatbed"}


def any_desk(name, rng, rnd, width, height, ppm):
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    if name == "planks":
        scene = desk("wood", rng, rnd, width, height, ppm)
        seam = rnd.uniform(40, 90) * ppm
        return np.where(((y + rnd.uniform(0, seam)) % seam < 0.6 * ppm)[..., None], scene * 0.4, scene)
    if name == "tiles":
        step, line = rnd.uniform(50, 110) * ppm, rnd.uniform(1, 3) * ppm
        scene = desk("marble", rng, rnd, width, height, ppm)
        return np.where((np.minimum((x + step / 3) % step, (y + step / 5) % step) < line)[..., None], scene * 0.7, scene)
    if name == "stripes":
        step = rnd.uniform(4, 30) * ppm
        a, b = rnd.choice([((200, 60, 60), (235, 230, 225)), ((60, 90, 150), (225, 230, 238)), ((120, 120, 120), (160, 160, 160))])
        angle = rnd.uniform(0, 3.2)
        t = ((math.cos(angle) * x + math.sin(angle) * y) % step < step / 2)[..., None]
        return np.where(t, np.array(a, np.float32), np.array(b, np.float32)).astype(np.float32) * (1 + 0.04 * cards.field(rng, height, width, 4))[..., None]
    if name == "gloss":
        scene = np.ones((height, width, 3), np.float32) * np.array(rnd.choice([(60, 60, 64), (180, 176, 170), (110, 84, 60)]), np.float32)
        for _ in range(3):  # lamps and windows mirrored in the table
            shape = Image.new("L", (width // 4, height // 4), 0)
            left, top = rnd.uniform(0, width / 4), rnd.uniform(0, height / 4)
            ImageDraw.Draw(shape).rectangle([left, top, left + rnd.uniform(20, 300), top + rnd.uniform(20, 160)], fill=255)
            soft = shape.rotate(rnd.uniform(0, 90)).filter(ImageFilter.GaussianBlur(rnd.uniform(2, 20))).resize((width, height))
            scene += 0.3 * np.asarray(soft, np.float32)[..., None]
        return scene
    return desk(name, rng, rnd, width, height, ppm)


def hand(scene, corners, rnd, ppm):
    """Fingers that hold the card: from outside the picture, over a side or a corner, up to 12 mm into the card."""
    height, width = scene.shape[:2]
    layer = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(layer)
    corners = np.array(corners)
    middle = corners.mean(0)
    for _ in range(rnd.randint(1, 2)):
        k = rnd.randint(0, 3)
        at = corners[k] + rnd.uniform(0, 1) * (corners[(k + 1) % 4] - corners[k])
        inward = (middle - at) / np.linalg.norm(middle - at)
        tip = at + inward * rnd.uniform(2, 12) * ppm
        root = at - inward * 150 * ppm
        thick = rnd.uniform(13, 20) * ppm
        draw.line([tuple(root), tuple(tip)], fill=255, width=round(thick))
        draw.ellipse([tip[0] - thick / 2, tip[1] - thick / 2, tip[0] + thick / 2, tip[1] + thick / 2], fill=255)
    a = np.asarray(layer.filter(ImageFilter.GaussianBlur(0.25 * ppm)), np.float32)[..., None] / 255
    shade = np.asarray(layer.filter(ImageFilter.GaussianBlur(2.5 * ppm)), np.float32)[..., None] / 255
    scene *= 1 - 0.25 * shade
    scene[:] = scene * (1 - a) + a * np.array(rnd.choice([(222, 180, 150), (190, 140, 110), (130, 90, 70)]), np.float32) * (0.8 + 0.2 * shade)


def lamps(scene, corners, rnd, hard):
    """Uneven light, the edge of a shadow across the desk, a lamp mirrored in the laminate."""
    height, width = scene.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    slope = rnd.uniform(0, 6.3)
    light = 1 + rnd.uniform(0, 0.6 if hard else 0.25) * (math.cos(slope) * (x / width - 0.5) + math.sin(slope) * (y / height - 0.5))
    if hard:
        angle, soft = rnd.uniform(0, 6.3), rnd.uniform(8, 120)
        far = (x - corners[0][0]) * math.cos(angle) + (y - corners[0][1]) * math.sin(angle) - rnd.uniform(-300, 300)
        light *= 1 - rnd.uniform(0.2, 0.5) / (1 + np.exp(np.clip(-far / soft, -30, 30)))
    scene *= light[..., None] * np.array([rnd.uniform(0.8, 1.05), 0.97, rnd.uniform(0.8, 1.05)], np.float32)
    if hard or rnd.random() < 0.3:
        gx, gy = np.mean(corners, 0) + [rnd.uniform(-350, 350), rnd.uniform(-250, 250)]
        scene += 190 * np.exp(-(((x - gx) / rnd.uniform(50, 160)) ** 2 + ((y - gy) / rnd.uniform(40, 100)) ** 2))[..., None]


def shaken(pixels, rnd):
    """Motion blur of 2 to 6 pixels."""
    length, angle = rnd.uniform(2, 6), rnd.uniform(0, 6.3)
    total = np.zeros(pixels.shape, np.float32)
    picture = Image.fromarray(pixels)
    for k in np.linspace(-0.5, 0.5, 7):
        move = (1, 0, k * length * math.cos(angle), 0, 1, k * length * math.sin(angle))
        total += np.asarray(picture.transform(picture.size, Image.AFFINE, move, Image.BILINEAR), np.float32)
    return (total / 7).astype(np.uint8)


def camera(kind, rnd, rng):
    close = rnd.random() < 0.3 and kind not in ("hc_paper", "hc_two")
    width, height = (3840, 2160) if close else (3264, 2448)
    ppm = rnd.uniform(18, 25) if close else rnd.uniform(7.5, 11)
    scene = any_desk(rnd.choice(DESKS), rng, rnd, width, height, ppm)
    tilt = rnd.uniform(7, 11) if kind == "hc_tilt" else rnd.uniform(0, 6)
    seen = pinhole(width, height, ppm, math.radians(tilt), rnd.uniform(0, 2 * math.pi))
    degrees = rnd.uniform(0, 360) if not close or kind == "hc_tilt" else rnd.choice([0, 180]) + rnd.uniform(-12, 12)
    size, expect, name, radius = CARD, "card", None, RADIUS
    if kind == "hc_paper":
        name, expect, size, draw = rnd.choice(wallet.PAPERS)
        radius = 0
    angle = rnd.uniform(0, 6.3)
    shadow = (rnd.uniform(0.05, 0.4), 4 * math.cos(angle), 4 * math.sin(angle), rnd.uniform(3, 9))
    found = []

    def put(design, side, picture, centre, turn):
        corners = [seen(*p) for p in placed(size, 1.0, centre, turn)]
        lay(scene, picture, corners, radius, size, shadow, rnd)
        found.append(truth(size, corners, design, side, turn, inside(corners, width, height, 0)))

    corners = [(width / 2, height / 2)] * 4
    for _ in range(5000 if kind != "hc_none" else 0):
        centre = rnd.uniform(-width, width) / 2 / ppm, rnd.uniform(-height, height) / 2 / ppm
        corners = [seen(*p) for p in placed(size, 1.0, centre, degrees)]
        outside = sum(not inside([p], width, height, 0) for p in corners)
        fits = inside(corners, width, height, 20)
        if fits if kind != "hc_half" else outside in (1, 2) and inside([np.mean(corners, 0)], width, height, 0):
            break
    if kind == "hc_none":
        expect = "none"
    elif kind == "hc_paper":
        put(name, "front", draw(*size, rnd.getrandbits(30)), centre, degrees)
    elif kind == "hc_wallet":
        name = rnd.choice(list(wallet.OTHERS))
        put(*name.split(), wallet.other_card(name, rnd.getrandbits(30)), centre, degrees)
    else:
        expect = {"hc_half": "partial", "hc_two": "multiple"}.get(kind, "card")
        put(*any_card(rnd), centre, degrees)
        if kind == "hc_two":
            for _ in range(500):
                away, turn = rnd.uniform(0, 6.3), rnd.uniform(0, 360)
                second = centre[0] + 104 * math.cos(away), centre[1] + 104 * math.sin(away)
                if inside([seen(*p) for p in placed(size, 1.0, second, turn)], width, height, 5):
                    break
            put(*any_card(rnd), second, turn)
            expect = "multiple" if found[1]["fully_inside"] else "card"
    if kind == "hc_hand":
        hand(scene, corners, rnd, ppm)
    lamps(scene, corners, rnd, kind == "hc_lamp")
    blur = rnd.uniform(0.3, 1.4)
    pixels = np.asarray(Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(blur)))
    if kind == "hc_shaken":
        pixels = shaken(pixels, rnd)
    noisy = pixels + rng.normal(0, rnd.uniform(1, 6), (height, width, 3)).astype(np.float32)
    return np.clip(noisy, 0, 255).astype(np.uint8), expect, found, {"px_per_mm": round(ppm * rnd.uniform(0.98, 1.02), 3), "dpi": None,
                                                                    "source": "doccam", "tilt_deg": round(tilt, 2)}


KINDS = ["hf_lid", "hf_faint", "hf_worn", "hf_border", "hf_wallet", "hf_two", "hf_half", "hf_paper", "hf_none",
         "hc_desk", "hc_lamp", "hc_hand", "hc_tilt", "hc_shaken", "hc_wallet", "hc_half", "hc_two", "hc_paper", "hc_none"]
