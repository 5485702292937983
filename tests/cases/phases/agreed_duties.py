"""Agreements with duties that last or are open, in performance; what happens to them."""

from datetime import timedelta

from cases.jobs import daily_run
from cases.states import Status as S
from tests.cast import cast
from tests.dispute import money
from tests.factories import at
from tests.moments import MONDAY

BY = MONDAY + timedelta(days=10)


def quiet(d, **more):
    """A clause: 周被 keeps quiet at night, until a day or without an end."""
    who = {"kind": "refrain", "by_party": d.zhou, "text": "施工"}
    return who | {"hours": "每日22时至次日8时", **more}


def bill(d, **more):
    """A clause: 周被 bears 70 % of the repair, by the bill, at most 3,000.00."""
    who = {"kind": "later_sum", "by_party": d.zhou, "to_party": d.li, "way": "银行转账"}
    base = {"text": "天花板维修费", "standard": "结算单", "ratio": 7000, "amount": 300000}
    return who | base | {"due_on": BY} | more


def after_drying(d, **more):
    clause = {"kind": "act", "by_party": d.zhou, "text": "恢复墙面", "standard": "平整"}
    return clause | {"due_event": "墙面干透", **more}


def vote(effect="precedent", **more):
    """A condition: the owners' vote, before which, or after which, nothing is owed."""
    return lambda d: {"kind": "condition", "text": "业主大会通过", "effect": effect, **more}


def penalty(d, **more):
    """A clause: 周被 pays 500.01 for a breach."""
    return {"kind": "penalty", "by_party": d.zhou, "to_party": d.li, "amount": 50001, **more}


def half_and_half(d):
    """A clause: 周被 pays 100.01 on the day BY, and 100.00 thirty days later."""
    return money(d, (BY, 10001), (BY + timedelta(days=30), 10000), text="赔偿")


def outcome(d, day, *, met=True, **more):
    """What became of the one open condition is recorded."""
    [condition] = d.case.sheet.open_conditions
    facts = {"condition": condition, "met": met, "happened_on": day, "proof": "表决结果"}
    return d.mediator("record_condition", **facts | more)


def agreed(*clauses):
    """An agreement in force with these clauses, in performance."""
    d = at(cast(), S.MEDIATING).sit_down()
    d.write(*(clause(d) for clause in clauses)).mediator("draft_agreement").all_marks()
    return d.mediator("start_performance")


def confirmed(*clauses):
    """The same, confirmed by the court."""
    d = at(cast(), S.MEDIATING).sit_down()
    d.write(*(clause(d) for clause in clauses)).mediator("draft_agreement").all_marks()
    d.apply_for_confirmation().court_takes_it().court("court_decide", outcome="confirmed")
    return d.court("title_given")


def runs_to(d, day, clock):
    """The daily run on that day."""
    clock.move_to(f"{day}T09:00+08:00")
    counts = daily_run.run()
    d.case.refresh_from_db()
    d.case.forget()
    return counts


def breaks(d, on, **more):
    facts = {"obligation": d.duty, "breached_on": on, "words": "夜间电钻施工", "proof": "录像"}
    return d.mediator("record_breach", **facts | more)


def k16(d):
    return list(d.clocks.filter(key="K16").values_list("started_on", "due_on"))
