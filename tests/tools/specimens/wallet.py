"""The other things that people lay on the glass: cards of no known design, and paper. Everything is invented."""
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import cards
from cards import BOLD, PX, SANS, SERIF, digits, text

WIDE, HIGH = round(85.6 * PX), round(54.0 * PX)


def gradient(rng, start, end, size=(WIDE, HIGH), grain=0.0):
    """A picture that runs from one colour to another at some angle, with soft clouds."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, 6.3)
    t = (np.cos(angle) * x / width + np.sin(angle) * y / height) * 0.7 + 0.5
    t = np.clip(t + grain * cards.field(rng, height, width, 12 * PX), 0, 1)[..., None]
    return Image.fromarray((np.array(start, np.float32) * (1 - t) + np.array(end, np.float32) * t).astype(np.uint8))


def bank_front(rng, rnd):
    dark, light = rnd.choice([((20, 50, 120), (60, 130, 200)), ((120, 20, 30), (210, 90, 60)), ((30, 90, 60), (120, 180, 110)),
                              ((150, 120, 60), (225, 205, 150)), ((40, 40, 48), (110, 110, 120)), ((200, 205, 212), (240, 242, 246))])
    picture = gradient(rng, dark, light, grain=0.3)
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle([10 * PX, 19 * PX, 21 * PX, 28 * PX], PX, fill=(210, 180, 100))
    ink = (245, 245, 245) if sum(dark) < 500 else (40, 50, 70)
    text(draw, 8, 9, "示例银行 SAMPLE BANK", 5, ink, BOLD)
    text(draw, 10, 34, " ".join(digits(rnd, 4) for _ in range(4)), 4.6, ink)
    text(draw, 10, 45, "SPECIMEN ONLY", 3, ink)
    draw.ellipse([68 * PX, 40 * PX, 76 * PX, 48 * PX], fill=(230, 60, 50))
    draw.ellipse([73 * PX, 40 * PX, 81 * PX, 48 * PX], fill=(240, 170, 50))
    return picture


def bank_back(rng, rnd):
    picture = gradient(rng, (225, 228, 232), (245, 245, 246))
    draw = ImageDraw.Draw(picture)
    draw.rectangle([0, 4.5 * PX, WIDE, 17 * PX], fill=(24, 22, 22))
    draw.rectangle([5 * PX, 21 * PX, 60 * PX, 28 * PX], fill=(250, 250, 250), outline=(180, 180, 180))
    text(draw, 46, 24.5, digits(rnd, 3), 3.2, (30, 30, 30))
    for k in range(4):
        text(draw, 5, 33 + 3.6 * k, "样本卡片 使用须知 本卡仅供测试 sample terms", 1.8, (110, 110, 120))
    return picture


def social_front(rng, rnd):
    picture = gradient(rng, (214, 232, 246), (246, 250, 252), grain=0.2)
    draw = ImageDraw.Draw(picture)
    draw.rectangle([0, 0, WIDE, 12 * PX], fill=(70, 130, 190))
    text(draw, 20, 6.2, "样本保障卡", 5.4, (250, 250, 250), SERIF, spread=2)
    draw.rectangle([6 * PX, 16 * PX, 24 * PX, 39 * PX], fill=(208, 216, 226))
    draw.ellipse([10 * PX, 19 * PX, 20 * PX, 32 * PX], fill=(222, 186, 158))
    draw.pieslice([7 * PX, 31 * PX, 23 * PX, 47 * PX], 180, 360, fill=(50, 60, 90))
    for k, line in enumerate(["姓名 样本人", "号码 " + digits(rnd, 18), "卡号 X" + digits(rnd, 8), "发卡 2019年3月"]):
        text(draw, 29, 19 + 6.2 * k, line, 3, (30, 30, 40))
    draw.rounded_rectangle([66 * PX, 38 * PX, 78 * PX, 48 * PX], PX, fill=(205, 175, 95))
    return picture


def driver_front(rng, rnd):
    picture = cards.guilloche(rng, WIDE, HIGH, rnd.choice([(236, 214, 222), (222, 236, 220), (230, 226, 244)]), 140)
    draw = ImageDraw.Draw(picture)
    text(draw, 20, 6, "样本驾驶证 DRIVING LICENCE", 3.4, (40, 60, 130), BOLD)
    draw.rectangle([5 * PX, 12 * PX, 27 * PX, 40 * PX], fill=(225, 225, 222))
    draw.ellipse([10 * PX, 15 * PX, 22 * PX, 31 * PX], fill=(206, 170, 140))
    draw.rectangle([8 * PX, 32 * PX, 24 * PX, 40 * PX], fill=(70, 60, 60))
    for k in range(7):
        text(draw, 31, 13 + 4.6 * k, f"{k + 1}. " + rnd.choice(["SPECIMEN", "TEST ALEX", "01.02.1999", digits(rnd, 9), "NOWHERE 7"]), 2.7, (30, 30, 30))
    return picture


def foreign_front(rng, rnd):
    picture = cards.guilloche(rng, WIDE, HIGH, rnd.choice([(205, 226, 210), (210, 216, 238), (238, 228, 206)]), 150)
    draw = ImageDraw.Draw(picture)
    text(draw, 5, 5, "SPECIMEN PERMIT 样本居留证", 3.6, (60, 80, 90), BOLD)
    draw.rectangle([5 * PX, 12 * PX, 29 * PX, 43 * PX], fill=(214, 216, 220))
    draw.ellipse([10.5 * PX, 16 * PX, 23.5 * PX, 33 * PX], fill=rnd.choice([(226, 190, 160), (150, 110, 84)]))
    draw.pieslice([6 * PX, 33 * PX, 28 * PX, 55 * PX], 180, 360, fill=(60, 60, 70))
    draw.rectangle([5 * PX, 43 * PX, 29 * PX, 54 * PX], fill=picture.getpixel((40 * PX, 50 * PX)))
    for k, word in enumerate(["Name / 姓名", "Date of birth", "Nationality", "Valid until", "Number"]):
        text(draw, 33, 12 + k * 7.6, word, 1.9, (110, 120, 120))
        text(draw, 33, 15.4 + k * 7.6, rnd.choice(["SPECIMEN, ALEX", "1988-04-12", "XXX / 样本", "IDX" + digits(rnd, 9)]), 3.2, (25, 30, 30), BOLD)
    return picture


def dark_card(rng, rnd):
    tone = rnd.choice([(18, 18, 20), (30, 22, 40), (12, 30, 28), (45, 45, 46)])
    picture = gradient(rng, tone, tuple(min(255, c + 12) for c in tone))
    draw = ImageDraw.Draw(picture)
    text(draw, 9, 12, "SAMPLE CLUB", 5, (190, 160, 90), BOLD)
    text(draw, 9, 44, digits(rnd, 10), 3, (150, 150, 150))
    return picture


def white_card(rng, rnd):
    """A blank key card: nothing but a small print or a hole of darkness."""
    picture = gradient(rng, (240, 241, 242), (248, 248, 248))
    draw = ImageDraw.Draw(picture)
    if rnd.random() < 0.7:
        text(draw, rnd.uniform(6, 45), rnd.uniform(8, 46), digits(rnd, 10), 2.4, (120, 120, 120))
    return picture


def upright_card(rng, rnd):
    """Printed in portrait direction, as staff passes are."""
    picture = gradient(rng, (235, 238, 242), (250, 250, 250), size=(HIGH, WIDE))
    draw = ImageDraw.Draw(picture)
    colour = rnd.choice([(30, 90, 150), (160, 40, 50), (30, 120, 90)])
    draw.rectangle([0, 0, HIGH, 18 * PX], fill=colour)
    text(draw, 6, 9, "样本通行证", 6, (255, 255, 255), BOLD)
    draw.rectangle([15 * PX, 24 * PX, 39 * PX, 54 * PX], fill=(206, 214, 222))
    draw.ellipse([20 * PX, 28 * PX, 34 * PX, 46 * PX], fill=(222, 186, 158))
    text(draw, 14, 62, "样本 测试员", 4.4, (30, 30, 40))
    text(draw, 14, 71, digits(rnd, 8), 3.4, (60, 60, 70))
    return picture.rotate(90, expand=True)


def framed_card(rng, rnd):
    """A printed frame inside the card: a rectangle of nearly the right size that is not the card."""
    picture = gradient(rng, (238, 240, 240), (246, 246, 240))
    draw = ImageDraw.Draw(picture)
    inset = rnd.uniform(1.5, 4)
    draw.rectangle([inset * PX, inset * PX, WIDE - inset * PX, HIGH - inset * PX], outline=rnd.choice([(150, 40, 40), (40, 60, 120)]), width=PX // 2)
    text(draw, 20, 16, "样本会员卡", 7, (60, 50, 50), SERIF)
    text(draw, 20, 36, digits(rnd, 9), 4, (60, 50, 50))
    return picture


OTHERS = {"bank front": bank_front, "bank back": bank_back, "social front": social_front, "driver front": driver_front,
          "foreign front": foreign_front, "dark front": dark_card, "white front": white_card, "upright front": upright_card,
          "framed front": framed_card}


def other_card(name, seed):
    return OTHERS[name](np.random.default_rng(seed), random.Random(seed))


def photo(width_mm, height_mm, seed):
    """A printed photograph: hills, sky, perhaps with a white border."""
    rng, rnd = np.random.default_rng(seed), random.Random(seed)
    width, height = round(width_mm * 12), round(height_mm * 12)
    sky = np.asarray(gradient(rng, (110, 150, 210), (210, 225, 240), size=(width, height)), np.float32)
    x = np.arange(width)
    picture = sky.copy()
    for k in range(3):
        line = height * (0.4 + 0.18 * k) + 40 * cards.field(rng, 1, width, 120)[0]
        mask = np.arange(height)[:, None] > line[x]
        picture[mask] = np.array([rnd.randint(20, 120), rnd.randint(60, 140), rnd.randint(20, 90)]) * (1 - 0.2 * k)
    picture += 14 * cards.field(rng, height, width, 6)[..., None]
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if rnd.random() < 0.5:
        border = 48
        picture[:border] = picture[-border:] = picture[:, :border] = picture[:, -border:] = 250
    return Image.fromarray(picture).filter(ImageFilter.GaussianBlur(1))


def receipt(width_mm, height_mm, seed):
    rnd = random.Random(seed)
    picture = Image.new("RGB", (round(width_mm * 12), round(height_mm * 12)), rnd.choice([(246, 246, 248), (240, 238, 230)]))
    draw = ImageDraw.Draw(picture)
    y = 6.0
    while y < height_mm - 6:
        words = rnd.choice(["样本商品 x1   12.00", "--------------------", "合计 TOTAL   88.50", digits(rnd, 14), ""])
        draw.text((4 * 12, y * 12), words, font=cards.font(SANS, 1.5), fill=(70, 70, 80), anchor="lm")
        y += 4
    return picture


# What is no card: its name, the answer that is expected, its size, and who draws it.
PAPERS = [("business", "wrong_size", (90.0, 54.0), cards.business_card), ("business", "wrong_size", (90.0, 54.0), cards.business_card),
          ("business", "wrong_size", (88.9, 50.8), cards.business_card), ("business", "wrong_size", (91.0, 55.0), cards.business_card),
          ("a7", "wrong_size", (74.0, 105.0), cards.sheet), ("a7", "wrong_size", (105.0, 74.0), photo),
          ("small", "wrong_size", (70.0, 45.0), cards.business_card), ("square", "wrong_size", (70.0, 70.0), photo),
          ("a6", "sheet", (105.0, 148.0), cards.sheet), ("a5", "sheet", (148.0, 210.0), cards.sheet),
          ("photo", "sheet", (102.0, 152.0), photo), ("photo", "sheet", (127.0, 178.0), photo), ("receipt", "sheet", (57.0, 150.0), receipt),
          ("receipt", "sheet", (80.0, 180.0), receipt)]
