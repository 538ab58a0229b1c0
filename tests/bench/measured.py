"""What the benchmarks of whole processes share: memory of a process and its children, and a line of the report."""

import json
import pathlib


def children(pid):
    found = [pid]
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += children(int(child))
    return found


def pss_mb(pid):
    total = 0
    for one in children(pid):
        for line in pathlib.Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def report(name, value, limit, unit, peer=None):
    line = {"schema": 1, "name": name, "value": round(value, 1), "unit": unit, "limit": limit,
            "ratio": round(value / limit, 2)}
    if peer is not None:
        line["chromium"] = round(peer, 1)
        line["of_chromium"] = round(value / peer, 3)
    print(json.dumps(line), flush=True)
