"""What is planted: a person who does not exist, on a card whose colours exist nowhere else."""

import dataclasses

from PIL import Image, ImageDraw

PX_PER_MM = 300 / 25.4
CARD_MM = (85.6, 54.0)
GLASS_MM = (210, 297)


@dataclasses.dataclass(frozen=True)
class Secret:
    """Texts, and three flat stripes side by side. Flat areas survive scaling and turning, which edges do not."""

    name: str = "欧阳试探㐂"
    number: str = "110105190002290017"  # 1900 had no 29 February: nobody's number
    stripes: tuple = ((201, 37, 214), (43, 196, 92), (231, 142, 11))

    def texts(self):
        return {"name": self.name, "number": self.number}

    def card(self, side):
        """One side of the card at 300 dpi: a light card, dark lines where a card has text, and the stripes."""
        width, height = (round(mm * PX_PER_MM) for mm in CARD_MM)
        card = Image.new("RGB", (width, height), (226, 232, 238) if side == "front" else (236, 230, 220))
        draw = ImageDraw.Draw(card)
        if side == "front":
            for line in range(5):
                top = round((7 + 7 * line) * PX_PER_MM)
                draw.rectangle((60, top, 60 + 90 * (6 - line), top + 24), fill=(60, 64, 70))
        else:
            draw.ellipse((640, 60, 900, 320), fill=(96, 70, 64))
            draw.rectangle((420, 480, 940, 540), fill=(60, 64, 70))
        left, top = (round(mm * PX_PER_MM) for mm in ((50, 12) if side == "front" else (6, 30)))
        for index, colour in enumerate(self.stripes):
            stripe = round(9 * PX_PER_MM)
            draw.rectangle((left + index * stripe, top, left + (index + 1) * stripe - 1, top + round(14 * PX_PER_MM)),
                           fill=colour)
        return card

    def glass(self, side, turn=4.0):
        """The card as it lies on an A4 glass under a white lid, a little crooked, with its shadow."""
        glass = Image.new("RGB", tuple(round(mm * PX_PER_MM) for mm in GLASS_MM), (246, 246, 244))
        card = self.card(side).convert("RGBA")
        radius = round(3.18 * PX_PER_MM)
        mask = Image.new("L", card.size, 0)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, card.width - 1, card.height - 1), radius, fill=255)
        shadow = Image.new("RGBA", card.size, (120, 120, 120, 255))
        for layer, offset in ((shadow, 5), (card, 0)):
            layer.putalpha(mask)
            turned = layer.rotate(turn, expand=True, resample=Image.BICUBIC)
            glass.paste(turned, (560 + offset, 900 + offset), turned)
        return glass
