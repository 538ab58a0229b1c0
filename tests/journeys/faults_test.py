"""What goes wrong on the way: the screen says what and who can help, the ledger tells the truth, no page comes twice,
and the next resident is served."""

import ctypes
import os
import pathlib
import subprocess

import copy_card
import journey
from machines import Plug

PRINT = "开始打印.*"
AGAIN = "再试一次"
CALL = "呼叫工作人员"
HOME = "便民服务.*"
GUIDE = "放好了，开始扫描"
PAPER_OUT = "没纸了，或纸盒没推到底"


class WithRasterPrinter(journey.Journey):
    """Paper out: a printer whose tray can be empty at any time."""

    def setUp(self):
        super().setUp()
        self.printer = self.raster_printer()
        self.kiosk_with(self.printer)
        self.hand = self.kiosk.open()
        self.to_options(self.hand)

    def assert_goes_on_after_the_refill(self):
        """The page comes once, and the next resident is served."""
        self.printer.order("-media-empty")
        copy_card.farewell(self.hand)
        self.assertEqual(len(self.printer.printed()), 1)

        self.copy(self.hand)
        self.assertEqual(len(self.printer.printed()), 2)
        self.assertEqual(self.kiosk.outcomes(), [("done", None)] * 2)

    def test_paper_out_before_printing_waits_for_paper(self):
        self.printer.order("+media-empty")
        self.hand.press(PRINT)
        self.hand.see(PAPER_OUT)
        self.hand.see(CALL)
        self.assertEqual(self.printer.printed(), [])
        self.assert_goes_on_after_the_refill()

    def test_paper_refilled_after_the_resident_left_prints_nothing(self):
        self.printer.order("+media-empty")
        self.hand.press(PRINT)
        self.hand.see(PAPER_OUT)
        self.hand.press("取消打印")
        self.hand.see(PRINT)
        self.hand.press("回首页")
        self.printer.order("-media-empty")
        self.hand.see(HOME, journey.RECOVERY_SECONDS)

        self.copy(self.hand)
        self.assertEqual(len(self.printer.printed()), 1)
        self.assertEqual(self.kiosk.outcomes(), [("cancelled", "cancelled"), ("done", None)])

    def test_idle_kiosk_closes_its_door_for_each_trouble_with_paper_and_opens_it_by_itself(self):
        self.hand.press("回首页")
        self.hand.see(HOME)
        for trouble, mended, words in (("+media-empty", "-media-empty", PAPER_OUT),
                                       ("+input-tray-missing", "-input-tray-missing", "打印机的纸盒没推到底"),
                                       ("load a5", "load a4", "纸盒里没有 A4 纸")):
            with self.subTest(trouble):
                self.printer.order(trouble)
                self.hand.see(words, journey.RECOVERY_SECONDS)
                self.printer.order(mended)
                self.hand.see(HOME, journey.RECOVERY_SECONDS)
        self.copy(self.hand)
        self.assertEqual(len(self.printer.printed()), 1)

    def test_another_size_in_the_tray_is_said_and_waited_for(self):
        self.printer.order("load a5")
        self.hand.press(PRINT)
        self.hand.see("纸盒里没有 A4 纸")
        self.assertEqual(self.printer.printed(), [])
        self.printer.order("load a4")
        copy_card.farewell(self.hand)
        self.assertEqual(len(self.printer.printed()), 1)

    def test_paper_out_during_printing_goes_on_after_the_refill(self):
        self.printer.order("hold")
        self.hand.press(PRINT)
        self.printer.wait_for_sheet()
        self.printer.order("+media-empty")
        self.printer.order("release")
        self.hand.see(PAPER_OUT)
        self.hand.see(CALL)
        self.assert_goes_on_after_the_refill()


class WithPdfPrinter(journey.Journey):
    def setUp(self):
        super().setUp()
        self.printer = self.pdf_printer()
        self.plug = self.enterContext(Plug(self.printer))
        self.plug.address += "?back=5"  # seconds: nobody waits here for a printer that may restart
        self.kiosk_with(self.plug)
        self.hand = self.kiosk.open()

    def assert_next_visit_works(self, earlier, outcomes):
        """A whole copy after `earlier` pages; the ledger then has these outcomes and one that is done."""
        self.copy(self.hand)
        self.assertEqual(len(self.printer.printed()), earlier + 1)
        self.assertEqual(self.kiosk.outcomes(), [*outcomes, ("done", None)])

    def unknown_outcome_then_home(self, plugged_in=lambda: None):
        self.hand.see("不知道印好了没有", 60)
        self.hand.see(CALL)
        self.assertFalse(self.hand.sees(AGAIN), "a second page might come out")
        plugged_in()
        self.hand.press("回首页")
        self.hand.see(HOME, journey.RECOVERY_SECONDS)

    def test_printer_restarted_in_the_middle_is_not_trusted(self):
        self.to_options(self.hand)
        self.printer.tell(hold=True)
        self.hand.press(PRINT)
        self.printer.wait_printing()
        self.printer.tell(restart=True)
        self.unknown_outcome_then_home()
        self.printer.tell(hold=False)
        self.printer.wait_idle()
        self.assert_next_visit_works(0, [("unproven", None)])

    def test_printer_that_goes_away_with_the_job_leaves_the_outcome_unknown(self):
        self.to_options(self.hand)
        self.printer.tell(hold=True)
        self.hand.press(PRINT)
        self.printer.wait_printing()
        self.plug.set("closed")
        self.unknown_outcome_then_home(plugged_in=lambda: self.plug.set("pass"))
        self.printer.tell(hold=False)
        self.printer.wait_idle()
        # It had the whole page and printed it where nobody could hear: once, and not again.
        self.assertEqual(len(self.printer.printed()), 1)
        self.assert_next_visit_works(1, [("unproven", None)])

    def test_printer_that_speaks_nonsense_is_tried_again_by_hand_only(self):
        self.to_options(self.hand)
        self.plug.set("nonsense")
        self.hand.press(PRINT)
        self.hand.see("这一次没有印成|打印机没有连上")
        self.hand.see(CALL)
        self.assertEqual(self.printer.printed(), [])
        (outcome, _), = self.kiosk.outcomes()
        self.assertEqual(outcome, "failed")
        self.plug.set("pass")
        self.hand.press(AGAIN)
        copy_card.farewell(self.hand)
        self.assertEqual(len(self.printer.printed()), 1)
        self.assert_next_visit_works(1, [*self.kiosk.outcomes()])

    def test_device_host_killed_while_printing_leaves_the_outcome_unknown(self):
        self.to_options(self.hand)
        self.printer.tell(hold=True)
        self.hand.press(PRINT)
        self.printer.wait_printing()
        self.kiosk.kill_host_on(self.plug.port)
        self.unknown_outcome_then_home()
        self.printer.tell(hold=False)
        self.printer.wait_idle()
        # The page was the printer's before the host died: it comes once, and not again.
        self.assertEqual(len(self.printer.printed()), 1)
        self.assert_next_visit_works(1, [("unproven", "faulty")])

    def scan_goes_wrong(self):
        self.scanner.hold()
        copy_card.to_guide(self.hand)
        self.lay("front")
        self.hand.press(GUIDE)
        self.scanner.wait_scanning()

    def assert_scan_works_now(self):
        """From the problem on the screen to a printed page."""
        self.scanner.release()
        self.hand.press(AGAIN)
        self.hand.press("看得清.*放国徽面", 60)
        copy_card.scan(self.hand, "back", lay=self.lay)
        self.hand.press("看得清.*选份数")
        self.hand.press(PRINT)
        self.lay(None)
        copy_card.farewell(self.hand)
        self.assertEqual(len(self.printer.printed()), 1)
        self.assertEqual(self.kiosk.outcomes(), [("done", None)])

    def test_scanner_unplugged_in_the_middle(self):
        self.scan_goes_wrong()
        self.scanner.tell(unplugged=True)
        self.hand.see("扫描仪没有连上", 60)
        self.hand.see(CALL)
        self.scanner.tell(unplugged=False)
        self.assert_scan_works_now()

    def test_scanner_hanging_in_the_middle_can_be_left(self):
        self.scan_goes_wrong()
        self.hand.press("取消扫描")
        self.hand.see(GUIDE)
        self.scanner.release()
        self.scanner.tell(fault=None)
        self.hand.press(GUIDE)
        self.hand.see("看得清.*放国徽面", 60)
        self.assertEqual(self.kiosk.outcomes(), [])

    def test_scanner_that_returns_nothing(self):
        copy_card.to_guide(self.hand)
        self.lay("front")
        self.scanner.tell(fault="empty")
        self.hand.press(GUIDE)
        self.hand.see("这一次没有扫成", 60)
        self.scanner.tell(fault=None)
        self.assert_scan_works_now()

    def test_device_host_killed_while_scanning(self):
        self.scan_goes_wrong()
        self.kiosk.kill_host_on(self.scanner.port)
        self.hand.see("这一次没有扫成", 60)
        self.assert_scan_works_now()


class Slow(journey.Journey):
    """Waits out the times of the product itself."""

    def test_scanner_hanging_is_given_up_by_the_machine(self):
        kiosk = self.kiosk_with(self.pdf_printer())
        hand = kiosk.open()
        copy_card.to_guide(hand)
        self.lay("front")
        self.scanner.tell(fault="hang")
        hand.press(GUIDE)
        hand.see("这一次没有扫成", 150)  # 60 s of silence are the limit
        hand.see(CALL)
        self.scanner.tell(fault=None)
        hand.press(AGAIN)
        hand.see("看得清.*放国徽面", 60)

    def test_resident_who_walks_away_is_asked_and_forgotten(self):
        kiosk = self.kiosk_with(self.pdf_printer(), idle={"warn_after_s": 10, "answer_within_s": 20})
        hand = kiosk.open()
        copy_card.to_guide(hand)
        copy_card.scan(hand, "front", lay=self.lay)
        hand.see("您还在吗？", 60)
        hand.press("我还在")
        hand.see_gone("您还在吗？")
        self.assertTrue(hand.sees("看得清.*放国徽面"), "nothing is lost for who answers")
        hand.see("您还在吗？", 60)
        hand.see(HOME, 90)
        kiosk.wait_event("visit_ended")
        self.assertEqual(kiosk.pictures_left(), [])
        self.assertEqual(kiosk.outcomes(), [])
        self.copy(hand)
        self.assertEqual(kiosk.outcomes(), [("done", None)])


class Disk(journey.Journey):
    """The state lies on a small disk of its own, mounted for this test's processes alone."""

    def setUp(self):
        if os.geteuid() != 0 or subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode:
            self.skipTest("a disk of its own needs root and a private mount namespace")
        ctypes.CDLL(None).unshare(0x00020000)  # CLONE_NEWNS
        self.mount("--make-rprivate", "/")
        super().setUp()
        self.printer = self.pdf_printer()

    def kiosk_on_small_disk(self, **setting):
        self.kiosk_with(self.printer, **setting)
        self.mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", self.kiosk.state)
        self.addCleanup(subprocess.run, ["umount", "-l", self.kiosk.state], check=True)
        return self.kiosk

    def fill(self):
        """Returns the file that takes all there is."""
        filler = self.kiosk.state / "filler"
        with open(filler, "wb", buffering=0) as file:
            with self.assertRaises(OSError):
                while True:
                    file.write(bytes(4096))
        return filler

    @staticmethod
    def mount(*words):
        subprocess.run(["mount", *(str(word) for word in words)], check=True)

    def test_full_disk_prints_nothing_and_recovers(self):
        hand = self.kiosk_on_small_disk().open()
        self.to_options(hand)
        filler = self.fill()
        hand.press(PRINT)
        hand.see("这台机器暂时不能印")
        hand.see(CALL)
        self.assertEqual(self.printer.printed(), [])
        hand.press("回首页")
        filler.unlink()
        self.copy(hand)
        self.assertEqual(len(self.printer.printed()), 1)
        self.assertEqual(self.kiosk.outcomes(), [("done", None)])

    def test_disk_that_fills_up_closes_the_door_until_there_is_room(self):
        hand = self.kiosk_on_small_disk(min_free_mb=1).open()
        hand.see(HOME)
        filler = self.fill()
        hand.see("本机的存储出了问题", journey.RECOVERY_SECONDS)
        hand.see("请到一楼.*")
        self.kiosk.wait_event("storage", room=0)
        filler.unlink()
        hand.see(HOME, journey.RECOVERY_SECONDS)
        self.kiosk.wait_event("storage", room=1)
        self.copy(hand)
        self.assertEqual(self.kiosk.outcomes(), [("done", None)])

    def test_read_only_disk_at_start_closes_the_door_until_it_is_mended(self):
        self.kiosk_on_small_disk()
        self.mount("-o", "remount,ro", self.kiosk.state)
        hand = self.kiosk.open()
        hand.see("本机的存储出了问题", 60)
        hand.see("请到一楼.*")
        self.mount("-o", "remount,rw", self.kiosk.state)
        self.copy(hand)
        self.assertEqual(self.kiosk.outcomes(), [("done", None)])


class Start(journey.Journey):
    def test_corrupt_ledger_is_set_aside_and_named_by_a_new_chain(self):
        printer = self.pdf_printer()
        kiosk = self.kiosk_with(printer)
        self.copy(kiosk.open())
        kiosk.close()
        ledger = kiosk.state / "ledger.db"
        content = bytearray(ledger.read_bytes())
        for offset in range(4096, len(content), 64):
            content[offset] ^= 0xFF
        ledger.write_bytes(content)

        self.copy(kiosk.open())
        kiosk.wait_event("ledger_set_aside")
        entries, verification = kiosk.ledger()
        self.assertTrue(verification["intact"])
        self.assertIn("follows", verification)
        self.assertEqual([entry["outcome"] for entry in entries], ["done"])
        aside, = kiosk.state.glob("ledger.db.corrupt-*Z")
        self.assertEqual(aside.read_bytes(), content)
        self.assertEqual(len(printer.printed()), 2)

    def test_clock_in_1970_copies_without_a_false_date(self):
        library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
        if not library:
            self.skipTest("faketime is missing")
        printer = self.pdf_printer()
        kiosk = self.kiosk_with(printer)
        # Monotonic time goes on: timers and deadlines run as ever.
        hand = kiosk.open(LD_PRELOAD=str(library), FAKETIME="@1970-01-01 00:05:00", FAKETIME_DONT_FAKE_MONOTONIC="1",
                          ASAN_OPTIONS="verify_asan_link_order=0")  # a sanitizer wants to be preloaded first
        self.copy(hand)
        entry, = kiosk.ledger()[0]
        self.assertEqual((entry["outcome"], entry["clock"], entry["begun"][:4]), ("done", "unset", "1970"))
        text = subprocess.run(["pdftotext", printer.printed()[0], "-"], check=True, capture_output=True, text=True).stdout
        self.assertNotIn("1970", text)


if __name__ == "__main__":
    journey.main()
