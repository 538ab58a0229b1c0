"""Measures a printed page as a ruler would: PDF from its matrices, raster from its pixels. Millimetres everywhere."""

import dataclasses
import re
import subprocess

import numpy
from PIL import Image

A4 = (210.0, 297.0)
FRONT = (62.2, 30.0, 85.6, 54.0)   # left, top, width, height: services/paper/card_page.h says the same
BACK = (62.2, 102.0, 85.6, 54.0)
MM_PER_POINT = 25.4 / 72


def _run(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True).stdout


class PdfPage:
    """The only page of a PDF file."""

    def __init__(self, file):
        self._file = file
        self._trace = _run("mutool", "trace", file).decode()

    def sizes(self):
        """Width and height of every page."""
        boxes = re.findall(r'<page [^>]*mediabox="([^"]*)"', self._trace)
        corners = [[float(number) for number in box.split()] for box in boxes]
        return [((right - left) * MM_PER_POINT, (bottom - top) * MM_PER_POINT) for left, top, right, bottom in corners]

    def pictures(self):
        """Left, top, width and height of each picture, from the matrix that it is drawn with."""
        boxes = []
        for matrix in re.findall(r'<fill_image [^>]*transform="([^"]*)"', self._trace):
            a, b, c, d, left, top = (float(number) for number in matrix.split())
            assert b == c == 0, "a picture is turned or skewed"
            boxes.append(tuple(value * MM_PER_POINT for value in (left, top, a, d)))
        return boxes

    def text(self):
        return re.sub(r"\s", "", _run("pdftotext", self._file, "-").decode())

    def raster(self):
        out = _run("pdftoppm", "-r", "300", "-gray", self._file)
        header = re.match(rb"P5\s(\d+)\s(\d+)\s\d+\s", out)
        width, height = (int(number) for number in header.groups())
        pixels = numpy.frombuffer(out, numpy.uint8, width * height, header.end()).reshape(height, width)
        return RasterPage(pixels, 300.0)


@dataclasses.dataclass
class RasterPage:
    """A page as grey pixels."""

    pixels: numpy.ndarray
    dpi: float

    @classmethod
    def of_printer(cls, file):
        """A page of raster_printer, which names the resolution in the comment of its PPM or PGM."""
        with open(file, "rb") as opened:
            dpi = float(re.search(rb"# dpi (\d+)", opened.read(64)).group(1))
        with Image.open(file) as picture:
            return cls(numpy.asarray(picture.convert("L")), dpi)

    def mm(self, pixels):
        return pixels * 25.4 / self.dpi

    def size(self):
        height, width = self.pixels.shape
        return self.mm(width), self.mm(height)

    def part(self, box):
        left, top, width, height = (round(mm * self.dpi / 25.4) for mm in box)
        return self.pixels[top:top + height, left:left + width]

    def measured(self, box, margin=6.0):
        """Left, top, width and height of the outline that stands at `box` on the white of the page, to the pixel."""
        left, top, width, height = box
        around = (left - margin, top - margin, width + 2 * margin, height + 2 * margin)
        ink = self.part(around) < 208  # half as dark as the outline's grey
        rows = numpy.flatnonzero(ink.sum(1) > ink.shape[1] / 4)
        columns = numpy.flatnonzero(ink.sum(0) > ink.shape[0] / 4)
        return (around[0] + self.mm(columns[0]), around[1] + self.mm(rows[0]),
                self.mm(columns[-1] - columns[0] + 1), self.mm(rows[-1] - rows[0] + 1))

    def likeness(self, box, face):
        """How much what stands at `box` is like the face of a card: 1 the same, about 0 another."""
        def blots(picture):
            small = numpy.asarray(picture.resize((96, 60), Image.Resampling.BOX), float)
            return (small - small.mean()) / small.std()
        return float((blots(Image.fromarray(self.part(box))) * blots(face)).mean())
