"""A resident copies a card, without screens; afterwards nothing of the card is anywhere in our processes or files."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from canary import places
from canary.search import search
from canary.secret import Secret

SECRET = Secret()
VISIT = pathlib.Path(sys.argv.pop(1)).resolve()


class AfterAVisit(unittest.TestCase):
    def test_nothing_is_left(self):
        with tempfile.TemporaryDirectory(prefix="banshi-card-") as outside, \
                tempfile.TemporaryDirectory(prefix="banshi-home-") as home:
            cards = [pathlib.Path(outside) / f"{side}.png" for side in ("front", "back")]
            for card, turn in zip(cards, (4, -3)):
                SECRET.glass(card.stem, turn).save(card, dpi=(300, 300))
            home = pathlib.Path(home)
            temporary = home / "tmp"
            temporary.mkdir()
            child = subprocess.Popen([VISIT, *cards, home], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     env={"PATH": "/usr/bin:/bin", "TMPDIR": str(temporary), "HOME": str(home)})
            try:
                self.assertEqual(child.stdout.readline(), b"ready\n")
                family = places.descendants(child.pid)
                self.assertGreater(len(family), 1, "the devices' hosts live on")
                self.assertEqual(search(SECRET, [home, "/dev/shm"], family), [])
            finally:
                child.communicate(b"\n")


if __name__ == "__main__":
    unittest.main()
