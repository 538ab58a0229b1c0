"""Draws synthetic cards and sheets at 24 pixels a millimetre. Every name, number and emblem is invented."""
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PX = 24  # pixels a millimetre
SANS = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
BOLD = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
SERIF = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
SIMPLIFIED = 2  # index of the face in the collection
_fonts = {}


def font(path, mm):
    key = path, round(mm * PX)
    if key not in _fonts:
        _fonts[key] = ImageFont.truetype(path, key[1], index=SIMPLIFIED)
    return _fonts[key]


def text(draw, x, y, words, mm, fill, face=SANS, spread=0.0):
    """Left middle anchored at x, y millimetres; `spread` is extra space between characters."""
    for word in words if spread else [words]:
        draw.text((x * PX, y * PX), word, font=font(face, mm), fill=fill, anchor="lm")
        x += draw.textlength(word, font=font(face, mm)) / PX + spread


def field(rng, height, width, cell):
    """Smooth random numbers in [-1, 1]: noise of `cell` pixels, interpolated."""
    small = rng.uniform(-1, 1, (max(2, height // cell + 2), max(2, width // cell + 2))).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize((width, height), Image.BICUBIC))


def guilloche(rng, width, height, base, strength):
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / PX
    warp = 3 * field(rng, height, width, 10 * PX)
    paper = np.ones((height, width, 3), np.float32) * np.array(base, np.float32)
    paper += np.linspace(-1, 1, width, dtype=np.float32)[None, :, None] * np.array([3, 0, -3], np.float32)
    for k in range(3):
        angle = rng.uniform(-0.5, 0.5) + k * 0.5
        wave = np.sin((y * np.cos(angle) + x * np.sin(angle) + warp) * 2 * np.pi / 1.5)
        tint = np.roll(np.array([1.0, 0.45, 0.3], np.float32), k)
        paper -= (np.clip(wave, 0.7, 1) - 0.7)[..., None] * strength * tint
    return Image.fromarray(np.clip(paper, 0, 255).astype(np.uint8))


def digits(rnd, n):
    return "".join(rnd.choice("0123456789") for _ in range(n))


def portrait(draw, rnd):
    left, top, width, height = 57.4, 8.5, 21.8, 28.3
    draw.rectangle([left * PX, top * PX, (left + width) * PX, (top + height) * PX], fill=(205, 214, 228))
    middle, skin = left + width / 2, rnd.choice([(226, 190, 160), (204, 160, 128), (236, 205, 180)])
    hair = rnd.choice([(40, 20, 20), (44, 40, 20), (30, 24, 50)])

    def oval(x, y, w, h, fill):
        draw.ellipse([(x - w / 2) * PX, (y - h / 2) * PX, (x + w / 2) * PX, (y + h / 2) * PX], fill=fill)

    if rnd.random() < 0.5:
        oval(middle, 21, 13.5, 19, hair)
    draw.pieslice([(middle - 10) * PX, 29.5 * PX, (middle + 10) * PX, 44.5 * PX], 180, 360,
                  fill=rnd.choice([(30, 80, 60), (90, 30, 40), (60, 60, 60), (30, 40, 100)]))
    draw.rectangle([(middle - 2.3) * PX, 26 * PX, (middle + 2.3) * PX, 31 * PX], fill=skin)
    oval(middle, 18, 11.8, 12, hair)
    oval(middle, 21.5, 10.5, 14, skin)
    for side in (-1, 1):
        oval(middle + side * 2.4, 20.8, 2, 1.2, (250, 250, 250))
        oval(middle + side * 2.4, 20.8, 1.1, 1.1, (30, 30, 30))
    draw.rectangle([(middle - 1.8) * PX, 25.7 * PX, (middle + 1.8) * PX, 26.3 * PX], fill=(180, 90, 90))


def specimen_mark(card, strength):
    layer = Image.new("RGBA", card.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    draw.text((43 * PX, 27 * PX), "样本 SPECIMEN", font=font(BOLD, 7), fill=(200, 60, 60, strength), anchor="mm")
    layer = layer.rotate(16, resample=Image.BICUBIC)
    return Image.alpha_composite(card.convert("RGBA"), layer).convert("RGB")


def resident_front(draw, rnd):
    blue, black = (50, 95, 165), (25, 25, 30)
    rows = [("姓名", 7.9), ("性别", 15.4), ("出生", 22.6), ("住址", 29.6)]
    for label, y in rows:
        text(draw, 5.2, y, label, 2.7, blue, spread=1.1)
    text(draw, 15.7, 7.9, rnd.choice("赵钱孙李周吴郑王冯陈") + rnd.choice(["样本", "测试", "示例", "虚构", "模拟"]), 3.7, black, BOLD)
    text(draw, 15.7, 15.4, rnd.choice("男女"), 3, black)
    text(draw, 26.2, 15.4, "民族", 2.7, blue, spread=1.1)
    text(draw, 35.6, 15.4, "样", 3, black)
    for x, word, fill in ((15.7, str(rnd.randint(1950, 2005)), black), (23.6, "年", blue), (28.6, str(rnd.randint(1, 12)), black),
                          (33.2, "月", blue), (38, str(rnd.randint(1, 28)), black), (42.6, "日", blue)):
        text(draw, x, 22.6, word, 3, fill)
    address = f"样本省示例市虚构区测试路{rnd.randint(1, 999)}号{rnd.randint(1, 9)}单元{rnd.randint(101, 2999)}室"
    for i in range(0, len(address), 11):
        text(draw, 15.7, 29.6 + i / 11 * 4.3, address[i:i + 11], 3, black)
    portrait(draw, rnd)
    text(draw, 5.2, 46.9, "样本证件号码", 2.7, blue)
    text(draw, 28.5, 46.7, "999999" + digits(rnd, 12), 3.6, black, BOLD, spread=0.42)


def resident_back(draw, rnd):
    black, red = (25, 25, 30), (196, 44, 44)
    draw.ellipse([6 * PX, 5 * PX, 22 * PX, 21 * PX], outline=red, width=PX)
    star = []
    for k in range(16):
        r = (6.2 if k % 2 == 0 else 3.6)
        star.append(((14 + r * np.sin(k * np.pi / 8)) * PX, (13 - r * np.cos(k * np.pi / 8)) * PX))
    draw.polygon(star, fill=red)
    draw.ellipse([12.6 * PX, 11.6 * PX, 15.4 * PX, 14.4 * PX], fill=(240, 210, 110))
    text(draw, 30, 9.2, "样本证件", 4.5, black, SERIF, spread=1)
    text(draw, 27, 17.8, "虚构居民样张", 5.2, black, SERIF, spread=2.4)
    text(draw, 13.8, 40.3, "签发机关", 2.7, black, BOLD)
    text(draw, 33, 40.3, "示例市样本发证中心", 3, black)
    text(draw, 13.8, 47.2, "有效期限", 2.7, black, BOLD)
    text(draw, 33, 47.2, f"20{rnd.randint(10, 25)}.03.04-2041.03.04", 3, black)


def permit_back(draw, rnd):
    grey, black = (110, 125, 120), (30, 40, 40)
    text(draw, 5, 5.6, "Authority / 机关", 2, grey)
    text(draw, 5, 8.9, "SPECIMEN OFFICE", 3, black)
    text(draw, 5, 15.6, "Address", 2, grey)
    text(draw, 5, 19, f"{rnd.randint(1, 99)} Nowhere Road, Sampletown", 3, black)
    draw.rectangle([60 * PX, 5 * PX, 71 * PX, 14 * PX], fill=(205, 170, 80))
    for k in range(1, 4):
        draw.line([60 * PX, (5 + k * 2.2) * PX, 71 * PX, (5 + k * 2.2) * PX], fill=(120, 95, 40), width=3)
    lines = [f"IDXXX{digits(rnd, 9)}", f"{digits(rnd, 7)}F{digits(rnd, 7)}XXX", "SPECIMEN<<TEST<ALEX"]
    for k, line in enumerate(lines):
        for c, letter in enumerate(line.ljust(30, "<")):
            text(draw, 4 + c * 2.6, 37 + k * 5.6, letter, 3.9, black)


def library_card(draw, rnd):
    """A card of no known design: what the side must stay unknown for."""
    draw.rectangle([0, 0, 86 * PX, 14 * PX], fill=rnd.choice([(40, 110, 90), (150, 60, 60), (60, 70, 140)]))
    text(draw, 6, 7, "示例图书馆 LIBRARY", 5, (255, 255, 255), BOLD)
    for k in range(40):
        x = 8 + k * 1.7
        draw.rectangle([x * PX, 36 * PX, (x + rnd.choice([0.4, 0.8, 1.2])) * PX, 47 * PX], fill=(20, 20, 20))
    text(draw, 8, 22, "读者证 " + digits(rnd, 8), 4, (40, 40, 40))


DRAW = {("cn", "front"): resident_front, ("cn", "back"): resident_back, ("pale", "front"): resident_front,
        ("pale", "back"): resident_back, ("intl", "back"): permit_back, ("other", "front"): library_card}
PAPER = {"cn": ((226, 233, 242), 90), "pale": ((242, 244, 247), 30), "intl": ((205, 226, 210), 150),
         "other": ((236, 236, 230), 10)}


def card(design, side, seed, fade=0.0):
    """RGB picture of one side, 85.6 × 54.0 mm, square corners (the scene rounds them)."""
    rnd, rng = random.Random(seed), np.random.default_rng(seed)
    base, strength = PAPER[design]
    picture = guilloche(rng, round(85.6 * PX), round(54.0 * PX), base, strength)
    DRAW[design, side](ImageDraw.Draw(picture), rnd)
    if design != "other":
        picture = specimen_mark(picture, 55 if design == "pale" else 95)
    if fade:
        white = Image.new("RGB", picture.size, (247, 248, 249))
        picture = Image.blend(picture, white, fade)
    return picture


def business_card(width_mm, height_mm, seed):
    rnd, rng = random.Random(seed), np.random.default_rng(seed)
    base = rnd.choice([(250, 250, 248), (243, 240, 230), (235, 238, 244), (215, 225, 235)])
    picture = guilloche(rng, round(width_mm * PX), round(height_mm * PX), base, rnd.choice([0, 0, 40]))
    draw = ImageDraw.Draw(picture)
    ink = rnd.choice([(20, 20, 30), (30, 60, 120), (120, 30, 30)])
    if rnd.random() < 0.5:
        draw.ellipse([6 * PX, 6 * PX, 18 * PX, 18 * PX], fill=rnd.choice([(200, 60, 60), (60, 130, 90), (50, 90, 170)]))
    if rnd.random() < 0.3:
        draw.rectangle([0, 0, width_mm * PX, 5 * PX], fill=ink)
    text(draw, width_mm * 0.3, height_mm * 0.3, "样本公司 经理 测试", 4, ink, BOLD)
    for k in range(rnd.randint(2, 4)):
        text(draw, width_mm * 0.12, height_mm * 0.55 + k * 4.5, "示例路 " + digits(rnd, 11), 2.6, ink)
    return picture


def sheet(width_mm, height_mm, seed):
    """A page of text at 8 pixels a millimetre worth of work, scaled up."""
    rnd = random.Random(seed)
    paper = rnd.choice([(253, 253, 253), (250, 250, 246), (240, 234, 214)])
    picture = Image.new("RGB", (round(width_mm * 12), round(height_mm * 12)), paper)
    draw = ImageDraw.Draw(picture)
    words = "样本文件 仅为测试所用 不含任何人信息 the quick page jumps over lazy dog 用于检验倾斜 ".split()
    y = 14.0
    last = height_mm * rnd.uniform(0.5, 0.95)
    while y < last:
        line = " ".join(rnd.choice(words) for _ in range(30))
        while draw.textlength(line, font=font(SANS, 1.6)) > (width_mm - 28) * 12:
            line = line[:-2]
        draw.text((14 * 12, y * 12), line, font=font(SANS, 1.6), fill=(40, 40, 40), anchor="lm")
        y += rnd.choice([6, 6, 6, 6, 12])
    if rnd.random() < 0.4:
        for k in range(5):
            draw.line([20 * 12, (30 + 8 * k) * 12, (width_mm - 20) * 12, (30 + 8 * k) * 12], fill=(30, 30, 30), width=4)
    return picture
