"""The application of one hall: started, looked at from outside, killed, started again."""

import atexit
import contextlib
import functools
import json
import os
import pathlib
import signal
import subprocess
import tempfile

import hall
from canary import places
from hand import Desk, Hand
from machines import wait_until

SIZE = (1080, 1920)


@functools.cache
def _desk():
    """One for each process: the accessibility library finds its bus once."""
    desk = Desk(*SIZE)
    atexit.register(desk.__exit__)
    return desk


class Kiosk(contextlib.AbstractContextManager):
    """banshi-kiosk with a home of its own, on a display of its own. Everything that it writes lies under `home`."""

    def __init__(self, binaries, scanner, printer, **setting):
        """`setting`: see hall.found()."""
        self._ends = contextlib.ExitStack()
        self.binaries = pathlib.Path(binaries)
        self.home = pathlib.Path(self._ends.enter_context(tempfile.TemporaryDirectory(prefix="banshi-home-")))
        self.state = self.home / "state"
        self.log = self.home / "log"
        self.process = None
        self._runs = 0
        for folder in ("state", "tmp", "user"):
            (self.home / folder).mkdir()
        try:
            self.desk = _desk()
            self.config = hall.found(self.home, self.binaries, scanner, printer, **setting)
        except BaseException:
            self._ends.close()
            raise

    def __exit__(self, *_):
        if self.process:
            self.close()
        self._ends.close()

    def open(self, *before, **environment):
        """Starts the application (`before`: a command that runs it) and returns the hand of a resident."""
        env = self.desk.env | {"TMPDIR": str(self.home / "tmp"), "HOME": str(self.home / "user")} | environment
        with open(self.log, "ab") as log:
            self.process = self.desk.start(*before, self.binaries / "banshi-kiosk", "--config", self.config, "--windowed",
                                           "--size", f"{SIZE[0]}x{SIZE[1]}", stdout=log, env=env)
        self._runs += 1
        return Hand(self.desk)

    def kill(self):
        """Ends it as a power cut would. Its device hosts end with it; nobody else ends them."""
        family = self.family()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        wait_until(lambda: not any(pathlib.Path(f"/proc/{pid}").exists() for pid in family),
                   "the device hosts end with their kiosk")

    def close(self):
        """Ends it as systemd does."""
        self.desk.end(self.process)

    def family(self):
        return places.descendants(self.process.pid)

    def kill_host_on(self, port):
        """Kills the device host that talks to this port of loopback."""
        def talking():
            return next((pid for pid in self.family()[1:] if _talks_to(pid, port)), None)
        os.kill(wait_until(talking, f"a device host talks to port {port}"), signal.SIGKILL)

    def events(self):
        """What it logged so far, all runs."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]

    def wait_event(self, event, **fields):
        def logged():
            return any(line["event"] == event and fields.items() <= line.items() for line in self.events())
        wait_until(logged, f"{event} {fields} in the log")

    def ledger(self):
        """Entries and verification, as `banshi ledger` tells a technician beside the running kiosk."""
        told = subprocess.run([self.binaries / "banshi", "ledger", "--state", self.state, "--json"], text=True,
                              capture_output=True)
        lines = [json.loads(line) for line in told.stdout.splitlines()]
        assert lines, told.stderr
        return [line for line in lines if line["type"] == "entry"], lines[-1]

    def outcomes(self):
        """Outcome and fault of each entry of a ledger that verifies."""
        entries, verification = self.ledger()
        assert verification["intact"], verification
        return [(entry["outcome"], entry["fault"]) for entry in entries]

    def pictures_left(self):
        """Files under its home that hold a picture or a page; there is no reason for any."""
        beginnings = (b"\xff\xd8\xff", b"\x89PNG", b"%PDF", b"RaS2", b"RaS3", b"P5", b"P6", b"II*", b"MM\0*")
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return [path for path in files if path.read_bytes()[:4].startswith(beginnings) or path.stat().st_size > 1 << 20]


def _talks_to(pid, port):
    """Whether the process has a connection to the port, by what /proc says of its sockets."""
    with contextlib.suppress(OSError):
        links = [os.readlink(link) for link in pathlib.Path(f"/proc/{pid}/fd").iterdir()]
        for table in ("tcp", "tcp6"):
            for line in pathlib.Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
                fields = line.split()
                if int(fields[2].rpartition(":")[2], 16) == port and f"socket:[{fields[9]}]" in links:
                    return True
    return False
