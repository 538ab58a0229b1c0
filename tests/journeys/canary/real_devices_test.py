"""A resident copies a card over a real network scanner and a real printer; afterwards nothing of it is in the kiosk.

The scanner's and the printer's own files are theirs, and are not searched. In the middle the same search must find it.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import copy_card
import glass
import journey
from canary.search import search
from canary.secret import Secret

SECRET = Secret()


class RealDevices(journey.Journey):
    def found(self):
        return search(SECRET, [self.kiosk.home, self.kiosk.desk.scratch, "/dev/shm"], self.kiosk.family())

    def assert_keeps_nothing(self, printer):
        self.card = glass.Planted(SECRET, self.outside)
        hand = self.kiosk_with(printer).open()
        self.to_options(hand)
        self.assertNotEqual(self.found(), [], "in the middle of a visit")
        hand.press("开始打印.*")
        copy_card.farewell(hand)
        self.assertEqual(len(printer.printed()), 1)
        self.assertGreater(len(self.kiosk.family()), 2, "the devices' hosts live on")
        self.assertEqual(self.found(), [])

    def test_scanner_and_pdf_printer_keep_nothing_in_the_kiosk(self):
        self.assert_keeps_nothing(self.pdf_printer())

    def test_scanner_and_raster_printer_keep_nothing_in_the_kiosk(self):
        self.assert_keeps_nothing(self.raster_printer())


if __name__ == "__main__":
    journey.main()
