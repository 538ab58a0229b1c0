"""A hall of our own for tests and benchmarks: a configuration with the given devices, and a policy signed for it."""

import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICY = ROOT / "services" / "catalog" / "data" / "policy.json"


def found(home, binaries, scanner, printer, idle=None, min_free_mb=0):
    """Writes kiosk.toml, the policy and its signature into `home`; returns the path of kiosk.toml.

    `idle` replaces idle times of the policy: {"warn_after_s": 10}. How full the disk of a test is does not matter
    unless it says so.
    """
    policy = home / "policy.json"
    content = json.loads(POLICY.read_text("utf-8"))
    content["idle"] |= idle or {}
    policy.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    made = subprocess.run([binaries / "banshi", "policy", "new-key", home / "signer.key", "--json"], check=True,
                          capture_output=True, text=True)
    subprocess.run([binaries / "banshi", "policy", "sign", policy, "--key", home / "signer.key"], check=True,
                   stdout=subprocess.DEVNULL)
    config = home / "kiosk.toml"
    config.write_text(f'''schema = 1
[hall]
name = "测试服务中心"
name_en = "Test hall"
kiosk = "1 号机"
kiosk_en = "Kiosk 1"
staff_place = "一楼"
staff_place_en = "ground floor"
[devices]
scanner = "{scanner}"
page_printer = "{printer}"
[panel]
diagonal_inches = 21.5
[paths]
state = "state"
min_free_mb = {min_free_mb}
[policy]
file = "policy.json"
key = "{json.loads(made.stdout)["key"]}"
[ui]
sound = false
''', "utf-8")
    return config
