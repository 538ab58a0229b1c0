#!/usr/bin/python3
"""A private print server (cupsd of CUPS) on loopback with one queue, "kiosk", to a printer.

    cups_queue.py PRINTER_URI [--error-policy retry-current-job]

Prints one line when it is ready: {"port": 40003, "uri": "cups://localhost:40003/printers/kiosk"}
It has its own configuration, spool and user (nobody, when root starts it), and ends with its standard input. Logs go
to standard error when it does not start.
"""
import argparse
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

NOBODY = 65534
SECONDS = 30

SERVER = """\
Listen localhost:{port}
Listen {root}/sock
LogLevel info
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles No
ErrorPolicy {error_policy}
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """\
ServerRoot {root}/etc
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/spool/tmp
ErrorLog {root}/error_log
AccessLog {root}/access_log
PageLog {root}/page_log
Printcap
{ids}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def tool(name):
    return shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin")


class Server:
    def __init__(self, root, error_policy):
        self.root = pathlib.Path(root)
        self.port = free_port()
        for folder in ("etc/ppd", "spool/tmp", "cache", "state"):
            (self.root / folder).mkdir(parents=True)
        as_root = os.geteuid() == 0
        # The group of the programs that print may not be one that administers.
        ids = "User nobody\nGroup nogroup\nSystemGroup root" if as_root else ""
        (self.root / "etc/cupsd.conf").write_text(SERVER.format(port=self.port, root=root, error_policy=error_policy))
        (self.root / "etc/cups-files.conf").write_text(FILES.format(root=root, ids=ids))
        self.owner = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if as_root else {}
        if as_root:
            for path in [self.root, *self.root.rglob("*")]:
                os.chown(path, NOBODY, NOBODY)
        self.process = None

    def start(self):
        self.process = subprocess.Popen([tool("cupsd"), "-f", "-c", self.root / "etc/cupsd.conf",
                                         "-s", self.root / "etc/cups-files.conf"],
                                        stdin=subprocess.DEVNULL, stdout=sys.stderr, **self.owner)
        self.wait_for(self.answers, "cupsd does not answer")

    def answers(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def wait_for(self, done, otherwise):
        deadline = time.monotonic() + SECONDS
        while not done():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError(otherwise)
            time.sleep(0.02)

    def add_queue(self, printer, error_policy):
        """An IPP Everywhere queue: CUPS asks the printer what it can and writes its description."""
        subprocess.run([tool("lpadmin"), "-p", "kiosk", "-E", "-v", printer, "-m", "everywhere",
                        "-o", f"printer-error-policy={error_policy}"], check=True, stdout=sys.stderr,
                       env=os.environ | {"CUPS_SERVER": str(self.root / "sock"), "HOME": str(self.root)})
        # The server asks the printer afterwards, and lpadmin says that all is well even when it does not answer.
        self.wait_for((self.root / "etc/ppd/kiosk.ppd").exists, "the queue has no description of its printer")

    def end(self):
        if self.process:
            self.process.terminate()
            self.process.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("printer")
    parser.add_argument("--error-policy", default="retry-current-job")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rig-", ignore_cleanup_errors=True) as root:
        server = Server(root, options.error_policy)
        try:
            server.start()
            server.add_queue(options.printer, options.error_policy)
            print(json.dumps({"port": server.port, "uri": f"cups://localhost:{server.port}/printers/kiosk"}), flush=True)
            sys.stdin.read()  # until whoever started us goes away
        except (RuntimeError, subprocess.CalledProcessError) as trouble:
            log = server.root / "error_log"
            print(trouble, log.read_text(errors="replace")[-4000:] if log.exists() else "", file=sys.stderr)
            raise SystemExit(1)
        finally:
            server.end()


if __name__ == "__main__":
    main()
