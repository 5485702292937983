"""Duties not to act, to tolerate, or to do something again and again.

They last until their day, and nothing falls due on it.

Only a breach counts (执行程序解释第二十一条). What people write under another kind of clause is
read by its first words: 不得在楼道堆物 is such a duty, 不得迟于三日内修复 is work with a due day.
"""

import re

from cases.law.repetitions import repetition_in

KINDS = frozenset({"refrain", "tolerate"})
MAY_READ_SO = frozenset({"act", "other"})

_WHO = "双方|各方|双方当事人|各方当事人|任何一方|[甲乙丙丁]方|申请人|被申请人"
_FROM_NOW = "(?:今后|以后|此后|从今以后|从今往后|自即日起|即日起|从即日起|，)*"
_PROMISED = "(?:承诺|保证|应当|应|须|同意)*"
_TERM = "(?:得|可以?|能|应)?(?:晚于|迟于|超过|少于|低于|小于)"
_NOT = f"不(?!{_TERM})(?:得|再|准|许|可|能|会|应|允许)|(?:承诺|保证)不(?!{_TERM})"
_MUTUAL = "互不(?!相欠|欠|追究|追偿|索赔|主张)"  # 互不追究 gives a claim up, at once
# 今后不在楼道堆物, 互不打扰; not 今后不定期清扫, which is work.
_NOT_AGAIN = f"{_MUTUAL}|不(?!{_TERM})(?!定期|断|间断|时|少)"
_OTHER = "禁止|严禁|避免|允许|准许|容忍|保持|维持"
_SINCE = "(?:今后|以后|此后|从今以后|从今往后|自即日起|即日起|从即日起)，?(?:都|均|一律|再|绝|决)?"
# 每周打扫一次: a single day on which all of it is due would be its last day only.
_REPEATED = "每[隔逢]?[一两二三半]?个?(?:日|天|晚|早|周|星期|礼拜|月|季|年)|定期|按[月周季]"
# 免费保修五年, 接到通知后三日内返修: whenever it is called for, nothing on the last day.
_WARRANTED = "(?:免费|无偿|负责|提供|予以|继续)*(?:保修|质保|包修|随叫随到)"
_ON_CALL = re.compile("每次|随时|随叫随到|(?:接到?|收到).{0,8}(?:通知|报修|电话|投诉|请求)")
# 音量不超过55分贝: kept every day, not reached on one; 使噪声不超过 says what work is for.
_KEPT_WITHIN = (
    "(?![^，。；]{0,12}[使让将把令降])[^，。；]{0,8}(?:音量|噪[声音]|声音|室温|温度)(?:都|均|一律|应当?|须)?"
    "(?:不(?:得|能|应|可以?)?(?:超过|高于|大于|低于|小于|少于)|(?:控制|保持|限制)在)"
)
_BEGINNING = (
    f"{_FROM_NOW}(?:{_NOT}|{_MUTUAL}|{_PROMISED}{_FROM_NOW}(?:{_NOT}|{_OTHER}|{_REPEATED}))"
    f"|{_PROMISED}{_SINCE}(?:{_NOT_AGAIN})|{_PROMISED}{_FROM_NOW}{_KEPT_WITHIN}"
    f"|{_PROMISED}{_FROM_NOW}{_WARRANTED}"
)


def is_done_again(hours: str) -> bool:
    """Whether something is done again and again at such times: 每日, 接到通知后三日内.

    >>> [is_done_again(words) for words in ("每季度", "每次接到报修后三日内", "8时至18时")]
    [True, True, False]
    """
    return repetition_in(hours) is not None or bool(_ON_CALL.search(hours))


def is_lasting(
    kind: str, text: str, by: str = "", *, has_day: bool = True, hours: str = ""
) -> bool:
    """Whether a clause of this kind and text binds `by` not to act, to tolerate, or to do something
    again and again, as its `hours` (每日) may say.

    Without a day such words under another kind bind nobody until then: they are acts of the past
    or of good will (保证不再发生), which are done when they are said.
    """
    if kind in KINDS:
        return True
    if kind == "act" and is_done_again(hours):
        return True
    if not has_day:
        return False
    who = f"(?:{_WHO}{'|' + re.escape(by) if by else ''})?"
    return kind in MAY_READ_SO and bool(re.match(f"{who}(?:{_BEGINNING})", text.strip()))
