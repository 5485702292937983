"""Where a name that its owner hides stays readable in what people type: as a part of other words.

Such a name (高 in 高空) is not replaced there, so that the forms on which somebody chooses to hide
their name say so once, before it is registered.
"""

from cases.models import Party
from cases.words.written_names import stays_in

CANNOT_BE_HIDDEN = "“{}”写在{}里，对方看得到：这样的姓名系统不能自动遮住。"
AT_REGISTRATION = (
    f"{CANNOT_BE_HIDDEN}指这一方的，请改写成“申请人”“住户”等；不是指这一方的，勾选这一项再提交。"
)
AT_A_CORRECTION = (
    f"{CANNOT_BE_HIDDEN}"
    "指这一方的，先用“更正登记”“变更请求”改写；不是指这一方的，这里选“也是常用词”。"
)
OF_A_COMPLAINT = (
    "“{}”写在{}里，物业和对方看得到：这样的姓名系统不能自动改成“一位住户”。"
    "指您自己的，请改写成“我”；不是指您的，勾选这一项再提交。"
)


def warning(sentence: str, name: str, texts: dict[str, str]) -> str:
    """The sentence with the labels of the texts in which the name stays; empty without one."""
    names = Party(name=name).all_names
    where = [label for label, text in texts.items() if stays_in(text, names)]
    return sentence.format(name, "、".join(where)) if where else ""
