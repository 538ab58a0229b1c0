#!/usr/bin/env python3
"""Runs clang-tidy over the C++ of hal, services, kiosk and ui as the dev build compiles it. Usage: cpp_lint.py BUILD [JOBS]

A translation unit that passed is not looked at again until its command, a file that it includes, or the check set
changes: BUILD/clang-tidy.json remembers. Unity units are looked at as they are, because Qt's headers are most of
the work; so every warning must name a file of the floors, and generated code is left alone.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLOORS = ("hal", "services", "kiosk", "ui")
# GCC's precompiled header is no use to clang, nor are the warnings that only GCC knows.
DROPPED = ("-fpch-preprocess", "-Winvalid-pch", "-Werror")


def command_of(entry):
    """The compiler's arguments without its launcher, precompiled headers and warnings as errors."""
    words = shlex.split(entry["command"])
    start = next(i for i, word in enumerate(words) if pathlib.Path(word).name in ("c++", "g++", "clang++"))
    kept = [words[start], "-Wno-unknown-warning-option"]
    rest = iter(words[start + 1:])
    for word in rest:
        if word == "-include":
            next(rest)
        elif word not in DROPPED and not word.startswith("-Werror="):
            kept.append(word)
    return kept


def units(build):
    """What to look at: sources of the floors and unity files that join them, but no generated code alone."""
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        source = pathlib.Path(entry["file"])
        folder = source.relative_to(build if source.is_relative_to(build) else ROOT).parts[0]
        ours = source.parent.name == "Unity" or not source.is_relative_to(build)
        if folder in FLOORS and ours:
            yield {"directory": entry["directory"], "file": entry["file"], "arguments": command_of(entry)}


def includes(build):
    """Object to what it was compiled from, as ninja knows it."""
    told = subprocess.run(["ninja", "-C", build, "-t", "deps"], capture_output=True, text=True, check=True).stdout
    found, target = {}, None
    for line in told.splitlines():
        if line.startswith("    "):
            found[target].append(line.strip())
        elif ": #deps" in line:
            target = line.split(": #deps")[0]
            found[target] = []
    return found


class Stamps:
    """One hash for a unit and everything it reads; contents of our files, size and time of the system's."""

    def __init__(self, build):
        self.build, self.includes, self.files = build, includes(build), {}
        self.rules = (ROOT / ".clang-tidy").read_bytes() + pathlib.Path(__file__).read_bytes() + subprocess.run(
            ["clang-tidy", "--version"], capture_output=True, check=True).stdout

    def of_file(self, name):
        if name not in self.files:
            path = self.build / name
            if path.is_relative_to(ROOT):
                self.files[name] = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "none"
            else:
                known = path.stat() if path.exists() else None
                self.files[name] = f"{known.st_size} {known.st_mtime_ns}" if known else "none"
        return self.files[name]

    def of(self, unit):
        arguments = unit["arguments"]
        target = arguments[arguments.index("-o") + 1]
        if target not in self.includes:
            return None  # never compiled here: look at it every time
        stamp = hashlib.sha256(self.rules + json.dumps(arguments).encode())
        for name in [unit["file"], *self.includes[target]]:
            stamp.update(f"{name} {self.of_file(name)}\n".encode())
        return stamp.hexdigest()


def look(database, unit):
    run = subprocess.run(
        ["clang-tidy", "-p", database, "--quiet", f"--header-filter=^{ROOT}/({'|'.join(FLOORS)})/", unit["file"]],
        capture_output=True, text=True, check=False)
    return unit, run.returncode, run.stdout.strip() or run.stderr.strip()


def main(build, jobs=str(os.cpu_count())):
    build = pathlib.Path(build).resolve()
    every = list(units(build))
    database = build / "clang-tidy"
    database.mkdir(exist_ok=True)
    (database / "compile_commands.json").write_text(json.dumps(every), encoding="utf-8")

    memory = build / "clang-tidy.json"
    passed = json.loads(memory.read_text(encoding="utf-8")) if memory.exists() else {}
    stamps = Stamps(build)
    now = {unit["file"]: stamps.of(unit) for unit in every}
    due = [unit for unit in every if now[unit["file"]] is None or passed.get(unit["file"]) != now[unit["file"]]]
    due.sort(key=lambda unit: "/Unity/" not in unit["file"])  # the long ones first
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(int(jobs)) as pool:
        for unit, status, said in pool.map(lambda unit: look(database, unit), due):
            if status == 0:
                passed[unit["file"]] = now[unit["file"]]
            else:
                failed += 1
                passed.pop(unit["file"], None)
                print(said)
    memory.write_text(json.dumps({name: stamp for name, stamp in passed.items() if name in now}), encoding="utf-8")
    print(f"clang-tidy: {len(every)} units, {len(due)} looked at, {failed} with complaints")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
