"""Searches places for a secret. As a program: search.py [--pid N …] [PATH …]; one JSON object a finding.

Exit code 0: nothing was found; 1: something was found.
"""

import argparse
import dataclasses
import itertools
import json
import os
import sys

if __package__ in (None, ""):
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from canary import places
from canary.forms import Forms
from canary.secret import Secret


@dataclasses.dataclass(frozen=True)
class Finding:
    place: str
    form: str
    offset: int


def search(secret, paths=(), pids=()):
    """All findings in files under the paths and in the processes, each form once a place."""
    forms = Forms(secret)
    everything = itertools.chain(places.files(*paths), *(places.process(pid) for pid in pids))
    return [Finding(place, form, offset) for place, content in everything for form, offset in forms.search(content)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pid", type=int, action="append", default=[], help="a process, searched with its descendants")
    parser.add_argument("paths", nargs="*", help="files and directories")
    arguments = parser.parse_args()
    family = [member for pid in arguments.pid for member in places.descendants(pid)]
    findings = search(Secret(), arguments.paths, family)
    for finding in findings:
        print(json.dumps({"schema": 1, **dataclasses.asdict(finding)}, ensure_ascii=False))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
