"""A member of staff at the center's page: signs in by a link that works once, and does what the page would ask for."""

import http.cookiejar
import json
import pathlib
import shutil
import subprocess
import time
import urllib.parse
import urllib.request


class StaffDesk:
    """`link`: http://127.0.0.1:PORT/login#SECRET, as `banshi-center serve --demo` prints them."""

    def __init__(self, link):
        address, _, secret = link.partition("#")
        self.base = address.removesuffix("/login")
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)
        self._token = ""
        session = self.ask("POST", "session/link", token=secret)
        self._token, self.user = session["csrf"], session["user"]

    def ask(self, method, path, **body):
        request = urllib.request.Request(f"{self.base}/staff/v1/{path}", method=method,
                                         headers={"X-CSRF-Token": self._token, "Content-Type": "application/json"},
                                         data=json.dumps({"schema": 1, **body}).encode() if method != "GET" else None)
        with self._opener.open(request, timeout=20) as answer:
            return json.load(answer)

    def case(self, number, seconds=30):
        """The case of that number; waits for it to arrive."""
        until = time.monotonic() + seconds
        while True:
            for item in self.ask("GET", "cases")["items"]:
                if item["number"] == number:
                    return self.ask("GET", f"cases/{item['id']}")
            if time.monotonic() > until:
                raise AssertionError(f"{number} did not arrive at the center")
            time.sleep(0.2)

    def act(self, number, event, **fields):
        """Does one event to the case as it is now; returns it as it is then."""
        case = self.case(number)
        return self.ask("POST", f"cases/{case['id']}/events", type=event, version=case["version"], **fields)


def picture_of_page(link, path, text, file):
    """A page that shows the text, for whoever the link signs in; False where page or browser are not installed."""
    web = pathlib.Path(__file__).resolve().parents[2] / "center" / "web"
    if not (shutil.which("chromium") and shutil.which("node") and (web / "node_modules" / "playwright-core").is_dir()):
        return False
    said = subprocess.run(["node", web / "tests" / "picture.mjs", link, path, text, file], capture_output=True, timeout=120,
                          check=False)
    return said.returncode == 0
