"""减免: what is no longer asked for, wholly, in part, or for a period."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_kinds.condition import IF, OF_ITSELF
from cases.law.clause_kinds.letting_off import (
    EFFECTS,
    EVERYBODY,
    ON_TIME,
    ONE,
    UPON,
    WHOSE,
    under,
)
from cases.law.clause_text import (
    GAP,
    Wording,
    by_day,
    ending,
    join,
    names_somebody,
    period,
    told_apart,
    without,
)
from cases.law.money import both
from cases.law.shares import share_in_words

GIVEN_UP = (
    "减免",
    "免除",
    "放弃",
    "豁免",
    "免收",
    "免交",
    "免去",
    "减收",
    "不再收取",
    "不再要求",
)  # what the sentence says itself


ALSO_BEHIND = re.compile(f"(?<=.)(?:予以|全部|部分)*(?:{'|'.join(GIVEN_UP)}|不收)$")  # 滞纳金免除
NO_LONGER = re.compile("不(?:再|予)?(主张|追究|追偿|收取|计收|索要|索赔|要求|收)(.*)")
A_CLAIM = ("权利", "主张", "请求", "诉求", "诉讼请求", "要求", "追究")


def _sentence(c: Wording) -> str:
    return _of_a_clause(c) if c.of_clause else _in_words(c)


def _of_a_clause(c: Wording) -> str:
    """What of which clause is given up, at once or once something came about."""
    given_up = f"{c.by or GAP}免除{_what_of_whom(c)}"
    if c.effect == ON_TIME:
        kept = f"{_payers(c)}按期付清{under(c.of_clause).removeprefix('依')}其余款项的"
        return f"{join(kept, given_up)}；没有按期付清的，不免除"
    if c.effect == UPON:
        came = ending(IF.sub("", c.standard) or GAP, "的", *OF_ITSELF)
        by_when = by_day(c.due_on) if c.due_on else ""
        return f"{join(came, given_up)}；{by_when}条件没有成就的，不免除"
    return f"自本协议生效之日起，{given_up}"


def _payers(c: Wording) -> str:
    """Who owes it: of a joint debt all of them, unless one is released alone."""
    return "各付款人" if c.whose == EVERYBODY else c.to


def _what_of_whom(c: Wording) -> str:
    """周被依本协议第一条应付的…; of one joint debtor, within its share (民法典520)."""
    if c.whose != ONE:
        return f"{_payers(c)}{under(c.of_clause)}{_what_of_it(c)}"
    share = f"{c.to or GAP}{under(c.of_clause)}连带应付款项中应当由其承担的份额"
    if c.amount:
        return f"{share}内的{both(c.amount)}，各付款人仍连带付其余款项"
    return f"{share}，{c.to or GAP}不再付款，其余款项由其他付款人付"


def _what_of_it(c: Wording) -> str:
    """应付的利息人民币…, or 尚未履行的部分."""
    if not c.amount:
        return "尚未履行的部分"
    text = without(ALSO_BEHIND.sub("", c.text), *GIVEN_UP)
    return f"应付的{'' if THE_REST.fullmatch(text) else text}{both(c.amount)}"


def _part_has_a_sum(c: Wording) -> bool:
    """Whether all of the clause is given up, or the sum of the part that words name."""
    return not c.of_clause or bool(c.amount or not c.text or THE_REST.fullmatch(c.text))


def _in_words(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else ""
    if c.ratio:
        sum_ = f"的{share_in_words(c.ratio)}{sum_ and f'，即{sum_}'}"
    by, to = told_apart(c.by), told_apart(c.to)
    said = ALSO_BEHIND.sub("", without(c.text, by, "同意", "自愿", *GIVEN_UP, to))
    span = period(c)
    of_time = f"{span}的" if span and c.until_on else ""
    since = span if span and not c.until_on else _since(c.due_event)
    return join(f"{c.by or GAP}同意{_given_up(c, of_time, said, sum_)}", since)


def _given_up(c: Wording, of_time: str, said: str, sum_: str) -> str:
    """减免李申物业费; of a claim itself that it is no longer pursued, or given up."""
    named = names_somebody(c.to_names or (c.to,), said)
    if pursued := NO_LONGER.fullmatch(said):
        deed, what = pursued.groups()
        other = "" if named else c.to if deed == "追究" else c.to and f"向{c.to}"
        verb = f"追究{other}" if deed == "追究" else f"{other}{deed}"
        return f"不再{verb}{of_time}{what}{sum_}"
    if said.endswith(A_CLAIM):
        what = said if named or not c.to else f"对{c.to}的{without(said, '对')}"
        return f"放弃{of_time}{what}{sum_}"
    return f"减免{c.to}{of_time}{said or ('' if sum_ else GAP)}{sum_}"


def _since(event: str) -> str:
    return event and f"自{without(event, '自', '从').removesuffix('起')}起"


THE_REST = re.compile("(?:其余|余下|剩余|剩下|全部|尚未|未付|余)?的?(?:款项|部分|款|全部|义务)?")
BY_WHICH_DAY = "没有写明条件最晚哪天成就"
HOW_MUCH = "按期付清才免除的，没有写明免除多少"
WHICH_PART = "只免除一部分的，没有写明金额；全部免除的，内容请空着"


OF_WHOM = "选了免除谁的，请写免除第几条约定的。"
OF_WHICH = "选了什么时候免除、写了条件的，请写免除第几条约定的。"
BY_SUM = "写了第几条的，按金额免除，减免几成、哪天起的不写；按几成、按期间减免的，不写第几条。"


def _names_what_waits(c: Wording) -> bool:
    return bool(c.of_clause or not (c.effect or c.standard or c.due_on))


def _is_by_sum(c: Wording) -> bool:
    return not (c.of_clause and (c.ratio or c.from_on or c.until_on or c.due_event))


def _says_what(c: Wording) -> bool:
    return bool(c.text or c.of_clause or row.has_amount(c))


def _effect_is_known(c: Wording) -> bool:
    return bool(c.effect) if c.of_clause else True


def _warnings(c: Wording) -> list[str]:
    """Only what names a clause is booked."""
    return [row.NOT_BOOKED] if c.amount and not c.of_clause else []


ROW = row.ClauseKind(
    "waiver",
    "减免",
    {
        "by_party": "谁减免",
        "to_party": "减免谁的",
        "text": "减免什么",
        "of_clause": "免除第几条约定的（不针对某一条的不填）",
        "whose": "那一条几个人连带付的，免除谁的",
        "amount": "金额（元），剩下的全部免除的不填",
        "ratio": "减免几成（30%、三分之一）",
        "effect": "什么时候免除（写了第几条的）",
        "standard": "什么条件（附条件的）",
        "due_on": "条件最晚哪天成就",
        "from_on": "哪天起的",
        "until_on": "到哪天为止的",
        "due_event": "从什么时候起",
    },
    _sentence,
    (
        row.WHO,
        row.ANOTHER,
        ("text", _says_what, "没有写明减免什么" + row.UNCLEAR),
        ("effect", _effect_is_known, "没有选什么时候免除" + row.UNCLEAR),
        ("of_clause", _names_what_waits, OF_WHICH),
        ("of_clause", _is_by_sum, BY_SUM),
        ("of_clause", lambda c: c.of_clause or not c.whose, OF_WHOM),
        ("standard", lambda c: c.effect != UPON or c.standard, "没有写明是什么条件" + row.UNCLEAR),
        (
            "due_on",
            lambda c: c.effect != UPON or c.due_on,
            BY_WHICH_DAY + row.UNCLEAR,
        ),
        ("amount", lambda c: c.effect != ON_TIME or row.has_amount(c), HOW_MUCH + row.UNCLEAR),
        ("amount", _part_has_a_sum, WHICH_PART + row.UNCLEAR),
    ),
    rare=frozenset({"from_on", "until_on", "due_event", "standard", "due_on", "ratio"}),
    effects=EFFECTS,
    whose=WHOSE,
    unwritten=frozenset({"to_party"}),
    warnings=_warnings,
)
