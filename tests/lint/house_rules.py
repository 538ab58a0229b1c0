#!/usr/bin/env python3
"""The rules of the house that a compiler does not know. Prints each breach as file:line: rule; exit 1 if any.

  floors        ui -> kiosk -> services -> hal: an include may point down, never up or to tests; the center
                stands beside the kiosk, over what the two share
  qt-below      Qt stays in ui and kiosk; the command line, the configuration and the machine do without
  chinese       no sentence for residents in C++ below ui
  raw-colour    no raw colour, font name or pixel size in QML outside ui/theme
  absolute      no path of somebody's machine in any file
  purpose       a source file opens with a comment that says what it is for (headers, QML, scripts)
  size          a file holds one idea: at most 400 lines (tables of words aside)
  typed-text    the staff's page shows what people typed as text: nothing in it makes HTML of a string
  measurement   what a device's test measures has words for people in kiosk/technician/measurements.toml
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

FLOOR = {"hal": 0, "services": 1, "kiosk": 2, "center": 2, "ui": 3, "tests": 4}
# A program joins floors, so the composition root may name what stands above it, by URL only.
SIDEWAYS_FORBIDDEN = {
    # below       may not include
    "center/": ("kiosk/", "services/copying", "services/ledger", "services/imaging", "hal/rig", "hal/host", "hal/drivers", "hal/sim"),
    "kiosk/": ("center/",),
    "services/paper": ("services/imaging", "services/copying", "services/ledger", "hal/rig"),
    "services/wire": ("services/ledger", "services/outbox", "services/copying", "hal/rig"),
    "services/seal": ("services/ledger", "services/outbox", "services/copying", "services/wire", "hal/rig"),
    "services/catalog": ("services/ledger", "services/copying", "hal/rig"),
    "services/sqlite": ("services/ledger", "services/copying", "services/wire", "services/seal", "hal/rig"),
    "services/outbox": ("services/ledger", "services/copying", "hal/rig"),
    "services/identity": ("services/ledger", "services/copying", "hal/rig"),
    "services/imaging": ("services/paper", "services/copying", "services/ledger", "hal/rig"),
    "hal/base": ("hal/host", "hal/drivers", "hal/sim", "hal/rig", "hal/picture"),
    "hal/drivers/": ("hal/host", "hal/rig"),
    "hal/port/": ("hal/drivers", "hal/host", "hal/rig"),
}
QT_FREE = ("hal/", "services/", "center/", "kiosk/agent/", "kiosk/cli/", "kiosk/config", "kiosk/session_machine")
# Values of the chip, marks on paper: data, not sentences.
CHINESE_DATA = ("hal/sim/id_reader.cpp", "hal/sim/smart_card_reader.cpp", "services/paper/card_page.cpp", "services/paper/marks.cpp", "hal/drivers/sdt/")
COMPOSITION_ROOT = "kiosk/app/"
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
CHINESE = re.compile(r"[\u4e00-\u9fff]")
RAW_COLOUR = re.compile(r'["\']#[0-9a-fA-F]{3,8}["\']|Qt\.rgba\(|color:\s*"(?!transparent")[a-z]+"')
RAW_FONT = re.compile(r"font\.(family|pixelSize|pointSize)\s*:\s*[\"'0-9]")
# {"answer_time", 12.5, "ms", true}, in a file that makes a TestReport
MEASUREMENT = re.compile(r'[{(]"([a-z][a-z0-9_]*)",\s*[^"\s]')
MEASUREMENT_WORDS = ROOT / "kiosk/technician/measurements.toml"
# Also what a page of strings could be built with
MAKES_HTML = re.compile(r"v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function")
STAFF_PAGE = "center/web/src/"
ABSOLUTE = re.compile(r"/(work|root|home/[a-z]+)/")


def tracked():
    listing = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True).stdout
    for name in listing.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            yield name, path


def includes(text):
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found.group(1)


def check_cpp(name, text, breach):
    floor = "tests" if name == "kiosk/app/main.cpp" else name.split("/")[0]  # the program stands on every floor
    for number, target in includes(text):
        above = target.split("/")[0]
        if above in FLOOR and FLOOR[above] > FLOOR.get(floor, 9) and not name.startswith(COMPOSITION_ROOT):
            breach(name, number, f"floors: {floor} includes {target}")
        if name.startswith(QT_FREE) and re.match(r"Q[A-Z]|Qt", target):
            breach(name, number, f"qt-below: {target}")
        for below, forbidden in SIDEWAYS_FORBIDDEN.items():
            if name.startswith(below) and target.startswith(forbidden):
                breach(name, number, f"floors: {below} includes {target}")
    if floor in ("hal", "services", "kiosk", "center") and not name.startswith(CHINESE_DATA):
        for number, line in enumerate(text.splitlines(), 1):
            code = line.split("//")[0]
            if CHINESE.search(code):
                breach(name, number, "chinese: a sentence for residents belongs to QML or the catalog")


def check_qml(name, text, breach):
    if name.startswith("ui/theme/"):
        return
    for number, line in enumerate(text.splitlines(), 1):
        code = line.split("//")[0]
        if RAW_COLOUR.search(code):
            breach(name, number, "raw-colour: use the theme")
        if RAW_FONT.search(code):
            breach(name, number, "raw-colour: use the theme's type roles")


def check_page(name, text, breach):
    for number, line in enumerate(text.splitlines(), 1):
        if MAKES_HTML.search(line):
            breach(name, number, "typed-text: show it as text")
        if name.endswith(".vue") and re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", line):
            breach(name, number, "raw-colour: use the theme's tokens")


def check_measurements(name, text, known, breach):
    for found in MEASUREMENT.finditer(text):
        if found.group(1) not in known:
            breach(name, text.count("\n", 0, found.start()) + 1, f"measurement: {found.group(1)} has no words")


def main():
    found = []
    known = set(re.findall(r'^\[measurement\."?([a-z0-9_]+)', MEASUREMENT_WORDS.read_text(encoding="utf-8"), re.M))

    def breach(name, number, rule):
        found.append(f"{name}:{number}: {rule}")

    for name, path in tracked():
        if path.suffix in (".png", ".jpg", ".wav", ".bin", ".qm", ".pdf") or name == "LICENSE":
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if name.startswith("tests/fixtures/") or name.startswith("tests/fuzz/corpus/"):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if ABSOLUTE.search(line) and name != "tests/lint/house_rules.py":
                breach(name, number, "absolute: a path of one machine")
        if path.suffix in (".cpp", ".h"):
            check_cpp(name, text, breach)
        if path.suffix == ".cpp" and "TestReport" in text and (name.startswith("hal/") or name == "kiosk/cli/ruler_round.cpp"):
            check_measurements(name, text, known, breach)
        if path.suffix == ".qml":
            check_qml(name, text, breach)
        if name.startswith(STAFF_PAGE):
            check_page(name, text, breach)
        if path.suffix == ".h" and not text.startswith("//"):
            breach(name, 1, "purpose: say in one sentence what the file is for")
        sized = path.suffix in (".cpp", ".h", ".qml", ".py", ".js") or name.startswith(STAFF_PAGE) and "/words/" not in name
        if sized and text.count("\n") > 400:
            breach(name, text.count("\n"), "size: more than 400 lines")

    print("\n".join(found) if found else "house rules: no breach")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
