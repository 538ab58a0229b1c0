"""What a resident lays on the glass, as pictures of the whole A4 glass at 300 dpi."""

import json
import pathlib

from PIL import Image

FIXTURES = pathlib.Path(__file__).resolve().parents[1] / "fixtures" / "cards"
PX_PER_MM = 300 / 25.4
CARD_PX = tuple(round(mm * PX_PER_MM) for mm in (85.6, 54.0))


class Specimen:
    """A specimen card of tests/fixtures: how its sides lie on the glass, and what each looks like by itself."""

    def __init__(self, front="dev_014_fb_dark.jpg", back="dev_019_fb_border.jpg"):
        self._files = {"front": front, "back": back}

    def glass(self, side):
        return FIXTURES / self._files[side]

    def face(self, side):
        """The side cut out and upright, grey."""
        truth = json.loads((FIXTURES / "ground_truth.json").read_text("utf-8"))
        name = self._files[side]
        corners = next(image for image in truth["images"] if image["file"] == name)["cards"][0]["corners"]
        top_left, top_right, bottom_right, bottom_left = corners
        quad = (*top_left, *bottom_left, *bottom_right, *top_right)
        with Image.open(FIXTURES / name) as picture:
            return picture.convert("L").transform(CARD_PX, Image.Transform.QUAD, quad, Image.Resampling.BILINEAR)


class Planted:
    """The made-up card of the canary, drawn into a folder."""

    def __init__(self, secret, folder):
        self._files = {}
        for side, turn in (("front", 4), ("back", -3)):
            self._files[side] = folder / f"{side}.png"
            secret.glass(side, turn).save(self._files[side], dpi=(300, 300), compress_level=1)

    def glass(self, side):
        return self._files[side]


def empty(folder):
    """The glass with nothing on it, under the lid."""
    file = folder / "empty.png"
    Image.new("RGB", (2480, 3508), (246, 246, 244)).save(file, dpi=(300, 300))
    return file
