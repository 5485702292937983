"""Whether the words of a power of attorney let an agent settle for a party.

By analogy to litigation (民诉法 62, 民诉法解释 89): to admit, waive or change claims and to settle
takes special authority, which names these acts; 一般授权, or 全权代理 and 特别授权 alone, do not.
"""

import re
import unicodedata

GENERAL = re.compile("一般(?:授权|代理|委托)")
NAMED = re.compile(
    "和解|(?:达成|订立|签订|签署|签字|签)[^，。；、]{0,6}协议"
    "|调解(?!会|活动|程序|记录|笔录|员|委|室|书|手续|事宜|事务|组织|机构|过程|期间)"
)
VERBS = re.compile("参加|参与|出席|列席|陪同|协助|旁听|代为|进行|接受|签|达成|订立|同意")
ATTENDING = frozenset({"参加", "参与", "出席", "列席", "陪同", "协助", "旁听"})
DENIED = re.compile(
    "不含|不包括|不包含|不得|不能|不可|不予|不代|无权|没有|未获|除外?|禁止|非经|未经|不授权"
)
HELD_BACK = re.compile("除外|须|需|另行|不在|批准|追认")
# What is said apart of the settling, or of everything, that the party keeps for itself.
KEPT = re.compile(
    "(?:和解|协议|调解|上述|以上|均|都|但)[^。；;]{0,12}(?:须|需|应|要)[^。；;]{0,12}"
    "(?:同意|确认|批准|追认|认可|授权)"
)
SENTENCE_ENDS = re.compile("[。；;！!\n]")


def may_settle(scope: str) -> bool:
    """Whether a power of attorney with these words names the settling and does not deny it.

    >>> may_settle("特别授权：代为和解、签署调解协议"), may_settle("代为放弃请求，进行和解")
    (True, True)
    >>> [may_settle(words) for words in ("一般授权", "全权代理", "特别授权", "代为参加调解")]
    [False, False, False, False]
    """
    words = "".join(unicodedata.normalize("NFKC", scope).split())
    if GENERAL.search(words) or KEPT.search(words):
        return False
    return any(_settles(sentence) for sentence in SENTENCE_ENDS.split(words))


def _settles(sentence: str) -> bool:
    """Whether a sentence names the settling before it denies anything, and holds nothing back."""
    for named in NAMED.finditer(sentence):
        before = sentence[: named.start()]
        after = re.split("[,，]", sentence[named.end() :], maxsplit=1)[0]
        verbs = VERBS.findall(sentence[: named.end()])
        attends = bool(verbs) and verbs[-1] in ATTENDING
        if not (attends or DENIED.search(before) or HELD_BACK.search(after)):
            return True
    return False
