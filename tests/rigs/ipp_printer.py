#!/usr/bin/python3
"""A real IPP Everywhere printer (ippeveprinter of CUPS) on loopback that keeps what it prints and misbehaves on
command.

    ipp_printer.py DIRECTORY [--formats pdf,pwg]

Prints one line when it is ready: {"port": 40001, "control": 40002, "uri": "ipp://localhost:40001/ipp/print"}
Each printed document is kept as DIRECTORY/1, DIRECTORY/2 … A POST of JSON to the control port changes what it does;
the answer is the state. Reasons reach the printer only while it prints,
without suffix (it adds -warning to them all while it prints, -report when it is idle).

    {"reasons": ["media-empty"]}   {"hold": true|false}    a job in work stays in work
    {"fail": true|false}                 a job ends as aborted
    {"attributes": {"marker-levels": "5"}}
    {"restart": true}   ends the printer as a power cut does, and starts it again: it has forgotten its jobs
    {"power": true|false}
    {"wait": "job"}     answers only when a job is in work;  {"wait": "idle"} when none is
"""
import argparse
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = os.path.dirname(os.path.abspath(__file__))
MIME = {"pdf": "application/pdf", "pwg": "image/pwg-raster"}
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={}</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/></policy></busconfig>"""


def command(control, document):
    """What ippeveprinter runs for a job: hands the document to the rig, passes its orders on, ends as it says."""
    connection = http.client.HTTPConnection("127.0.0.1", control)
    connection.request("POST", "/job", document)
    answer = connection.getresponse()
    for line in answer:
        text = line.decode().rstrip("\n")
        if text.startswith("EXIT "):
            return int(text[5:])
        print(text, file=sys.stderr, flush=True)
    return 1


class Printer:
    """ippeveprinter and the bus without which it does not start; started again when it dies by itself."""

    def __init__(self, work, formats):
        self.work, self.formats = work, formats
        self.port = None
        self.process = None
        self.wanted = True
        self.lock = threading.RLock()
        self.bus = self.start_bus()

    def start_bus(self):
        configuration = os.path.join(self.work, "bus.conf")
        path = os.path.join(self.work, "bus")
        with open(configuration, "w") as file:
            file.write(BUS.format(path))
        bus = subprocess.Popen(["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"],
                               stdout=subprocess.PIPE)
        bus.stdout.readline()
        self.environment = dict(os.environ, DBUS_SYSTEM_BUS_ADDRESS=f"unix:path={path}",
                                PATH=os.environ.get("PATH", "") + ":/usr/sbin")
        return bus

    def start(self, control):
        attributes = os.path.join(self.work, "printer.conf")
        with open(os.path.join(HERE, "a4.conf")) as base, open(attributes, "w") as file:
            file.write(base.read())
            names = ",".join(f'"{MIME[name]}"' for name in self.formats)
            file.write(f'ATTR mimeMediaType document-format-supported "application/octet-stream",{names}\n'
                       f'ATTR mimeMediaType document-format-default "application/octet-stream"\n')
        runner = os.path.join(self.work, "command")
        with open(runner, "w") as file:
            file.write(f'#!/bin/sh\nexec /usr/bin/python3 {os.path.abspath(__file__)} --job {control} "$1"\n')
        os.chmod(runner, 0o755)
        self.arguments = ["-a", attributes, "-c", runner, "-d", os.path.join(self.work, "spool"), "-n", "localhost",
                          "-r", "off", "-v", "Rig"]
        os.makedirs(os.path.join(self.work, "spool"), exist_ok=True)
        for _ in range(5):  # another program may take the port between the question and the start
            self.port = free_port()
            if self.launch():
                threading.Thread(target=self.guard, daemon=True).start()
                return
        raise SystemExit("ippeveprinter does not start")

    def launch(self):
        with self.lock:
            self.process = subprocess.Popen(["ippeveprinter", "-p", str(self.port), *self.arguments],
                                            env=self.environment, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        for _ in range(200):
            if self.process.poll() is not None:
                return False
            try:
                socket.create_connection(("localhost", self.port), 1).close()
                return True
            except OSError:
                time.sleep(0.02)
        return False

    def guard(self):
        while True:
            process = self.process
            process.wait()
            with self.lock:
                again = self.wanted and process is self.process
            if again:
                print("ippeveprinter died and is started again", file=sys.stderr)
                self.launch()
            else:
                time.sleep(0.05)

    def power(self, on):
        with self.lock:
            self.wanted = on
            if not on and self.process.poll() is None:
                self.process.send_signal(signal.SIGKILL)
                self.process.wait()
        if on and self.process.poll() is not None:
            self.launch()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class State:
    def __init__(self, directory):
        self.directory = directory
        self.reasons, self.attributes = [], {}
        self.hold = self.fail = False
        self.documents = 0
        self.working = 0
        self.power_cuts = 0
        self.changed = threading.Condition()

    def report(self):
        return {"documents": self.documents, "working": self.working, "reasons": self.reasons, "hold": self.hold}


class Control(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    state = printer = None  # set by main()

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path == "/job":
            return self.job(body)
        self.obey(json.loads(body or "{}"))
        answer = json.dumps(self.state.report()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def obey(self, wanted):
        state = self.state
        with state.changed:
            wait = wanted.pop("wait", None)
            if wait:
                state.changed.wait_for(lambda: bool(state.working) == (wait == "job"), timeout=20)
            for key in ("reasons", "hold", "fail", "attributes"):
                if key in wanted:
                    setattr(state, key, wanted[key])
            state.changed.notify_all()
        if wanted.get("restart") or wanted.get("power") is False:
            with state.changed:
                state.power_cuts += 1
                state.changed.notify_all()
        if wanted.get("restart"):
            self.printer.power(False)
            self.printer.power(True)
        if "power" in wanted:
            self.printer.power(wanted["power"])

    def job(self, document):
        """Runs for as long as the job is in work; each line is for ippeveprinter."""
        state = self.state
        self.send_response(200)
        self.end_headers()
        told, attributes = None, None
        with state.changed:
            state.working += 1
            power_cuts = state.power_cuts
            state.changed.notify_all()
        try:
            while True:
                with state.changed:
                    reasons, new_attributes, hold, fails = list(state.reasons), dict(state.attributes), state.hold, state.fail
                lines = []
                if reasons != told:
                    lines.append("STATE: " + (",".join(reasons) if reasons else "none"))
                    told = reasons
                if new_attributes != attributes:
                    lines += [f"ATTR: {name}={value}" for name, value in new_attributes.items()]
                    attributes = new_attributes
                for line in lines:
                    self.wfile.write(line.encode() + b"\n")
                self.wfile.flush()
                with state.changed:
                    if not hold:
                        break
                    state.changed.wait_for(lambda: (state.reasons, state.attributes, state.hold, state.power_cuts) !=
                                           (reasons, new_attributes, hold, power_cuts), timeout=0.5)
                    if state.power_cuts != power_cuts:
                        return  # ippeveprinter is gone; its command lives on and prints nothing
                self.wfile.write(b"\n")  # notices a command that was killed
                self.wfile.flush()
            if not fails:
                self.wfile.write(b"ATTR: job-impressions-completed=1\n")
                with state.changed:
                    state.documents += 1
                    shutil.copyfile(document, os.path.join(state.directory, str(state.documents)))
            self.wfile.write(f"EXIT {1 if fails else 0}\n".encode())
        except OSError:
            pass
        finally:
            with state.changed:
                state.working -= 1
                state.changed.notify_all()


class Server(ThreadingHTTPServer):
    daemon_threads = True


def main():
    if sys.argv[1] == "--job":
        raise SystemExit(command(int(sys.argv[2]), sys.argv[3]))
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("--formats", default="pdf,pwg")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rig-") as work:
        printer = Printer(work, options.formats.split(","))
        control = Server(("127.0.0.1", 0), type("Bound", (Control,), {"state": State(options.directory),
                                                                     "printer": printer}))
        threading.Thread(target=control.serve_forever, daemon=True).start()
        try:
            printer.start(control.server_address[1])
            print(json.dumps({"port": printer.port, "control": control.server_address[1],
                              "uri": f"ipp://localhost:{printer.port}/ipp/print"}), flush=True)
            sys.stdin.read()  # until whoever started us goes away
        finally:
            printer.power(False)
            printer.bus.terminate()
            printer.bus.wait()


if __name__ == "__main__":
    main()
