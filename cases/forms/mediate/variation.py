"""Forms of a variation of what is in force: its text made final, talks, or nothing of it."""

from typing import ClassVar

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.sections import After, Section
from cases.law import articles
from cases.law.clock_rules import LAPSE_OF_TALKS

WHY = "为什么"
UNWRITTEN_ENDS = "签署生效以后照新的文本办：已经付清、做完的不再写，没有写进去的不再履行"
WHAT_IT_REPLACES = f"草稿写全变更以后各方还要做的事。{UNWRITTEN_ENDS}。"
BINDS_ON = After("变更的协议签署生效以前，原来的继续有效、照常履行", articles.BINDING)
CONFIRMED_AGAIN = After(
    "变更后的协议没有经司法确认的，不能直接申请执行；各方可以再共同申请司法确认",
    articles.JOINT_CONFIRMATION,
)
# The same of a text made final after talks, beside an agreement in force.
IT_REPLACES = (BINDS_ON, After(UNWRITTEN_ENDS), CONFIRMED_AGAIN)


@form_of("vary")
class Vary(ActForm):
    freezes_text = True
    explain = WHAT_IT_REPLACES
    on_label = "定稿日期"
    day_counts = True
    sections = (Section("哪天定稿", ("on",)),)
    after = (BINDS_ON, CONFIRMED_AGAIN)


@form_of("renegotiate")
class Renegotiate(Reason):
    explain = "各方都愿意再谈、变更协议的，重新协商；谈不成的，放弃变更，继续履行。"
    on_label = "重新协商的日期"
    day_counts = True
    sections = (Section(WHY, ("reason",)), Section("哪天开始的", ("on",)))
    after = (BINDS_ON,)
    lapses: ClassVar = {"K9": LAPSE_OF_TALKS}
    phrases = {"reason": ("一方暂时付不出。", "情况有变化，各方愿意再谈。")}


@form_of("abandon_variation")
class AbandonVariation(Reason):
    on_label = "放弃变更的日期"
    day_counts = True
    sections = (Section(WHY, ("reason",)), Section("哪天放弃的", ("on",)))
    after = (After("变更的草稿、没有签齐的文本作废；原来的照常履行", articles.BINDING),)
    phrases = {"reason": ("没有谈成。", "一方不同意变更。")}
