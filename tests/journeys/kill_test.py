"""The application is killed at ten points of a copy: nothing of the resident stays, the ledger closes what was open as
interrupted, nothing is printed a second time, and the next resident is served."""

import copy_card
import glass
import journey
from canary.search import search
from canary.secret import Secret
from machines import Plug, wait_until

SECRET = Secret()
INTERRUPTED = ("interrupted", None)


class Killed(journey.Journey):
    def setUp(self):
        super().setUp()
        self.card = glass.Planted(SECRET, self.outside)
        self.printer = self.pdf_printer()
        self.plug = self.enterContext(Plug(self.printer))
        self.kiosk_with(self.plug)
        self.hand = self.kiosk.open()

    def kill_and_go_on(self, outcomes, printed):
        """Kills it, starts it again. `outcomes` of the ledger and `printed` pages are what the copy before has left."""
        self.kiosk.kill()
        self.assertEqual(search(SECRET, [self.kiosk.home]), [])
        self.assertEqual(self.kiosk.pictures_left(), [])
        self.plug.set("pass")
        self.scanner.release()
        self.printer.tell(hold=False)
        self.printer.wait_idle()
        hand = self.kiosk.open()
        hand.see("便民服务.*", 60)
        self.assertEqual(self.kiosk.outcomes(), outcomes)
        self.copy(hand)
        self.assertEqual(self.kiosk.outcomes(), [*outcomes, ("done", None)])
        self.assertEqual(len(self.printer.printed()), printed + 1)

    def start_scan(self, side):
        self.scanner.hold()
        self.lay(side)
        self.hand.press("放好了，开始扫描")
        self.scanner.wait_scanning()

    def to_options_and_print(self, **orders):
        self.to_options(self.hand)
        self.printer.tell(**orders)
        self.hand.press("开始打印.*")

    def test_killed_at_home(self):
        self.hand.see("便民服务.*", 60)
        self.kill_and_go_on([], 0)

    def test_killed_at_the_guide(self):
        copy_card.to_guide(self.hand)
        self.kill_and_go_on([], 0)

    def test_killed_while_scanning_the_front(self):
        copy_card.to_guide(self.hand)
        self.start_scan("front")
        self.kill_and_go_on([], 0)

    def test_killed_at_the_preview(self):
        copy_card.to_guide(self.hand)
        copy_card.scan(self.hand, "front", lay=self.lay)
        self.kill_and_go_on([], 0)

    def test_killed_while_scanning_the_back(self):
        copy_card.to_guide(self.hand)
        copy_card.scan(self.hand, "front", lay=self.lay)
        self.hand.press("看得清.*放国徽面")
        self.start_scan("back")
        self.kill_and_go_on([], 0)

    def test_killed_at_the_options(self):
        self.to_options(self.hand)
        self.kill_and_go_on([], 0)

    def test_killed_before_the_printer_took_the_job(self):
        self.to_options(self.hand)
        self.plug.set("hold")
        self.hand.press("开始打印.*")
        wait_until(lambda: self.kiosk.ledger()[0], "the intent stands in the ledger")
        self.kill_and_go_on([INTERRUPTED], 0)

    def test_killed_while_printing(self):
        self.to_options_and_print(hold=True)
        self.printer.wait_printing()
        self.kill_and_go_on([INTERRUPTED], 1)  # the page was the printer's already

    def test_killed_after_the_page_came_out_and_before_it_was_written_down(self):
        self.to_options_and_print(hold=True)
        self.printer.wait_printing()
        self.plug.set("hold")
        self.printer.tell(hold=False)
        wait_until(self.printer.printed, "the page comes out")
        self.kill_and_go_on([INTERRUPTED], 1)

    def test_killed_at_the_farewell(self):
        self.to_options_and_print()
        self.hand.see("都拿好了", copy_card.PAPER_SECONDS)
        self.kill_and_go_on([("done", None)], 1)


if __name__ == "__main__":
    journey.main()
