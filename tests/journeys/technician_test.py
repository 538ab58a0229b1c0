"""A technician at the running kiosk: from a terminal, with the devices that the kiosk holds."""

import base64
import json
import signal
import subprocess
import threading
import unittest

import copy_card
import hall
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

    def test_terminal_that_has_the_devices_keeps_the_kiosk_closed_until_it_ends(self):
        holder = subprocess.Popen([journey.BINARIES / "banshi", "test", "scanner", "--loop", "100000", "--config",
                                   self.kiosk.config], stdout=subprocess.PIPE, text=True)
        self.addCleanup(holder.wait)
        self.addCleanup(holder.kill)
        self.assertIn("scanner 1: passed", holder.stdout.readline())
        threading.Thread(target=holder.stdout.read, daemon=True).start()
        hand = self.kiosk.open()
        self.kiosk.wait_event("machine_unready", part="devices", fault="busy")
        second = self.banshi("test", "scanner")
        self.assertEqual((second.returncode, second.stdout), (3, ""))
        self.assertIn(f"banshi test (process {holder.pid}) has the kiosk's devices", second.stderr)
        holder.send_signal(signal.SIGINT)
        hand.see(HOME, seconds=40)  # it tries again every 15 s

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

    def status(self):
        told = self.banshi("status")
        self.assertEqual((told.returncode, told.stderr), (0, ""))
        return json.loads(told.stdout)

    def test_terminal_asks_and_steers_the_running_kiosk(self):
        self.assertEqual(self.banshi("status").returncode, 1)  # none runs
        hand = self.open()
        told = self.status()
        self.assertEqual((told["state"], told["reason"]), ("idle", ""))
        self.assertEqual([device["slot"] for device in told["devices"]], ["scanner", "page_printer"])
        picture = base64.b64decode(json.loads(self.banshi("screenshot").stdout)["base64"])
        self.assertEqual(picture[:3], b"\xff\xd8\xff")
        self.assertLess(len(picture), 45_000)

        self.assertEqual(self.banshi("service", "out").returncode, 0)
        hand.see("工作人员正在维护本机")
        self.assertEqual((self.status()["state"], self.status()["reason"]), ("out_of_service", "switched_off"))
        self.assertEqual(self.banshi("service", "in").returncode, 0)
        hand.press(HOME)
        hand.press("自助复印.*")
        self.kiosk.wait_event("visit_began")
        self.assertEqual(self.status()["state"], "serving")
        for words in (["service", "out"], ["screenshot"], ["restart"]):
            self.assertEqual(self.banshi(*words).returncode, 3, words)
        hand.press("回首页")
        hand.see(HOME)
        self.assertEqual(self.banshi("restart").returncode, 0)
        self.kiosk.wait_event("stopped")

    def test_terminal_notices_a_killed_kiosk(self):
        self.open()
        self.kiosk.kill()
        self.assertTrue((self.kiosk.state / "run" / "kiosk.socket").exists())
        tested = self.banshi("test", "scanner")
        self.assertEqual(tested.returncode, 0, tested.stderr)
        self.open()
        self.assertEqual(self.banshi("devices").returncode, 0)


class Technician:
    """Whoever knows the gesture and the PIN."""

    PIN = "271828"

    def give_pin(self):
        subprocess.run([journey.BINARIES / "banshi", "technician", "set-pin", "--config", self.kiosk.config], check=True,
                       input=self.PIN + "\n", text=True)

    def knock(self, hand):
        for _ in range(7):
            hand.touch(20, 20)
        hand.see("技术员入口")

    def enter(self, hand, pin=PIN):
        for digit in pin:
            hand.press(digit)
        hand.press("确定")


class ClosedDoor(Technician, unittest.TestCase):
    """When the machine cannot serve is when a technician comes."""

    def opened(self, scanner, printer="sim:printer?pace=instant"):
        self.kiosk = self.enterContext(Kiosk(journey.BINARIES, scanner, printer))
        self.give_pin()
        hand = self.kiosk.open()
        self.kiosk.wait_event("first_frame")
        self.knock(hand)
        self.enter(hand)
        return hand

    def test_technician_comes_in_when_the_machine_cannot_be_opened(self):
        hand = self.opened("abacus:3")
        self.kiosk.wait_event("machine_unready", part="rig")
        hand.see("设备配置不对.*")
        hand.press("本机")
        hand.press("时钟")
        hand.see("设为 .*")

    def test_technician_comes_in_when_a_device_is_ill_from_the_start(self):
        hand = self.opened("sane:airscan:e0:Nobody")
        hand.press("扫描仪")
        hand.see("状态 连不上")
        hand.press("做测试")
        hand.press("测试一次")
        hand.see("出错 连不上")

    def test_technician_comes_in_when_a_device_is_not_configured(self):
        hand = self.opened("")
        hand.see("打印机")
        self.assertFalse(hand.sees("扫描仪"))


class Screens(Technician, unittest.TestCase):
    """The technicians' screens, and the hand at the simulators."""

    def setUp(self):
        cards = hall.ROOT / "tests" / "fixtures" / "cards"
        self.kiosk = self.enterContext(Kiosk(
            journey.BINARIES, f"sim:scanner?pace=instant&front={cards}/dev_000_fb_white.jpg&back={cards}/dev_001_fb_white.jpg",
            "sim:printer?pace=instant"))
        self.give_pin()

    def test_technician_knocks_tests_and_takes_the_kiosk_out_of_service(self):
        hand = self.kiosk.open()
        hand.see(HOME)
        self.knock(hand)
        self.enter(hand, "314159")
        hand.see("密码不对，还可以试 4 次")
        self.enter(hand)
        hand.see("设备")
        hand.press("扫描仪")
        hand.press("做测试")
        hand.press("测试一次")
        hand.see("结果 1 次，全部通过")
        hand.press("返回")
        hand.see("上次测试 1 次，1 次通过")
        hand.press("返回")
        hand.press("停用本机")
        hand.press("锁上")
        hand.see("工作人员正在维护本机")
        self.kiosk.wait_event("switched", off=1)
        self.kiosk.close()

        hand = self.kiosk.open()  # still so after a restart
        hand.see("工作人员正在维护本机")
        self.knock(hand)
        self.enter(hand)
        hand.press("恢复服务")
        hand.press("锁上")
        hand.see(HOME)
        self.assertNotIn(self.PIN, self.kiosk.log.read_text("utf-8"))

    def test_technician_is_kept_out_by_a_card_on_the_glass_and_by_a_visit(self):
        hand = self.kiosk.open()
        hand.see(HOME)
        hand.press(HOME)
        hand.press("自助复印.*")
        self.kiosk.wait_event("visit_began")
        for _ in range(7):
            hand.touch(20, 20)
        self.assertFalse(hand.sees("技术员入口"))
        hand.press("回首页")
        hand.see(HOME)
        card = hall.ROOT / "tests" / "fixtures" / "cards" / "dev_000_fb_white.jpg"
        self.tell("scanner", f"put={card}")
        self.knock(hand)
        self.enter(hand)
        hand.see("机器上还有证件.*")
        self.tell("scanner", "remove")
        self.enter(hand)
        hand.see("设备")

    def test_anybody_plays_faults_by_touching_the_dock(self):
        hand = self.kiosk.open()
        hand.see(HOME)
        copy_card.to_options(hand)
        hand.press("演示")
        hand.press("打印机")
        hand.press("没纸")
        hand.press("收起")
        hand.press("开始打印.*")
        hand.see(".*没纸.*|.*加纸.*")
        hand.press("演示")
        hand.press("修好")
        hand.press("收起")
        copy_card.farewell(hand)
        hand.see(HOME)
        self.assertEqual(self.kiosk.outcomes(), [("done", None)])

    def tell(self, slot, word):
        subprocess.run([journey.BINARIES / "banshi", "sim", slot, word, "--config", self.kiosk.config], check=True)


if __name__ == "__main__":
    journey.main()
