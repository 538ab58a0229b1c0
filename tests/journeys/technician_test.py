"""A technician at the running kiosk: from a terminal, with the devices that the kiosk holds."""

import json
import subprocess
import threading
import unittest

import journey
from kiosk import Kiosk
from machines import wait_until

HOME = "便民服务.*"


class Terminal(unittest.TestCase):
    """`banshi` beside the running application, over simulated devices."""

    def setUp(self):
        self.kiosk = self.enterContext(Kiosk(journey.BINARIES, "sim:scanner?pace=instant", "sim:printer?pace=instant"))

    def banshi(self, *words):
        return subprocess.run([journey.BINARIES / "banshi", *words, "--config", self.kiosk.config], text=True,
                              capture_output=True, timeout=60)

    def open(self):
        hand = self.kiosk.open()
        hand.see(HOME)
        wait_until(lambda: (self.kiosk.state / "run" / "kiosk.socket").exists(), "the socket is there")
        return hand

    def test_terminal_uses_the_devices_of_the_running_kiosk(self):
        self.open()
        hosts = self.kiosk.family()
        told = self.banshi("devices", "--json")
        self.assertEqual((told.returncode, told.stderr), (0, ""))
        slots = [json.loads(line)["slot"] for line in told.stdout.splitlines()]
        self.assertEqual(slots, ["scanner", "page_printer"])
        tested = self.banshi("test", "scanner", "--loop", "2", "--json")
        self.assertEqual(tested.returncode, 0, tested.stderr)
        self.assertEqual(json.loads(tested.stdout.splitlines()[-1])["passed"], 2)
        self.kiosk.wait_event("command", command="test")
        self.assertEqual(self.kiosk.family(), hosts)  # no second host was started

        self.assertEqual(self.banshi("sim", "page_printer", "fault=jam").returncode, 0)
        wait_until(lambda: self.banshi("devices").returncode == 1, "the jam is told")
        self.assertEqual(self.banshi("sim", "page_printer", "clear").returncode, 0)
        wait_until(lambda: self.banshi("devices").returncode == 0, "and that it is gone")

        made = self.banshi("report", "make", self.kiosk.home / "report", "--json")
        self.assertEqual(made.returncode, 0, made.stderr)
        key = json.loads(made.stdout)["key"]
        verified = subprocess.run([journey.BINARIES / "banshi", "report", "verify",
                                   self.kiosk.home / "report" / "readiness.json", "--key", key])
        self.assertEqual(verified.returncode, 0)

        taken = self.banshi("test", "scanner", "--device", "scanner=sim:scanner?pace=instant")
        self.assertEqual(taken.returncode, 1)
        self.assertIn("running kiosk", taken.stderr)

    def test_terminal_waits_for_no_resident_and_disturbs_none(self):
        hand = self.open()
        hand.press(HOME)
        hand.press("自助复印.*")
        self.kiosk.wait_event("visit_began")
        for words in (["devices"], ["test", "scanner"], ["report", "make", "report"]):
            refused = self.banshi(*words)
            self.assertEqual(refused.returncode, 3, words)
            self.assertEqual(refused.stdout, "")
            self.assertRegex(refused.stderr, "banshi: not now: a resident is being served.*\n")
        hand.press("回首页")
        hand.see(HOME)
        self.assertEqual(self.banshi("test", "scanner").returncode, 0)

    def test_resident_sees_staff_at_work_while_the_terminal_tests(self):
        hand = self.open()
        with subprocess.Popen([journey.BINARIES / "banshi", "test", "scanner", "--loop", "100000", "--config",
                               self.kiosk.config], stdout=subprocess.PIPE, text=True) as test:
            hand.see("工作人员正在维护本机")
            threading.Thread(target=test.stdout.read, daemon=True).start()
            test.terminate()
            self.assertEqual(test.wait(30), 1)
        hand.see(HOME)

    def test_terminal_notices_a_killed_kiosk(self):
        self.open()
        self.kiosk.kill()
        self.assertTrue((self.kiosk.state / "run" / "kiosk.socket").exists())
        tested = self.banshi("test", "scanner")
        self.assertEqual(tested.returncode, 0, tested.stderr)
        self.open()
        self.assertEqual(self.banshi("devices").returncode, 0)


if __name__ == "__main__":
    journey.main()
