"""A quick record as a mediator writes it at the gate."""


def records(mediator):
    """Two people, what they agreed on, and the oral agreement is recorded."""
    mediator.chooses("小区", "侨韵苑")
    mediator.fills("具体地点", "东门岗亭")
    mediator.chooses("什么事", "停车")
    mediator.fills("经过", "车位被占，双方争吵。")
    for side, name, phone in ((1, "林望舒", "13800001111"), (2, "陶然亭", "13900002222")):
        mediator.fills("姓名或者名称", name, side)
        mediator.fills("电话", phone, side)
        mediator.chooses("怎么参加的", "在场", side)
        mediator.ticks("自愿调解", number=side)
        mediator.ticks("已告知权利义务", number=side)
    mediator.fills("哪天", mediator.today)
    mediator.ticks("我与各方没有利害关系")
    mediator.chooses("钱怎么付", "不涉及钱")
    mediator.fills("还说定", "当面道歉，今后互让。")
    mediator.chooses("还说定的事做完了吗", "当场已经做完")
    mediator.chooses("怎么开始的", "调解员主动介入")
    mediator.presses("登记口头协议")
