"""The copy of an identity card as a resident makes it: what is pressed, and what is waited for.

`look` is called with a sentence at each step; `lay` with the side that is put on the glass ("front", "back") and with
None when the card is taken away. Simulated scanners turn the card over by themselves.
"""

PAPER_SECONDS = 90  # what a printer may take, and the software behind it on a machine that is busy


def copy_card(hand, look=lambda sentence: None, lay=lambda side: None):
    """From the home screen to the home screen."""
    to_options(hand, look, lay)
    look("copies, colour and purpose, beside the true page")
    lay(None)
    hand.press("开始打印.*")
    hand.see("正在打印.*|请取走身份证和复印件")
    look("printing")
    farewell(hand, look)


def farewell(hand, look=lambda sentence: None):
    """From the printed page to the home screen."""
    hand.see("都拿好了", PAPER_SECONDS)
    look("take your card and your copy")
    hand.press("都拿好了")
    hand.see("便民服务.*")


def to_guide(hand, look=lambda sentence: None):
    """From the home screen to where the first side is asked for."""
    hand.see("便民服务.*", 60)
    look("the home screen")
    hand.press("便民服务.*")
    hand.see("自助复印.*")
    look("便民服务: what can be copied and printed")
    hand.press("自助复印.*")
    hand.press("身份证.*")
    hand.see("放好了，开始扫描", 30)


def to_options(hand, look=lambda sentence: None, lay=lambda side: None):
    """From the home screen to where copies, colour and purpose are chosen: both sides are scanned."""
    to_guide(hand, look)
    scan(hand, "front", look, lay)
    hand.press("看得清.*放国徽面")
    scan(hand, "back", look, lay)
    hand.press("看得清.*选份数")
    hand.see("开始打印.*")
    hand.see("份数 1")


def scan(hand, side, look=lambda sentence: None, lay=lambda side: None):
    """From the guide to the preview of one side."""
    side_on_screen, next_words = {"front": ("the side with the picture", "放国徽面"),
                                  "back": ("the side with the emblem", "选份数")}[side]
    hand.see("放好了，开始扫描", 30)
    look(f"how to put down {side_on_screen}")
    lay(side)
    hand.press("放好了，开始扫描")
    # A simulated scanner at its fastest is done before anybody sees that it works.
    hand.see(f"取消扫描|看得清.*{next_words}")
    look(f"scanning {side_on_screen}")
    hand.see(f"看得清.*{next_words}", 90)
    look(f"{side_on_screen}, found and set upright")
