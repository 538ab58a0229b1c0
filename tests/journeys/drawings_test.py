"""A hall's own drawings: used when their folder is right, else the kiosk opens with the generic ones and says so.

drawings_test.py BIN_DIR
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import hall

BINARIES = pathlib.Path(sys.argv.pop(1)).resolve()
GENERIC = hall.ROOT / "ui" / "illustrations" / "generic"


class OwnDrawings(unittest.TestCase):
    def setUp(self):
        self.home = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="banshi-home-")))
        self.config = hall.found(self.home, BINARIES, "sim:scanner", "sim:printer")
        self.config.write_text(self.config.read_text("utf-8") + 'drawings = "ours"\n', "utf-8")

    def events_of_a_start(self):
        runtime = self.home / "run"
        runtime.mkdir(mode=0o700)
        env = {name: value for name, value in os.environ.items() if not name.startswith(("NOTIFY_", "JOURNAL_"))}
        env |= {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(runtime)}
        with subprocess.Popen([BINARIES / "banshi-kiosk", "--config", self.config, "--windowed", "--size", "1080x1920"],
                              stdout=subprocess.PIPE, env=env, text=True) as kiosk:
            events = []
            for line in kiosk.stdout:
                events.append(json.loads(line)["event"])
                if events[-1] == "first_frame":
                    break
            kiosk.terminate()
        return events

    def check(self):
        return subprocess.run([BINARIES / "banshi", "config", "check", self.config], capture_output=True, text=True)

    def test_a_right_folder_is_used_without_a_word(self):
        (self.home / "ours").symlink_to(GENERIC)
        self.assertEqual(self.check().returncode, 0)
        events = self.events_of_a_start()
        self.assertIn("first_frame", events)
        self.assertNotIn("drawings_refused", events)

    def test_a_folder_that_is_not_there_keeps_nobody_from_copying(self):
        checked = self.check()
        self.assertEqual(checked.returncode, 1)
        self.assertIn("ui.drawings", checked.stdout)
        events = self.events_of_a_start()
        self.assertIn("first_frame", events)
        self.assertIn("drawings_refused", events)


if __name__ == "__main__":
    unittest.main()
