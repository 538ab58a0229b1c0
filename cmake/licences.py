#!/usr/bin/env python3
"""Writes THIRD-PARTY.md: every library that a built program links, what the staff's page bundles, font and run-time
package, with its licences.

Libraries are read from the programs in build/dev/bin (ELF NEEDED entries), packages from packages.txt, licences from
the copyright files that Debian ships. --check compares instead of writing and exits with 1 when the list is old.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
TARGET = ROOT / "THIRD-PARTY.md"
PROGRAMS = ("banshi", "banshi-agent", "banshi-center", "banshi-device-host", "banshi-kiosk", "banshi-progress", "banshi-render")
LOCK = ROOT / "center/web/package-lock.json"
DOC = pathlib.Path("/usr/share/doc")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def linked_packages():
    """Debian package -> programs that link one of its libraries directly."""
    paths = dict(re.findall(r"^\s*(\S+) .*x86-64.*=> (\S+)$", output("ldconfig", "-p"), re.MULTILINE))
    users = {}
    for program in PROGRAMS:
        binary = ROOT / "build/dev/bin" / program
        if not binary.exists():
            sys.exit(f"{binary} is not built: what it links cannot be listed")
        for name in re.findall(r"NEEDED\s+(\S+)", output("objdump", "-p", str(binary))):
            path = pathlib.Path(paths.get(name, name)).resolve()
            owner = output("dpkg", "-S", str(path)) or output("dpkg", "-S", str(path).removeprefix("/usr"))
            if owner:
                users.setdefault(owner.split(":")[0], set()).add(program)
    return users


def run_packages():
    section, found = "", []
    for line in (ROOT / "packages.txt").read_text().splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "run" and line.startswith(("fonts-", "qml6-", "qt6-", "libqt6", "sane-airscan", "alsa-utils", "espeak-ng")):
            found.append(line.strip())
    return found


def page_packages():
    """npm package -> licence, of what the staff's page needs to run, from its lock file."""
    found = {}
    for place, entry in json.loads(LOCK.read_text())["packages"].items():
        name = place.rpartition("node_modules/")[2]
        # Types are for the compiler alone; nothing of them reaches a browser.
        if name and not entry.get("dev") and not name.startswith("@types/"):
            found.setdefault(name, set()).add(entry.get("license", "see the package"))
    return found


def licences(package):
    """Short licence names of a machine-readable copyright file, or the common licences that the text points at."""
    file = DOC / package / "copyright"
    text = file.read_text(errors="replace") if file.exists() else ""
    names = re.findall(r"^License:\s*(\S.*)$", text, re.MULTILINE)
    names = {part.strip(" ,") for name in names for part in re.split(r"\s+(?:or|and)\s+|,", name) if part.strip(" ,")}
    return sorted(names or set(re.findall(r"/usr/share/common-licenses/([\w.+-]*\w)", text)) or {"see " + str(file)})


def render():
    lines = ["# Third-party software", "",
             "Banshi itself is GPL-3.0-or-later. It links and uses these packages of Debian 12; each keeps its own licence.",
             "The list is made by `cmake/licences.py` from what the programs really link.", "",
             "| package | used by | licences named in its copyright file |", "|---|---|---|"]
    users = linked_packages()
    for package in run_packages():
        users.setdefault(package, set()).add("at run time")
    for package in sorted(users):
        lines.append(f"| {package} | {', '.join(sorted(users[package]))} | {', '.join(licences(package))} |")
    lines += ["", "The staff's page is made of these packages of the npm registry; the texts of what is bundled lie beside it, in",
              "`licences.txt`.", "", "| package | used by | licence |", "|---|---|---|"]
    for name, names in sorted(page_packages().items()):
        lines.append(f"| {name} | the staff's page | {', '.join(sorted(names))} |")
    return "\n".join(lines) + "\n"


def packages_of(text):
    return set(re.findall(r"^\| (@?[a-z0-9][\w.+/-]+) \|", text, re.MULTILINE)) - {"package"}


def main():
    text = render()
    if "--check" not in sys.argv:
        TARGET.write_text(text)
        return 0
    known = packages_of(TARGET.read_text()) if TARGET.exists() else set()
    missing = packages_of(text) - known
    if missing:
        print("THIRD-PARTY.md does not name:", ", ".join(sorted(missing)), "(run cmake/licences.py)")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
