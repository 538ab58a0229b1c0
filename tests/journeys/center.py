"""A center of our own, with its kiosk's agent: founded, served, stopped, asked what it has."""

import contextlib
import json
import pathlib
import re
import signal
import sqlite3
import subprocess

from machines import wait_until


class Center(contextlib.AbstractContextManager):
    """`banshi-center` on ports of loopback that stay the same after a restart."""

    def __init__(self, binaries, home):
        self.binaries = pathlib.Path(binaries)
        self.folder = pathlib.Path(home) / "center"
        self.process = self.agent = None
        self._run("banshi-center", "init", self.folder, "--district", "Example", "--host", "127.0.0.1", "--port", "0")
        self.ports = self.start()
        config = self.folder / "center.toml"
        text = config.read_text("utf-8")
        for listener in ("kiosks", "enrollment"):
            text = re.sub(rf"(\[{listener}\][^\[]*?port = )0\b", rf"\g<1>{self.ports[listener]}", text)
        config.write_text(text, "utf-8")

    def __exit__(self, *_):
        for child in (self.agent, self.process):
            self._end(child)

    def _run(self, program, *arguments):
        return subprocess.run([self.binaries / program, *arguments], check=True, capture_output=True, text=True).stdout

    @staticmethod
    def _end(child):
        if child and child.poll() is None:
            child.send_signal(signal.SIGTERM)
            child.wait(20)

    def start(self):
        """Serves; returns the ports of its listeners."""
        self.process = subprocess.Popen([self.binaries / "banshi-center", "serve", self.folder], text=True,
                                        stdout=subprocess.PIPE)
        ports = {}
        for line in self.process.stdout:
            event = json.loads(line)
            if event["event"] == "listening":
                ports[event["listener"]] = event["port"]
            if event["event"] == "started":
                return ports
        raise AssertionError("the center does not start")

    def stop(self):
        self._end(self.process)

    def enroll(self, kiosk):
        """Makes the closed kiosk this center's, and starts its agent."""
        said = self._run("banshi-center", "kiosk", "add", self.folder, "--prefix", "XH01", "--name", "one", "--hall", "hall",
                         "--street", "s01")
        self._run("banshi", "enroll", f"https://127.0.0.1:{self.ports['enrollment']}", said.split()[1], "--state", kiosk.state)
        self.agent = subprocess.Popen([self.binaries / "banshi-agent", "--state", kiosk.state, "--heartbeat", "500"],
                                      stdout=subprocess.DEVNULL)

    @staticmethod
    def wait_link(kiosk, state):
        def said():
            with contextlib.suppress(OSError, ValueError):
                return json.loads((kiosk.state / "run" / "link.json").read_text())["state"] == state
        wait_until(said, f"the link is {state}")

    def cases(self):
        """Number, grid and count of whole files of each case that was opened."""
        with contextlib.closing(sqlite3.connect(f"file:{self.folder / 'state' / 'center.db'}?mode=ro", uri=True)) as database:
            return database.execute("SELECT number, grid, (SELECT count(*) FROM record_files f WHERE f.record = c.record "
                                    "AND f.received = f.size) FROM cases c").fetchall()
