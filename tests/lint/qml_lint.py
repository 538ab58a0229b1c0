#!/usr/bin/env python3
"""Runs qmllint over every QML file and lets nothing pass. Usage: qml_lint.py QMLLINT IMPORT_PATH

One complaint is answered here: Qt 6.4's qmllint calls it unqualified when a delegate names an id of the file it
stands in (the pragma that allows it came with 6.5). So an "unqualified access" is accepted if the file declares
that id, and only then.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def declares(text, warning):
    line = text.splitlines()[warning["line"] - 1]
    name = re.match(r"[A-Za-z_]\w*", line[warning["column"] - 1:])
    return name is not None and re.search(rf"^\s*(.*\{{\s*)?id:\s*{name.group()}\b", text, re.MULTILINE)


def main(qmllint, imports):
    files = sorted(str(path) for path in (ROOT / "ui").rglob("*.qml"))
    run = subprocess.run([qmllint, "--json", "-", "-I", imports, *files], capture_output=True, text=True, check=False)
    try:
        report = json.loads(run.stdout)
    except json.JSONDecodeError:
        sys.exit(f"qmllint said nothing that can be read: {run.stderr.strip()}")
    complaints = 0
    for file in report["files"]:
        text = pathlib.Path(file["filename"]).read_text(encoding="utf-8")
        for warning in file["warnings"]:
            if warning["type"] == "debug" or (warning["message"] == "Unqualified access" and declares(text, warning)):
                continue
            complaints += 1
            print(f'{file["filename"]}:{warning.get("line", 0)}: {warning["message"]}')
    print(f"qmllint: {len(files)} files, {complaints} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
