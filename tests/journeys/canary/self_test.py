"""The canary sings: each kind of planted leak is found, and where nothing is planted nothing is found."""

import contextlib
import gzip
import io
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from PIL import Image

from canary.search import search
from canary.secret import Secret

SECRET = Secret()
LEAKY = pathlib.Path(__file__).with_name("leaky.py")


def encoded(picture, kind, **options):
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def bgrx(picture):
    red, green, blue = (band.tobytes() for band in picture.split())
    pixels = bytearray(4 * len(red))
    pixels[0::4], pixels[1::4], pixels[2::4] = blue, green, red
    return bytes(pixels)


def pwg_rows(picture):
    """Rows in PWG's coding: a count of repeated rows, then runs of up to 128 equal pixels."""
    out = bytearray(b"RaS2" + bytes(1796))
    for y in range(picture.height):
        row = picture.crop((0, y, picture.width, y + 1)).tobytes()
        out.append(0)
        x = 0
        while x < picture.width:
            pixel, count = row[3 * x:3 * x + 3], 1
            while count < 128 and row[3 * (x + count):3 * (x + count) + 3] == pixel and x + count < picture.width:
                count += 1
            out += bytes([count - 1]) + pixel
            x += count
    return bytes(out)


class CanaryTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="banshi-canary-")
        self.addCleanup(directory.cleanup)
        self.home = pathlib.Path(directory.name)
        self.picture = SECRET.card("front")

    def assert_found(self, findings, form, place=""):
        self.assertTrue(any(form in finding.form and place in finding.place for finding in findings),
                        f"{form!r} in {place!r} is not among {findings}")

    def plant(self, content, name="leak"):
        (self.home / name).write_bytes(content)
        return search(SECRET, [self.home])


class InFiles(CanaryTest):
    def test_text_in_every_encoding(self):
        for encoding, form in (("utf-8", "UTF-8"), ("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE"),
                               ("utf-32-le", "UTF-32LE"), ("gb18030", "GB 18030")):
            with self.subTest(encoding):
                self.assert_found(self.plant(("前" + SECRET.name + "后").encode(encoding)), f"name as {form}")
        for encoding, form in (("utf-8", "UTF-8"), ("utf-16-le", "UTF-16LE")):
            with self.subTest(f"number in {encoding}"):
                self.assert_found(self.plant(f"id={SECRET.number};".encode(encoding)), f"number as {form}")

    def test_text_escaped_in_json_and_addresses(self):
        self.assert_found(self.plant(SECRET.name.encode("ascii", "backslashreplace")), "name as JSON escapes")

    def test_a_name_of_a_file(self):
        self.assert_found(self.plant(b"", f"scan-{SECRET.number}.png"), "number", "name of")

    def test_a_log_also_when_it_was_compressed(self):
        line = f"2026-11-24 copy of {SECRET.number}\n".encode()
        self.assert_found(self.plant(b"x" * 100_000 + line, "kiosk.log"), "number as UTF-8", "kiosk.log")
        self.assert_found(self.plant(gzip.compress(b"x" * 100_000 + line), "kiosk.log.1.gz"), "deflated: number")

    def test_raw_pixels_of_any_order_and_stride(self):
        turned = self.picture.rotate(-4, expand=True, resample=Image.BICUBIC)
        self.assert_found(self.plant(turned.tobytes()), "pixels RGB")
        self.assert_found(self.plant(b"\1\2" + bgrx(turned)), "pixels BGRx")
        rows = b"".join(turned.crop((0, y, turned.width, y + 1)).tobytes() + b"\xee" * 13 for y in range(turned.height))
        self.assert_found(self.plant(rows), "pixels RGB")

    def test_a_grey_and_a_small_picture(self):
        self.assert_found(self.plant(self.picture.convert("L").tobytes()), "pixels grey")
        self.assert_found(self.plant(self.picture.rotate(180).convert("L").tobytes()), "pixels grey")
        small = self.picture.resize((self.picture.width // 4, self.picture.height // 4), Image.BILINEAR)
        self.assert_found(self.plant(small.tobytes()), "pixels RGB")

    def test_one_row_of_one_stripe_is_enough(self):
        row = self.picture.crop((0, 300, self.picture.width, 301)).tobytes()
        self.assert_found(self.plant(bytes(5000) + row + bytes(5000)), "pixels RGB")

    def test_jpeg_png_and_half_a_jpeg(self):
        jpeg = encoded(self.picture, "JPEG", quality=70)
        self.assert_found(self.plant(b"head" + jpeg + b"tail"), "JPEG: pixels")
        self.assert_found(self.plant(jpeg[:len(jpeg) * 2 // 3]), "JPEG: pixels")
        self.assert_found(self.plant(encoded(self.picture, "PNG")), "PNG: pixels")

    def test_a_pdf(self):
        self.assert_found(self.plant(encoded(self.picture, "PDF")), "JPEG: pixels")
        stream = zlib.compress(self.picture.tobytes())
        self.assert_found(self.plant(b"<< /Filter /FlateDecode >>\nstream\n" + stream + b"\nendstream"),
                          "deflated: pixels")

    def test_pwg_raster(self):
        self.assert_found(self.plant(pwg_rows(self.picture.crop((560, 100, 1000, 200)))), "pixels run-length")

    def test_a_page_in_a_write_ahead_log(self):
        database = sqlite3.connect(self.home / "state.db")
        self.addCleanup(database.close)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE person (number TEXT)")
        database.execute("INSERT INTO person VALUES (?)", (SECRET.number,))
        database.commit()
        self.assert_found(search(SECRET, [self.home]), "number as UTF-8", "state.db-wal")

    def test_a_core_file(self):
        self.assert_found(self.plant(b"\x7fELF" + bytes(70_000) + SECRET.name.encode("utf-16-le"), "core.4711"),
                          "name as UTF-16LE", "core.4711")

    def test_shared_memory(self):
        with tempfile.NamedTemporaryFile(dir="/dev/shm", prefix="banshi-canary-") as file:
            file.write(SECRET.number.encode())
            file.flush()
            self.assert_found(search(SECRET, ["/dev/shm"]), "number as UTF-8", file.name)

    def test_nothing_where_nothing_is(self):
        other = Image.effect_noise((800, 600), 90).convert("RGB")
        for name, content in (("noise", other.tobytes()), ("grey", bytes([128]) * 100_000), ("short", b"x"), ("empty", b""),
                              ("text", "欧阳试 110105190002290018".encode()),
                              ("broken.jpg", b"\xff\xd8\xff\xe0" + bytes(5000)), ("broken.gz", b"\x1f\x8b\x08oops")):
            (self.home / name).write_bytes(content)
        self.assertEqual(search(SECRET, [self.home]), [])


class InProcesses(CanaryTest):
    @contextlib.contextmanager
    def leaking(self, place, content):
        child = subprocess.Popen([sys.executable, "-I", str(LEAKY), place, str(len(content))], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE)
        try:
            child.stdin.write(content)
            child.stdin.flush()
            self.assertEqual(child.stdout.readline(), b"ready\n")
            yield child.pid
        finally:
            child.stdin.close()
            child.stdout.close()
            child.wait()

    def test_text_in_memory(self):
        for encoding, form in (("utf-8", "UTF-8"), ("utf-16-le", "UTF-16LE")):
            with self.subTest(encoding), self.leaking("memory", SECRET.name.encode(encoding)) as pid:
                self.assert_found(search(SECRET, pids=[pid]), f"name as {form}", "memory")

    def test_pictures_in_memory(self):
        for content, form in ((self.picture.tobytes(), "pixels RGB"), (bgrx(self.picture), "pixels BGRx"),
                              (encoded(self.picture, "JPEG", quality=85), "JPEG: pixels")):
            with self.subTest(form), self.leaking("memory", content) as pid:
                self.assert_found(search(SECRET, pids=[pid]), form, "memory")

    def test_files_that_no_directory_shows(self):
        for place, name in (("memfd", "/memfd:leak"), ("deleted", "(deleted)"), ("shm", "/dev/shm/banshi-canary")):
            with self.subTest(place), self.leaking(place, SECRET.number.encode()) as pid:
                self.assert_found(search(SECRET, pids=[pid]), "number as UTF-8", name)

    def test_a_command_line(self):
        child = subprocess.Popen([sys.executable, "-I", "-c", "print('ready', flush=True); input()", SECRET.number],
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            child.stdout.readline()
            self.assert_found(search(SECRET, pids=[child.pid]), "number as UTF-8", "cmdline")
        finally:
            child.communicate(b"\n")

    def test_nothing_where_it_was_wiped(self):
        for content in (SECRET.number.encode(), self.picture.tobytes()):
            with self.leaking("wiped", content) as pid:
                self.assertEqual(search(SECRET, pids=[pid]), [])


if __name__ == "__main__":
    unittest.main()
