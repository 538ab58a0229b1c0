"""What journeys have in common: a hall with real scanner and printer, and how a test is run by ctest.

    some_test.py BIN_DIR [Class.test …]

Exit code 77: skipped, with the reason. Where CI is set, a skipped test has failed.
"""

import os
import pathlib
import sys
import tempfile
import unittest

import copy_card
import glass
from kiosk import Kiosk
from machines import PdfPrinter, Queue, RasterPrinter, Scanner

SKIPPED = 77
RECOVERY_SECONDS = 60  # an idle device that was ill is asked again within this
BINARIES = pathlib.Path()


class Journey(unittest.TestCase):
    """One hall: scanner with a card beside it, printer, kiosk. Each test opens the kiosk itself."""

    def setUp(self):
        self.outside = self.folder("banshi-hall-")
        self.card = glass.Specimen()
        self.scanner = self.enterContext(Scanner(glass.empty(self.outside)))

    def folder(self, prefix):
        return pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix=prefix)))

    def pdf_printer(self):
        return self.enterContext(PdfPrinter(self.folder("banshi-tray-")))

    def raster_printer(self):
        program = BINARIES / "raster_printer"
        if not program.exists():
            self.skipTest("raster_printer was not built: libpappl-dev is missing")
        return self.enterContext(RasterPrinter(program, self.folder("banshi-tray-")))

    def queue_to(self, printer):
        if missing := Queue.missing():
            self.skipTest(f"{missing} of CUPS is missing")
        return self.enterContext(Queue(printer))

    def kiosk_with(self, printer, **options):
        """A closed kiosk on these devices; self.kiosk from then on."""
        self.kiosk = self.enterContext(Kiosk(BINARIES, self.scanner.address, printer.address, **options))
        return self.kiosk

    def lay(self, side):
        self.scanner.lay(self.card.glass(side)) if side else self.scanner.clear()

    def to_options(self, hand):
        copy_card.to_options(hand, lay=self.lay)
        self.lay(None)

    def copy(self, hand):
        copy_card.copy_card(hand, lay=self.lay)


def main():
    global BINARIES
    BINARIES = pathlib.Path(sys.argv.pop(1)).resolve()
    result = unittest.main(module="__main__", exit=False, warnings="ignore").result
    if not result.wasSuccessful():
        sys.exit(1)
    if result.skipped and len(result.skipped) == result.testsRun:
        print("SKIPPED:", "; ".join(reason for _, reason in result.skipped))
        sys.exit(1 if os.environ.get("CI") else SKIPPED)
