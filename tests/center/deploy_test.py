#!/usr/bin/env python3
"""What center/deploy ships is read by the programs that it is for: systemd-analyze verify, nginx -t."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "center" / "deploy"


def run(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, timeout=60, **options)


class Deploy(unittest.TestCase):
    def test_units_are_right(self):
        with tempfile.TemporaryDirectory() as folder:
            units = []
            for unit in sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer")):
                # The programs are not installed where tests run.
                text = re.sub(r"/usr/bin/banshi-\w+", "/bin/true", unit.read_text(encoding="utf-8"))
                copy = pathlib.Path(folder, unit.name)
                copy.write_text(text, encoding="utf-8")
                units.append(copy)
            self.assertEqual(len(units), 4)
            said = run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *map(str, units))
            ours = [line for line in said.stderr.splitlines() if folder in line or line.startswith("banshi-")]
            self.assertEqual((said.returncode, ours), (0, []), said.stderr)

    @unittest.skipUnless(shutil.which("nginx", path="/usr/sbin:/usr/bin"), "no nginx here")
    def test_nginx_reads_its_file(self):
        with tempfile.TemporaryDirectory() as folder:
            where = pathlib.Path(folder)
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                            "-subj", "/CN=center.example", "-days", "2", "-keyout", where / "page.key", "-out", where / "page.pem"],
                           check=True, capture_output=True, timeout=60)
            (where / "keys").mkdir()
            shutil.copy(where / "page.pem", where / "keys" / "ca.pem")
            text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
            for before, after in (("/etc/banshi-center/", f"{folder}/"), ("/run/nginx.pid", f"{folder}/pid"),
                                  ("/var/log/nginx/", f"{folder}/")):
                self.assertIn(before, text)
                text = text.replace(before, after)
            modules = sorted(pathlib.Path("/usr/lib/nginx/modules").glob("ngx_stream_module.so"))
            (where / "nginx.conf").write_text("".join(f"load_module {one};\n" for one in modules) + text, encoding="utf-8")
            said = run("/usr/sbin/nginx", "-t", "-p", folder, "-c", str(where / "nginx.conf"))
            self.assertEqual(said.returncode, 0, said.stderr)


if __name__ == "__main__":
    unittest.main()
