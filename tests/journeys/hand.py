"""The hand and eyes of a resident: finds what is on the screen by its accessible name, and presses it for real.

Names come from AT-SPI, as a screen reader would hear them; presses are X pointer events at the place where the thing
is drawn, so that a button under a dialog or outside the window cannot be pressed. Waiting asks the accessibility tree
again every 30 ms until a deadline: the application's own events have no meaning that a resident could see.
"""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time

POLL_SECONDS = 0.03


class NotSeen(AssertionError):
    """What was expected did not come to the screen; the message lists what did."""


def _read_line(stream, pattern, what):
    """The first line of a child's output that matches; the child says this when it is ready."""
    for line in iter(stream.readline, ""):
        found = re.search(pattern, line)
        if found:
            return found
    raise RuntimeError(f"{what} ended before it was ready")


class Desk(contextlib.AbstractContextManager):
    """A private display and session bus, and the processes that run on them. Ends only what it started."""

    def __init__(self, width=1080, height=1920, display=None):
        self._ends = contextlib.ExitStack()
        self.scratch = pathlib.Path(self._ends.enter_context(tempfile.TemporaryDirectory(prefix="banshi-desk-")))
        runtime = self.scratch / "run"
        runtime.mkdir(mode=0o700)
        self.env = dict(os.environ, XDG_RUNTIME_DIR=str(runtime), QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                        QT_QPA_PLATFORM="xcb", QT_QUICK_BACKEND="software", NO_AT_BRIDGE="0", LC_ALL="C.UTF-8")
        try:
            self.env["DISPLAY"] = display or self._start_display(width, height)
            self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
        except BaseException:
            self._ends.close()
            raise

    def __exit__(self, *_):
        self._ends.close()

    def start(self, *command, **options):
        """Starts a child that ends with this desk."""
        options.setdefault("env", self.env)
        child = subprocess.Popen([str(word) for word in command], **options)
        self._ends.callback(self.end, child)
        return child

    @staticmethod
    def end(child):
        if child.poll() is None:
            child.send_signal(signal.SIGCONT)
            child.terminate()
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def _start_display(self, width, height):
        reader, writer = os.pipe()
        self.start("Xvfb", "-displayfd", writer, "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset",
                   pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
        os.close(writer)
        with os.fdopen(reader) as ready:
            return ":" + _read_line(ready, r"^(\d+)$", "Xvfb").group(1)

    def _start_bus(self):
        child = self.start("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True)
        return _read_line(child.stdout, r"^(unix:\S+)", "dbus-daemon").group(1)

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=True)


class Hand:
    """One resident in front of one application on a desk."""

    def __init__(self, desk, application="banshi-kiosk"):
        # The library reads the bus address from the environment of this process, once.
        os.environ.update({key: desk.env[key] for key in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")})
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib
        self._atspi = Atspi
        self._events = GLib.MainContext.default()
        Atspi.init()
        self._desk = desk
        self._application = application

    def press(self, name, seconds=20):
        """Presses the showing, enabled control of that name (a regular expression for the whole name)."""
        x, y = self._wait(lambda: self._place(name), f"a button named {name!r}", seconds)
        self.touch(x, y)

    def touch(self, x, y):
        """A press at a point of the screen, in pixels."""
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "mouseup", "1"],
                       env=self._desk.env, check=True)

    def see(self, name, seconds=20):
        """Waits until something of that name is on the screen, and returns its full name."""
        return self._wait(lambda: next(iter(self._named(name)), None), f"{name!r}", seconds)[0]

    def see_gone(self, name, seconds=20):
        self._wait(lambda: not self._named(name), f"{name!r} gone", seconds)

    def sees(self, name):
        """Whether something of that name is on the screen now."""
        return bool(self._named(name))

    def names(self):
        """Everything that a screen reader would find on the screen now."""
        return [name for name, _ in self._showing() if name]

    def _wait(self, look, what, seconds):
        deadline = time.monotonic() + seconds
        while True:
            found = look()
            if found:
                return found
            if time.monotonic() > deadline:
                raise NotSeen(f"not seen within {seconds} s: {what}; on the screen: {self.names()}")
            time.sleep(POLL_SECONDS)

    def _named(self, pattern):
        whole = re.compile(pattern)
        return [(name, thing) for name, thing in self._showing() if name and whole.fullmatch(name)]

    def _place(self, pattern):
        for _, thing in self._named(pattern):
            states = thing.get_state_set()
            if not states.contains(self._atspi.StateType.ENABLED):
                continue
            box = self._atspi.Component.get_extents(thing, self._atspi.CoordType.SCREEN)
            if box.width > 0 and box.height > 0:
                return box.x + box.width // 2, box.y + box.height // 2
        return None

    def _showing(self):
        found = []
        desktop = self._atspi.get_desktop(0)
        desktop.clear_cache()
        while self._events.iteration(False):  # news of what has changed
            pass
        for index in range(desktop.get_child_count()):
            with contextlib.suppress(Exception):  # an application that has just ended
                application = desktop.get_child_at_index(index)
                if application and application.get_name() == self._application:
                    self._collect(application, found)
        return found

    def _collect(self, thing, found):
        # What changes while it is being read answers with an error: then it is not on the screen.
        with contextlib.suppress(Exception):
            thing.clear_cache()
            for index in range(thing.get_child_count()):
                child = thing.get_child_at_index(index)
                if child is None:
                    continue
                states = child.get_state_set()
                if states.contains(self._atspi.StateType.SHOWING) and states.contains(self._atspi.StateType.VISIBLE):
                    found.append((child.get_name(), child))
                self._collect(child, found)
