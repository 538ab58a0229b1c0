"""The forms in which a secret can lie in bytes, and how each is recognised."""

import io
import re
import zlib

import numpy
from PIL import Image, ImageFile

ImageFile.LOAD_TRUNCATED_IMAGES = True  # half a picture is a leak, too
Image.MAX_IMAGE_PIXELS = None

RUN = 12        # pixels of one colour in a row: a card at 50 dpi still has them
TOLERANCE = 4   # what JPEG and resampling change of a flat colour
LARGEST_STREAM = 64 << 20
PICTURES_A_PLACE = 400


class Forms:
    """All forms of one secret, ready to be searched for."""

    def __init__(self, secret):
        self._texts = {f"{what} as {form}": encoded for what, text in secret.texts().items()
                       for form, encoded in _encodings(text)}
        self._stripes = secret.stripes
        self._greys = re.compile(b"|".join(_grey_pattern(order) for order in (self._stripes, self._stripes[::-1])),
                                 re.DOTALL)
        self._runs = re.compile(b"|".join(_run_length_pattern(order)
                                          for order in (self._stripes, self._stripes[::-1])), re.DOTALL)

    def search(self, data, unpack=True):
        """Yields (form, offset) for each form that is found, the first place of each."""
        for form, encoded in self._texts.items():
            offset = data.find(encoded)
            if offset >= 0:
                yield form, offset
        yield from self._pixels(data)
        if unpack:
            yield from self._unpacked(data)

    def _pixels(self, data):
        for colour in self._stripes:
            for order, wanted in (("RGB", colour), ("BGR", colour[::-1])):
                found = _runs_of(data, wanted)
                if found:
                    yield f"pixels {order}{'x' if found[1] == 4 else ''}", found[0]
                    break
        for form, pattern in (("pixels grey", self._greys), ("pixels run-length (PWG)", self._runs)):
            found = pattern.search(data)
            if found:
                yield form, found.start()

    def _unpacked(self, data):
        for kind, offset, content in _pictures(data):
            for form, _ in self._pixels(content):
                yield f"{kind}: {form}", offset
                break
        for offset, content in _deflated(data):
            for form, _ in self.search(content, unpack=False):
                yield f"deflated: {form}", offset


def _encodings(text):
    seen = set()
    candidates = [("UTF-8", text.encode()), ("UTF-16LE", text.encode("utf-16-le")),
                  ("UTF-16BE", text.encode("utf-16-be")), ("UTF-32LE", text.encode("utf-32-le")),
                  ("GB 18030", text.encode("gb18030")),
                  ("JSON escapes", text.encode("ascii", "backslashreplace")),
                  ("percent escapes", "".join(f"%{byte:02X}" for byte in text.encode()).encode())]
    for form, encoded in candidates:
        if encoded not in seen:
            seen.add(encoded)
            yield form, encoded


def _near(value):
    low, high = max(value - TOLERANCE, 0), min(value + TOLERANCE, 255)
    return b"[" + re.escape(bytes([low])) + b"-" + re.escape(bytes([high])) + b"]"


def _luma(colour):
    return round(0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2])


def _grey_pattern(colours):
    return b".{0,6}".join(_near(_luma(colour)) + b"{%d,}" % RUN for colour in colours)


def _run_length_pattern(colours):
    """A PWG row: a count byte, one pixel; between two stripes a few pixels that are neither."""
    return b".{0,24}?".join(b"[\x04-\x7f]" + b"".join(_near(value) for value in colour) for colour in colours)


def _runs_of(data, colour):
    """(offset, bytes a pixel) of the first run of that colour, three or four bytes a pixel; else None."""
    if len(data) < 4 * RUN:
        return None
    octets = numpy.frombuffer(data, numpy.uint8)
    middle = (octets >= max(colour[1] - TOLERANCE, 0)) & (octets <= min(colour[1] + TOLERANCE, 255))
    at = numpy.flatnonzero(middle[1:-1])  # the first byte of a pixel whose second byte fits
    for index in (0, 2):
        at = at[numpy.abs(octets[at + index].astype(numpy.int16) - colour[index]) <= TOLERANCE]
    if at.size < RUN:
        return None
    fits = numpy.zeros(len(octets) + 4 * RUN, bool)
    fits[at] = True
    for pixel in (3, 4):
        run = at
        for step in range(1, RUN):
            run = run[fits[run + step * pixel]]
        if run.size:
            return int(run[0]), pixel
    return None


def _pictures(data):
    """Yields (kind, offset, RGB bytes) of each JPEG and PNG in the bytes, whole or cut."""
    count = 0
    for found in re.finditer(rb"\xff\xd8\xff[\xc0-\xfe]|\x89PNG\r\n\x1a\n", data):
        count += 1
        if count > PICTURES_A_PLACE:
            return
        offset = found.start()
        kind = "JPEG" if data[offset] == 0xFF else "PNG"
        try:
            with Image.open(io.BytesIO(data[offset:offset + LARGEST_STREAM])) as picture:
                yield kind, offset, picture.convert("RGB").tobytes()
        except Exception:  # noqa: BLE001 - bytes that only look like a picture; what PIL raises has no end
            continue


def _deflated(data):
    """Yields (offset, content) of zlib streams in PDF files and gzip files."""
    for found in re.finditer(rb"stream\r?\n(?=\x78[\x01\x5e\x9c\xda])|\x1f\x8b\x08", data):
        gzip = data[found.start()] == 0x1F
        offset = found.start() if gzip else found.end()
        try:
            content = zlib.decompressobj(31 if gzip else 15).decompress(data[offset:offset + LARGEST_STREAM],
                                                                        4 * LARGEST_STREAM)
        except zlib.error:
            continue
        if content:
            yield offset, content
