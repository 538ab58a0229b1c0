"""A resident files an appeal at the kiosk, and it arrives at a real center, once."""

import glass
import journey
from canary.search import search
from canary.secret import Secret
from center import Center
from hand import NotSeen
from machines import wait_until

SECRET = Secret(name="191 2345 0678", number="19123450678")  # as it is shown, as it is typed
NUMBER = r"XH01-\d{6}-\w"


class Appeal(journey.Journey):
    def open(self):
        """A hall whose kiosk belongs to a center that is there."""
        self.printer = self.pdf_printer()
        kiosk = self.kiosk_with(self.printer, idle={"warn_after_s": 3600})  # a search takes longer than a resident
        self.center = self.enterContext(Center(journey.BINARIES, self.folder("banshi-center-")))
        self.center.enroll(kiosk)
        self.center.wait_link(kiosk, "online")
        return kiosk.open()

    def found(self):
        return search(SECRET, [self.kiosk.home, self.kiosk.desk.scratch, "/dev/shm"],
                      self.kiosk.family() + [self.center.agent.pid])

    def begin(self, hand):
        """The tile opens as soon as the kiosk knows where it belongs."""
        hand.see("诉求直达.*", 60)
        def opened():
            hand.press("诉求直达.*")
            try:
                return hand.see("出了什么问题？|这项服务还没开到本机", 20) == "出了什么问题？"
            except NotSeen:
                return False
        if not opened():
            hand.press("回首页.*")
            self.assertTrue(opened())

    def to_review(self, hand, page=False):
        self.begin(hand)
        hand.press("路灯不亮")
        hand.see("在哪一片？")
        hand.press("第5网格")
        hand.see("有图片或材料吗？")
        if page:
            self.lay("front")
            hand.press("放好了，扫一页")
            hand.press("就这 1 页，下一步", 90)
            self.lay(None)
        else:
            hand.press("没有，下一步")
        for digit in SECRET.number:
            hand.press(digit)
        hand.press("号码对，下一步")
        hand.see("对，提交")

    def wait_case(self, number):
        wait_until(self.center.cases, "a case at the center")
        self.assertEqual([case[0] for case in self.center.cases()], [number])
        return self.center.cases()[0]

    def test_filed_appeal_arrives_once_and_leaves_nothing_in_the_kiosk(self):
        hand = self.open()
        self.card = glass.Planted(SECRET, self.outside)
        self.to_review(hand, page=True)
        self.assertNotEqual(self.found(), [], "in the middle of a visit")
        hand.press("对，提交")
        number = hand.see(NUMBER, 60)
        hand.see("已送到服务中心", 60)
        self.assertEqual(self.wait_case(number), (number, "s01-g005", 1))
        hand.press("拿好了，结束", 90)
        hand.see("便民服务.*")
        self.assertEqual(len(self.printer.printed()), 1, "the slip")
        self.assertEqual(self.kiosk.outcomes()[0][0], "done")
        wait_until(lambda: not self.found(), "nothing of it is left in the kiosk")

    def test_appeal_filed_while_the_center_is_away_waits_and_arrives_once(self):
        hand = self.open()
        self.center.stop()
        self.center.wait_link(self.kiosk, "away")
        self.to_review(hand)
        hand.see("现在连不上服务中心，.*12345", 30)
        hand.press("对，提交")
        number = hand.see(NUMBER, 60)
        hand.see("已保存，待发送")
        hand.press("拿好了，结束", 90)
        self.center.start()
        self.wait_case(number)


if __name__ == "__main__":
    journey.main()
