"""What follows from an act, beside its questions: state, clocks and their last days, readers.

Lines about state, clocks and readers come from the registries; what else counts in law or money is
declared by the form. Lines that depend on a choice stand under it.
"""

from dataclasses import dataclass

from cases.acts import Audience
from cases.functions import ROWS, row_of
from cases.law import clock_rules, hours
from cases.law.article import Article
from cases.states import HANDLING, Status
from cases.visibility import hidden_company, is_party
from cases.words import states
from cases.words.days import IF_TODAY, last_day_in_words
from cases.words.readers import Reader
from mediation import clock
from mediation.accounts.functions import Reach
from mediation.directory.models import Function

from . import effects
from .what_next import name_of

# What interrupts limitation, as it means to a party.
PLAIN = ("诉讼时效中断", "起诉的期限（诉讼时效）重新计算")
OVERSEERS = "主管部门（平时遮住姓名和经过）"
READERS = {
    Audience.STAFF: "只有调解员和调委会看得到这一条",
    Audience.MEDIATOR: "只有本案调解员看得到这一条",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One effect: its text and article, and the choice on which it depends, in words and for the
    script, which shows the line only while that is chosen."""

    text: str
    basis: Article | str = ""
    choice: str = ""
    condition: dict | None = None

    @property
    def head(self) -> tuple:
        """What lines one after another have in common that stand under the same choice."""
        return (self.choice, *(self.condition or {}).values()) if self.choice else ()


def afterwards(form, act, case, actor) -> list[Line]:
    """What the act changes, which clocks it ends and starts, and who reads of it."""
    if act is None:
        return []
    reader = row_of(actor.function).reader
    found = [*_moved(act, case, form, reader), *_ended(act, case, form), *_started(act, case, form)]
    return [*found, *declared(form, reader), *_read(act, case, actor)]


def declared(form, reader) -> list[Line]:
    """What the form itself declares to follow, for this reader."""
    return [line for after in form.after for line in _of_form(after, form, reader)]


def _moved(act, case, form, reader) -> list[Line]:
    target = effects.target_of(act, case, form)
    if not target:
        return []
    what = "案件" if reader == Reader.STAFF or reader == Reader.COURT else "这件事"
    now, then = name_of(case, reader), states.name_of(target, reader)
    return [Line(f"{what}由“{now}”变为“{then}”")]


def _ended(act, case, form) -> list[Line]:
    running = effects.ends(act, case, form)
    rules = [one.rule for one in running]
    return [Line(f"{_period(rule)}到此为止，不再计算") for rule in rules]


def _period(rule) -> str:
    return rule.name if rule.name.endswith("期限") else f"{rule.name}的期限"


def _started(act, case, form) -> list[Line]:
    return [_start(start, form) for start in effects.starts(act, case, form)]


def _start(start, form) -> Line:
    """A clock starts: from which day, which is its last, and what happens when it is over."""
    rule = clock_rules.rule(start.rule or start.key, start.since or clock.today())
    last, over = f"最后一天是{last_day_in_words(start.due)}", "过了这天"
    if start.over_at:
        last, over = f"到{hours.in_words(start.over_at)}为止", "过了这时"
    begins = "接着计算" if start.again else "开始计算"
    lapse = form.lapses.get(start.key, rule.lapse)
    counted = f"{_since(start, form)}，{last}；{over}，{lapse.rstrip('。')}"
    text = f"{_period(rule)}{begins}：{counted}"
    choice, condition = _choice(start.when, form)
    return Line(text, rule.basis, start.choice or choice, condition)


def _since(start, form) -> str:
    """From which day a clock is counted; today only where no other may be entered."""
    if start.since:
        return f"从{clock.in_words(start.since)}算起"
    return f"{IF_TODAY if form.day_is_open else ''}从今天算起"


def _choice(when, form) -> tuple:
    """The answers on which a line depends, by their labels and for the script."""
    if not when:
        return "", None
    name, *values = when
    offered = (*form.offered(name), *getattr(form.fields[name], "more_rows", ()))
    labels = {str(value): str(label) for value, label in offered}
    words = "、".join(labels[value] for value in map(str, values) if value in labels)
    return words, {"name": name, "values": " ".join(map(str, values))}


def _of_form(after, form, reader) -> list[Line]:
    """A line that the form declares; none where its choice is not offered."""
    choice, condition = _choice(after.when, form)
    if after.when and not choice:
        return []
    text = after.text.replace(*PLAIN) if reader == Reader.PARTY else after.text
    return [Line(text, after.basis, choice, condition)]


def _read(act, case, actor) -> list[Line]:
    """Who reads of the act on pages of their own; nobody is sent a message."""
    audience = act.effects.audience
    if audience in READERS:
        return [Line(READERS[audience])]
    who = "、".join(readers(act, case, actor).values())
    return [Line(f"{who}在自己的页面上看得到；系统不另发短信")] if who else []


def readers(act, case, actor) -> dict[Function, str]:
    """Those in the case or admitted by the act, beside the actor, who read its line."""
    reading = [row for row in ROWS if act.effects.audience in row.audiences]
    named = {
        row.function: name(row, act, case, actor)
        for who, name in NAMES.items()
        for row in reading
        if who in (row.admission, row.reach)
    }
    unseen = act.effects.leave if actor.party_id else act.effects.leave | {actor.function}
    for function in unseen:
        named.pop(function, None)
    return {function: name for function, name in named.items() if name}


def _parties(row, act, case, actor) -> str:
    return "对方" if actor.party_id or is_party(case, actor) else "当事人"


def _company(row, act, case, actor) -> str:
    if act.target == Status.DISPATCHED:
        return "派给的物业公司"
    is_named = case.status in HANDLING and not hidden_company(case, actor)  # else a party as others
    return str(case.company or "") if is_named else ""


def _mediator(row, act, case, actor) -> str:
    return "调解员" if act.admits & {row.function} or case.mediator_id else ""


def _court(row, act, case, actor) -> str:
    was_sent = any(proceeding.sent_on for proceeding in case.sheet.proceedings)
    return "法院" if act.admits & {row.function} or was_sent else ""


# How a page names the people of a function, by how these come to a case (their row says it), in
# the order of the line; empty while none of them is in the case.
NAMES = {
    "link_holders": _parties,
    "company_people": _company,
    "mediators": _mediator,
    Reach.COMMITTEE: lambda *_: "调委会",
    "court_people": _court,
    Reach.PLACE: lambda *_: OVERSEERS,
}
