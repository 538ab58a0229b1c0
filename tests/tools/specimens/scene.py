"""What every picture of a card is made of: lids and desks, things laid on them, and the truth about them."""
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import cards

CARD = (85.6, 54.0)
RADIUS = 3.18
DPI = 300
FLAT = DPI / 25.4


def homography(source, target):
    """3 × 3 that takes four source points to four target points."""
    rows = []
    for (x, y), (u, v) in zip(source, target):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y, -u], [0, 0, 0, x, y, 1, -v * x, -v * y, -v]]
    return np.linalg.svd(np.array(rows, float))[2][-1].reshape(3, 3)


def rounded_mask(size, px, radius):
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).rounded_rectangle([0, 0, size[0] - 1, size[1] - 1], radius * px, fill=255)
    return mask


def lay(scene, picture, corners, radius_mm, size_mm, shadow, rnd):
    """Warps a picture onto the scene: shadow first, then the thing itself, at twice the resolution and averaged."""
    height, width = scene.shape[:2]
    corners = np.array(corners)
    margin = 60
    x0, y0 = np.maximum(np.floor(corners.min(0)).astype(int) - margin, 0)
    x1, y1 = np.minimum(np.ceil(corners.max(0)).astype(int) + margin, [width, height])
    if x1 <= x0 or y1 <= y0:
        return
    scale = 2
    box = ((x1 - x0) * scale, (y1 - y0) * scale)
    w, h = picture.size
    inverse = homography((corners - [x0, y0]) * scale, [(0, 0), (w, 0), (w, h), (0, h)])
    inverse /= inverse[2, 2]
    coefficients = tuple(inverse.flatten()[:8])
    mask = rounded_mask(picture.size, w / size_mm[0], radius_mm) if radius_mm else Image.new("L", picture.size, 255)
    shrink = lambda image: image.resize((x1 - x0, y1 - y0), Image.BOX)
    alpha = shrink(mask.transform(box, Image.PERSPECTIVE, coefficients, Image.BILINEAR))
    warped = shrink(picture.transform(box, Image.PERSPECTIVE, coefficients, Image.BICUBIC))
    part = scene[y0:y1, x0:x1]
    depth, dx, dy, blur = shadow
    cast = np.asarray(alpha.filter(ImageFilter.GaussianBlur(blur)), np.float32) / 255
    cast = np.asarray(Image.fromarray(cast).transform((x1 - x0, y1 - y0), Image.AFFINE, (1, 0, -round(dx), 0, 1, -round(dy))))
    part *= 1 - depth * cast[..., None]
    a = np.asarray(alpha.filter(ImageFilter.GaussianBlur(0.45)), np.float32)[..., None] / 255
    part[:] = part * (1 - a) + np.asarray(warped, np.float32) * a


def lid(rng, rnd, width, height, dark):
    if dark:
        base = np.array([rnd.uniform(8, 60)] * 3) + np.array([rnd.uniform(-4, 4) for _ in range(3)])
        scene = np.ones((height, width, 3), np.float32) * base.astype(np.float32)
        scene *= 1 + 0.25 * cards.field(rng, height, width, 1200)[..., None]
    else:
        base = rnd.uniform(236, 250) + np.array([rnd.uniform(-4, 4) for _ in range(3)])
        scene = np.ones((height, width, 3), np.float32) * base.astype(np.float32)
        scene += 2.0 * cards.field(rng, height, width, 1500)[..., None]
        scene += rng.normal(0, 0.7, (1, width, 1)).astype(np.float32)  # streaks of the sensor
    return scene


def dirt(scene, rnd):
    height, width = scene.shape[:2]
    layer = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(layer)
    for _ in range(rnd.randint(2, 14)):
        x, y = rnd.uniform(0, width), rnd.uniform(0, height)
        if rnd.random() < 0.5:
            r = rnd.uniform(1, 4)
            draw.ellipse([x - r, y - r, x + r, y + r], fill=rnd.randint(60, 200))
        else:
            points = [(x, y)]
            angle = rnd.uniform(0, 6.3)
            for _ in range(rnd.randint(4, 12)):
                angle += rnd.uniform(-0.6, 0.6)
                points.append((points[-1][0] + 12 * math.cos(angle), points[-1][1] + 12 * math.sin(angle)))
            draw.line(points, fill=rnd.randint(40, 140), width=1)
    a = np.asarray(layer, np.float32)[..., None] / 255
    tone = 70.0 if scene.mean() > 128 else 110.0
    scene[:] = scene * (1 - a * 0.7) + tone * a * 0.7


def placed(size_mm, ppm, centre, degrees):
    angle = math.radians(degrees)
    c, s = math.cos(angle), math.sin(angle)
    w, h = size_mm[0] * ppm / 2, size_mm[1] * ppm / 2
    return [(centre[0] + c * x - s * y, centre[1] + s * x + c * y) for x, y in ((-w, -h), (w, -h), (w, h), (-w, h))]


def turn_of(rnd):
    return rnd.choice([0, 90, 180, 270]) + rnd.uniform(-4.5, 4.5) if rnd.random() < 0.7 else rnd.uniform(0, 360)


def design_of(rnd):
    return rnd.choice([("cn", "front"), ("cn", "back"), ("cn", "front"), ("cn", "back"), ("intl", "back"), ("pale", "front"), ("pale", "back")])


def scan_noise(scene, rng):
    scene += rng.normal(0, 0.9, scene.shape[:2] + (1,)).astype(np.float32)
    return np.clip(scene, 0, 255).astype(np.uint8)


def inside(corners, width, height, border):
    return all(border <= x <= width - border and border <= y <= height - border for x, y in corners)


def truth(size_mm, corners, design, side, degrees, whole):
    return {"design": design, "side": side, "corners": [[round(x, 2), round(y, 2)] for x, y in corners],
            "rotation_cw_deg": round(degrees % 360, 3), "fully_inside": whole, "size_mm": list(size_mm)}


def desk(name, rng, rnd, width, height, ppm):
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    ones = np.ones((height, width, 3), np.float32)
    noise = lambda cell: cards.field(rng, height, width, cell)
    if name == "wood":
        grain = np.sin((y / ppm + 2.5 * noise(int(60 * ppm)) + 0.3 * noise(int(12 * ppm))) * 2 * np.pi / rnd.uniform(3, 8))
        return ones * np.array(rnd.choice([(120, 80, 45), (85, 50, 40), (165, 120, 80)]), np.float32) * (1 + 0.22 * grain + 0.1 * noise(4))[..., None]
    if name == "mat":
        return ones * np.array(rnd.choice([(34, 32, 34), (40, 42, 48), (28, 30, 28)]), np.float32) * (1 + 0.25 * noise(3))[..., None]
    if name == "white":
        return ones * np.array(rnd.choice([(226, 228, 226), (238, 238, 238)]), np.float32) * (1 + 0.01 * noise(40))[..., None]
    if name == "green":
        scene = ones * np.array((40, 120, 80), np.float32) * (1 + 0.05 * noise(3))[..., None]
        step = 10 * ppm
        line = (np.minimum(x % step, y % step) < 0.35 * ppm)
        scene[line] = scene[line] * 0.6 + np.array((150, 200, 160), np.float32) * 0.4
        return scene
    if name == "marble":
        vein = np.abs(noise(int(70 * ppm)) + 0.4 * noise(int(15 * ppm)))
        return ones * 205 * (0.86 + 0.16 * np.clip(vein * 3, 0, 1) + 0.03 * noise(9))[..., None]
    if name == "fabric":
        weave = np.sin(x * 2 * np.pi / (0.8 * ppm)) * np.sin(y * 2 * np.pi / (0.8 * ppm)) + 0.5 * noise(5)
        return ones * np.array(rnd.choice([(95, 90, 150), (150, 95, 90), (90, 130, 120)]), np.float32) * (1 + 0.13 * weave)[..., None]
    page = np.asarray(cards.sheet(width / ppm + 60, height / ppm + 60, rnd.getrandbits(30)).resize((width + 400, height + 400), Image.BILINEAR).rotate(rnd.uniform(-6, 6), Image.BICUBIC).crop((200, 200, width + 200, height + 200)), np.float32)
    return np.maximum(page, 20)


def pinhole(width, height, ppm, tilt, toward):
    """A lens above the middle of a desk that tilts about the line `toward`: millimetres on the desk to pixels."""
    focal = 1.15 * width
    distance = focal / ppm
    axis = np.array([math.cos(toward), math.sin(toward), 0])

    def seen(x, y):
        point = np.array([x, y, 0.0])
        turned = point * math.cos(tilt) + np.cross(axis, point) * math.sin(tilt) + axis * (axis @ point) * (1 - math.cos(tilt))
        z = distance + turned[2]
        return width / 2 + focal * turned[0] / z, height / 2 + focal * turned[1] / z

    return seen
