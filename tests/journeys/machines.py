"""Scanner and printers of a journey: the programs of tests/rigs, and a plug between a printer and the kiosk."""

import contextlib
import json
import pathlib
import socket
import subprocess
import threading
import time
import urllib.request

RIGS = pathlib.Path(__file__).resolve().parents[1] / "rigs"
PYTHON = "/usr/bin/python3"
PATIENCE_SECONDS = 60  # for what happens in a moment on a machine that is not busy


def wait_until(done, what, seconds=PATIENCE_SECONDS):
    """Asks until it is so and returns the answer. For what has no event: another program's files and processes."""
    deadline = time.monotonic() + seconds
    while not (answer := done()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.02)
    return answer


class Rig(contextlib.AbstractContextManager):
    """A program that ends when its standard input does."""

    def __init__(self, *command):
        self._child = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True)

    def __exit__(self, *_):
        self._child.stdin.close()
        try:
            self._child.wait(10)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._child.stdout.close()


class _Controlled(Rig):
    """One line of JSON says where it is; a POST of JSON changes what it does, and answers how it is."""

    def __init__(self, *command):
        super().__init__(PYTHON, *command)
        ready = json.loads(self._child.stdout.readline())
        self.port = ready["port"]
        self.uri = ready["uri"]
        self._control = f"http://127.0.0.1:{ready['control']}/"

    def tell(self, **orders):
        with urllib.request.urlopen(self._control, json.dumps(orders).encode(), timeout=PATIENCE_SECONDS) as answer:
            return json.loads(answer.read())


class Scanner(_Controlled):
    """An eSCL scanner with an empty glass, behind the real sane-airscan."""

    def __init__(self, empty_glass):
        super().__init__(RIGS / "escl_scanner.py", "--glass", empty_glass)
        self._empty = str(empty_glass)
        self.address = f"sane:airscan:escl:Journey:{self.uri}"

    def lay(self, picture):
        self.tell(glass=str(picture))

    def clear(self):
        self.lay(self._empty)

    def hold(self):
        """Scans take for ever from now on …"""
        self.tell(seconds=3600)

    def release(self):
        """… until the next one."""
        self.tell(seconds=0)

    def wait_scanning(self):
        wait_until(lambda: self.tell()["scanning"], "the scanner has something to do")


class PdfPrinter(_Controlled):
    """ippeveprinter of CUPS: keeps each printed document."""

    def __init__(self, tray):
        super().__init__(RIGS / "ipp_printer.py", tray, "--formats", "pdf")
        self._tray = pathlib.Path(tray)
        self.address = self.uri

    def printed(self):
        return [self._tray / str(number + 1) for number in range(self.tell()["documents"])]

    def wait_printing(self):
        wait_until(lambda: self.tell()["working"], "the printer has a job")

    def wait_idle(self):
        wait_until(lambda: not self.tell()["working"], "the printer has no job")


class Queue(Rig):
    """A print server of its own with a queue to a printer. Filters write the document anew."""

    def __init__(self, printer):
        super().__init__(PYTHON, RIGS / "cups_queue.py", printer.uri)
        line = self._child.stdout.readline()
        if not line:
            raise AssertionError("the print server does not start: try tests/rigs/cups_queue.py by hand")
        self.address = json.loads(line)["uri"]

    @staticmethod
    def missing():
        """The tool that this machine lacks, if any."""
        tools = (("cupsd", "/usr/sbin"), ("lpadmin", "/usr/sbin"), ("pdftopdf", "/usr/lib/cups/filter"))
        return next((name for name, place in tools if not (pathlib.Path(place) / name).exists()), None)


class RasterPrinter(Rig):
    """A PAPPL printer that takes PWG raster alone and stands still without paper."""

    def __init__(self, program, tray):
        super().__init__(program, tray)
        self._tray = pathlib.Path(tray)
        self.address = self._hear("READY ").removeprefix("READY ").strip()

    def _hear(self, beginning):
        for line in self._child.stdout:
            if line.startswith(beginning):
                return line
        raise AssertionError(f"the raster printer ended before it said {beginning!r}")

    def order(self, line):
        self._child.stdin.write(line + "\n")
        self._child.stdin.flush()
        self._hear("OK")

    def wait_for_sheet(self):
        """Until one has begun to move, or would if it could."""
        self._hear("SHEET")

    def printed(self):
        return sorted((page for page in self._tray.iterdir() if page.name.isdigit()), key=lambda page: int(page.name))


class Plug(contextlib.AbstractContextManager):
    """What stands between kiosk and printer: passes everything on, or holds it back, or speaks nonsense instead."""

    NONSENSE = b"\x00\x16\x03nothing that a printer says\r\n\r\n" * 64

    def __init__(self, printer):
        self._printer = printer.port
        self._changed = threading.Condition()
        self._mode = "pass"
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.address = f"ipp://localhost:{self.port}/ipp/print"
        threading.Thread(target=self._accept, daemon=True).start()

    def __exit__(self, *_):
        self.set("closed")
        self._listener.close()

    def set(self, mode):
        """pass, hold (nothing crosses in either direction), nonsense (to whoever asks), closed (hangs up on whoever speaks)."""
        with self._changed:
            self._mode = mode
            self._changed.notify_all()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with contextlib.suppress(OSError), client, socket.create_connection(("localhost", self._printer)) as printer:
            back = threading.Thread(target=self._pump, args=(printer, client, False), daemon=True)
            back.start()
            self._pump(client, printer, True)
            back.join()

    def _pump(self, source, sink, asks):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                with self._changed:
                    self._changed.wait_for(lambda: self._mode != "hold")
                    mode = self._mode
                if mode == "closed":
                    break
                if mode == "nonsense":
                    if asks:
                        source.sendall(self.NONSENSE)
                    break
                sink.sendall(data)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
