"""Under systemd the kiosk says READY with its first frame, feeds the watchdog while its GUI thread lives, and says when it ends.

systemd_test.py BIN_DIR
"""

import os
import pathlib
import select
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import hall

BINARIES = pathlib.Path(sys.argv.pop(1)).resolve()
PATIENCE = 60
WATCHDOG_US = 600_000  # a ping every 200 ms


class Systemd:
    """The socket that systemd would listen at."""

    def __init__(self, folder):
        self.path = folder / "notify"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(self.path))

    def next(self, seconds=PATIENCE):
        """The next message, or None when none comes in time."""
        if not select.select([self.socket], [], [], seconds)[0]:
            return None
        return self.socket.recv(4096).decode()

    def hears(self, wanted):
        """Whether `wanted` comes, with watchdog pings at most before it."""
        while (message := self.next()) is not None:
            if message == wanted:
                return True
            if message != "WATCHDOG=1":
                return False
        return False

    def drain(self):
        while self.next(0) is not None:
            pass


class UnderSystemd(unittest.TestCase):
    def test_ready_watchdog_and_end(self):
        home = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="banshi-home-")))
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        systemd = Systemd(home)
        self.addCleanup(systemd.socket.close)
        config = hall.found(home, BINARIES, "sim:scanner", "sim:printer")
        log = home / "log"
        env = {name: value for name, value in os.environ.items() if not name.startswith(("WATCHDOG_", "JOURNAL_"))}
        env |= {"NOTIFY_SOCKET": str(systemd.path), "WATCHDOG_USEC": str(WATCHDOG_US), "QT_QPA_PLATFORM": "offscreen",
                "XDG_RUNTIME_DIR": str(runtime)}
        # With the address sanitizer its exit code would tell of what fontconfig keeps, unless it knows the list.
        env.setdefault("LSAN_OPTIONS", f"suppressions={hall.ROOT / 'tests' / 'lsan.supp'}:print_suppressions=0")
        with open(log, "wb") as out:
            kiosk = subprocess.Popen([BINARIES / "banshi-kiosk", "--config", config, "--windowed", "--size", "1080x1920"],
                                     stdout=out, env=env)
        self.addCleanup(kiosk.wait)
        self.addCleanup(kiosk.kill)

        self.assertTrue(systemd.hears("READY=1"))
        self.assertIn("first_frame", log.read_text("utf-8"), "ready before there was anything to touch")
        self.assertTrue(systemd.hears("WATCHDOG=1"))
        self.assertTrue(systemd.hears("WATCHDOG=1"), "it goes on")

        kiosk.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, kiosk.pid, os.WSTOPPED)
        systemd.drain()
        self.assertIsNone(systemd.next(seconds=WATCHDOG_US / 1e6), "nobody else feeds the watchdog")
        kiosk.send_signal(signal.SIGCONT)
        self.assertTrue(systemd.hears("WATCHDOG=1"))

        kiosk.terminate()
        self.assertTrue(systemd.hears("STOPPING=1"))
        self.assertEqual(kiosk.wait(PATIENCE), 0)


if __name__ == "__main__":
    unittest.main()
