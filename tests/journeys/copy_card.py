"""The copy of an identity card as a resident makes it: what is pressed, and what is waited for."""


def copy_card(hand, look=lambda sentence: None):
    """From the home screen to the home screen; `look` is called with a sentence at each step."""
    to_options(hand, look)
    look("copies, colour and purpose, beside the true page")
    hand.press("开始打印.*")
    hand.see("正在打印.*")
    look("printing")
    hand.see("都拿好了", 90)
    look("take your card and your copy")
    hand.press("都拿好了")
    hand.see("便民服务.*")


def to_options(hand, look=lambda sentence: None):
    """From the home screen to where copies, colour and purpose are chosen: both sides are scanned."""
    hand.see("便民服务.*", 60)
    look("the home screen")
    hand.press("便民服务.*")
    hand.see("自助复印.*")
    look("便民服务: what can be copied and printed")
    hand.press("自助复印.*")
    hand.press("身份证.*")
    _side(hand, look, "the side with the picture", "放国徽面")
    _side(hand, look, "the side with the emblem", "选份数")
    hand.see("开始打印.*")
    hand.see("份数 1")


def _side(hand, look, side, next_words):
    hand.see("放好了，开始扫描", 30)
    look(f"how to put down {side}")
    hand.press("放好了，开始扫描")
    # A simulated scanner at its fastest is done before anybody sees that it works.
    hand.see(f"取消扫描|看得清.*{next_words}")
    look(f"scanning {side}")
    hand.see(f"看得清.*{next_words}", 90)
    look(f"{side}, found and set upright")
    hand.press(f"看得清.*{next_words}")
