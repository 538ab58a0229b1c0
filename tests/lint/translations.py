#!/usr/bin/env python3
"""Every sentence of the screens has its English. Usage: translations.py LUPDATE

Collects the sentences anew into a copy of ui/i18n/banshi_en.ts: one that is missing there, or not yet translated,
is named; exit 1 if any.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main(lupdate):
    files = [str(path) for path in sorted((ROOT / "ui").rglob("*.qml"))]
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / "banshi_en.ts"
        shutil.copy(ROOT / "ui/i18n/banshi_en.ts", fresh)
        subprocess.run([lupdate, *files, "-ts", str(fresh), "-silent", "-no-obsolete", "-locations", "none",
                        "-disable-heuristic", "sametext", "-disable-heuristic", "similartext"], check=True)
        messages = [(context.findtext("name"), message) for context in xml.parse(fresh).getroot().iter("context")
                    for message in context.iter("message")]
    wanting = [(name, message.findtext("source")) for name, message in messages
               if message.find("translation").get("type") == "unfinished" or not message.findtext("translation")]
    for name, source in wanting:
        print(f"not in English: {name}: {source}")
    print(f"translations: {len(messages)} sentences, {len(wanting)} wanting")
    return 1 if wanting else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
