"""The rows of the guards of a sheet of supervision."""

from datetime import timedelta

from cases.phases.handle import guards_of_supervision as g
from cases.states import Status as S
from mediation import clock
from mediation.accounts.actor import actor_of
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cast import overseer
from tests.deeds import rated_and_struck_off, supervised
from tests.moments import MONDAY

DAY = MONDAY

FINDING = {"finding": "到场核实，已办好。"}


def sheet(days=3):
    return {"demand": "请立即答复。", "due_on": clock.today() + timedelta(days=days)}


def in_days(days):
    return lambda d: clock.today() + timedelta(days=days)


NEW = {"demand": "请立即答复。", "due_on": in_days(3)}


def by_the_district(d):
    by = actor_of(overseer(d.p))
    d.do(by, "supervise", number="示督〔2026〕1号", **sheet())


def the_district_sees_it(d):
    d.p.as_overseer = actor_of(overseer(d.p))


def replied_by_the_office(d):
    d.office("reply_to_supervision", reply="已办好。", replied_by="郑管")


def replied_by_the_company(d):
    d.company("reply_to_supervision", reply="已办好。", replied_by="许管家")


def closed(d):
    d.do(d.p.as_deputy, "close_supervision", **FINDING)


NUMBER = "洛双物督〔2026〕1号"

ROWS = [
    Row(
        g.only_a_higher_one_supervises_again,
        f"调委会督办（{NUMBER}）还没有办结，只有上一级可以另行督办；本级的请先办结。（本会规定：督办制度）",
        "supervise",
        held=usual(S.DISPATCHED, **NEW),
        broken=after(S.DISPATCHED, supervised, **NEW),
    ),
    Row(
        g.supervision_is_due_later,
        "督办期限不能早于开出的那天（今天）。（本会规定：督办制度）",
        "supervise",
        held=usual(S.DISPATCHED, **NEW | {"due_on": in_days(0)}),
        broken=usual(S.DISPATCHED, **NEW | {"due_on": in_days(-1)}),
    ),
    Row(
        g.a_department_has_its_number,
        "督导单位的督办单要写明文号。（本会规定：督办制度）",
        "supervise",
        by="overseer",
        held=after(S.DISPATCHED, the_district_sees_it, number="示督〔2026〕1号", **NEW),
        broken=after(S.DISPATCHED, the_district_sees_it, **NEW),
    ),
    Row(
        g.a_sheet_is_open,
        "现在没有督办单。（本会规定：督办制度）",
        "reply_to_supervision",
        by="manager",
        held=after(S.DISPATCHED, supervised, reply="已办好。", replied_by="许管家"),
        broken=usual(S.DISPATCHED, reply="已办好。", replied_by="许管家"),
    ),
    Row(
        g.a_sheet_is_open,
        "现在没有督办单。（本会规定：督办制度）",
        "close_supervision",
        held=after(S.DISPATCHED, supervised, **FINDING),
        broken=usual(S.DISPATCHED, **FINDING),
    ),
    Row(
        g.closed_by_who_issued_it,
        "区督办（示督〔2026〕1号）由开出的督导单位办结。（本会规定：督办制度）",
        "close_supervision",
        held=after(S.DISPATCHED, supervised, replied_by_the_company, **FINDING),
        broken=after(S.DISPATCHED, by_the_district, **FINDING),
    ),
    Row(
        g.closed_by_another_than_replied,
        "督办要由回复人以外的人核实办结，请换一位同事。（本会规定：督办制度）",
        "close_supervision",
        held=after(S.DISPATCHED, supervised, replied_by_the_company, **FINDING),
        broken=after(S.DISPATCHED, supervised, replied_by_the_office, **FINDING),
    ),
    Row(
        g.no_sheet_is_open,
        f"调委会督办（{NUMBER}）还没有办结（期限2026年3月5日）。（本会规定：督办制度）",
        "settle",
        held=after(S.ANSWERED, supervised, closed, rated_and_struck_off),
        broken=after(S.ANSWERED, supervised, rated_and_struck_off),
    ),
]
