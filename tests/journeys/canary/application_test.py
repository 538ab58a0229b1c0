"""A resident copies a card by tapping through the real application; when she is gone, so is everything of her card.

In the middle of the visit the same search must find the card: a search that finds nothing then is blind.
"""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import hall
from canary import places
from canary.search import search
from canary.secret import Secret
from copy_card import copy_card, to_options
from hand import Desk, Hand

SECRET = Secret()
BINARIES = pathlib.Path(sys.argv.pop(1)).resolve()


class TheApplication(unittest.TestCase):
    def setUp(self):
        outside = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="banshi-card-")))
        self.home = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="banshi-home-")))
        cards = []
        for side, turn in (("front", 4), ("back", -3)):
            cards.append(outside / f"{side}.png")
            SECRET.glass(side, turn).save(cards[-1], dpi=(300, 300))
        config = hall.found(self.home, BINARIES, f"sim:scanner?front={cards[0]}&back={cards[1]}&pace=instant",
                            "sim:printer?pace=instant")
        (self.home / "tmp").mkdir()
        desk = self.enterContext(Desk())
        self.kiosk = desk.start(BINARIES / "banshi-kiosk", "--config", config, "--windowed", "--size", "1080x1920",
                                stdout=self.enterContext(open(self.home / "log", "wb")),
                                env=desk.env | {"TMPDIR": str(self.home / "tmp")})
        self.hand = Hand(desk)


    def found(self):
        return search(SECRET, [self.home, "/dev/shm"], places.descendants(self.kiosk.pid))

    def test_keeps_nothing_of_a_visit(self):
        copy_card(self.hand)
        self.assertEqual(self.found(), [], "after a copy")

        to_options(self.hand)
        self.assertNotEqual(self.found(), [], "in the middle of a visit")
        self.hand.press("回首页")
        self.hand.see("便民服务.*")
        self.assertEqual(self.found(), [], "after a visit that was left")


if __name__ == "__main__":
    unittest.main()
