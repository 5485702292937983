"""The rows of every guard of duties that last."""

from datetime import date, timedelta

from cases.phases.enforce import guards_of_breaches as g
from cases.phases.enforce import guards_of_observances as o
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import (
    BINDING,
    TODAY,
    agreed_on,
    duty,
    the_sum,
    the_work,
)
from tests.cases.phases.guard_rows import Row, usual
from tests.moments import MONDAY

DAY = MONDAY
NOT_TO_ACT = "（《执行程序解释》第二十一条）"
WHAT = {"words": "夜间施工", "proof": "录像", "breached_on": TODAY}
KEPT = {"kept_on": TODAY, "kept_until": TODAY, "times": 1, "seen_by": "李申", "proof": "录像"}
NIGHTS = KEPT | {"times": 2}
LAST = TODAY + timedelta(days=9)


def quiet(d):
    return {"kind": "refrain", "by_party": d.zhou, "text": "夜间施工"}


def quiet_till_then(d):
    return quiet(d) | {"due_on": LAST}


def breach(d):
    return d.breaches.latest("pk")


def quiet_at_night(d):
    return quiet_till_then(d) | {"hours": "每日22时至次日8时"}


def kept_once(d):
    d.mediator("record_observance", obligation=d.duty, **KEPT)


def kept_before(people):
    """The only night so far is logged, and logged again."""
    d, _ = agreed_on(quiet_at_night)(people)
    kept_once(d)
    return d, {"obligation": d.duty, **KEPT}


def broken(*ends):
    """An agreement to keep quiet that was broken; the breach is put right if asked."""

    def give(people):
        d, _ = agreed_on(quiet)(people)
        d.mediator("record_breach", obligation=d.duty, **WHAT)
        for end in ends:
            end(d)
        return d, {"breach": breach(d), "proof": "到场查看"}

    return give


def put_right(d):
    d.mediator("end_breach", breach=breach(d), proof="电话")


def broken_twice(people):
    """One of two breaches is put right, and named again."""
    d, _ = broken()(people)
    first = breach(d)
    d.mediator("record_breach", obligation=d.duty, **WHAT)
    d.mediator("end_breach", breach=first, proof="电话")
    return d, {"breach": first, "proof": "电话"}


ROWS = [
    Row(
        g.something_lasts,
        f"没有要一直遵守的约定（不做什么、容忍什么）。{BINDING}",
        "record_breach",
        agreed_on(quiet, obligation=duty, **WHAT),
        agreed_on(the_work, obligation=duty, **WHAT),
    ),
    Row(
        g.obligation_lasts,
        f"请选择本案一项要一直遵守的约定。{BINDING}",
        "record_breach",
        agreed_on(quiet, obligation=duty, **WHAT),
        agreed_on(the_sum, quiet, obligation=lambda d: d.debt, **WHAT),
    ),
    Row(
        g.breach_has_proof,
        f"登记违反要写明凭什么认定，例如照片、录像、到场查看。{NOT_TO_ACT}",
        "record_breach",
        agreed_on(quiet, obligation=duty, **WHAT),
        agreed_on(quiet, obligation=duty, **WHAT | {"proof": " "}),
    ),
    Row(
        g.breached_by_the_day_recorded,
        "违反的日期不能晚于登记当天（今天）。（本会规定：登记制度）",
        "record_breach",
        agreed_on(quiet, obligation=duty, **WHAT),
        agreed_on(quiet, obligation=duty, **WHAT | {"breached_on": date(2026, 3, 3)}),
    ),
    Row(
        g.breached_while_it_lasted,
        f"违反的日期要在这项义务生效以后、终止以前（2026年3月2日起到2026年3月11日）。{NOT_TO_ACT}",
        "record_breach",
        agreed_on(quiet_till_then, obligation=duty, **WHAT),
        agreed_on(quiet_till_then, obligation=duty, **WHAT | {"breached_on": date(2026, 3, 1)}),
    ),
    Row(
        g.something_lasts,
        f"没有要一直遵守的约定（不做什么、容忍什么）。{BINDING}",
        "record_observance",
        agreed_on(quiet, obligation=duty, **KEPT),
        agreed_on(the_work, obligation=duty, **KEPT),
    ),
    Row(
        g.obligation_lasts,
        f"请选择本案一项要一直遵守的约定。{BINDING}",
        "record_observance",
        agreed_on(quiet, obligation=duty, **KEPT),
        agreed_on(the_sum, quiet, obligation=lambda d: d.debt, **KEPT),
    ),
    Row(
        o.kept_has_proof,
        f"登记做到了要写明凭证，例如照片、签到记录、到场查看。{BINDING}",
        "record_observance",
        agreed_on(quiet, obligation=duty, **KEPT),
        agreed_on(quiet, obligation=duty, **KEPT | {"proof": " "}),
    ),
    Row(
        o.somebody_saw_it,
        f"请写明是谁看到、谁核实做到了的。{BINDING}",
        "record_observance",
        agreed_on(quiet, obligation=duty, **KEPT),
        agreed_on(quiet, obligation=duty, **KEPT | {"seen_by": " "}),
    ),
    Row(
        o.kept_days_in_order,
        "做到的最后一天不能早于第一天。（本会规定：登记制度）",
        "record_observance",
        agreed_on(quiet, obligation=duty, **KEPT),
        agreed_on(quiet, obligation=duty, **KEPT | {"kept_until": date(2026, 3, 1)}),
    ),
    Row(
        o.kept_by_the_day_recorded,
        "做到的日期不能晚于登记当天（今天）。（本会规定：登记制度）",
        "record_observance",
        agreed_on(quiet, obligation=duty, **KEPT),
        agreed_on(quiet, obligation=duty, **KEPT | {"kept_until": date(2026, 3, 3)}),
    ),
    Row(
        o.kept_while_it_lasted,
        f"做到的日期要在这项义务生效以后、终止以前（2026年3月2日起到2026年3月11日）。{BINDING}",
        "record_observance",
        agreed_on(quiet_till_then, obligation=duty, **KEPT),
        agreed_on(quiet_till_then, obligation=duty, **KEPT | {"kept_on": date(2026, 3, 1)}),
    ),
    Row(
        o.kept_as_often_as_agreed,
        f"2026年3月2日按约定最多1次，请核对日期和次数。{BINDING}",
        "record_observance",
        agreed_on(quiet_at_night, obligation=duty, **KEPT),
        agreed_on(quiet_at_night, obligation=duty, **NIGHTS),
    ),
    Row(
        o.kept_as_often_as_agreed,
        f"2026年3月2日按约定最多1次，已经登记1次，请核对日期和次数。{BINDING}",
        "record_observance",
        agreed_on(quiet_at_night, obligation=duty, **KEPT),
        kept_before,
    ),
    Row(
        g.a_breach_is_open,
        f"没有还没改正的违反记录。{BINDING}",
        "end_breach",
        broken(),
        broken(put_right),
    ),
    Row(
        g.breach_is_open,
        f"请选择本案一项还没改正的违反。{BINDING}",
        "end_breach",
        broken(),
        broken_twice,
    ),
    Row(
        g.a_breach_is_in_default,
        f"没有还没改正的违反记录。{BINDING}",
        "default_by_breach",
        None,
        usual(S.PERFORMING),
    ),
    Row(
        g.something_is_pending,
        f"没有还要履行的事项。{BINDING}",
        "owed_again",
        None,
        usual(S.PERFORMED),
    ),
    Row(
        g.a_breach_is_in_default,
        "",
        "record_breach",
        agreed_on(quiet, obligation=duty, **WHAT),
        None,
    ),
    Row(
        g.something_is_pending,
        "",
        "record_breach",
        agreed_on(quiet_till_then, obligation=duty, **WHAT),
        None,
    ),
    Row(
        g.nothing_lasts_on,
        f"约定里有要一直遵守的事（不做什么、容忍什么），当场做不完，请改办“开始履行”。{BINDING}",
        "perform_at_once",
        agreed_on(the_work, all_done=True),
        agreed_on(quiet_till_then, all_done=True),
        "mediator",
    ),
    Row(
        g.no_end_by_itself,
        "这一项要守到约定的那天，到期没有登记违反的，系统自动记为已履行；违反了的，请登记违反约定。"
        f"{NOT_TO_ACT}",
        "record_act",
        agreed_on(the_work, obligation=duty, proof="看过"),
        agreed_on(quiet_till_then, the_work, obligation=duty, proof="看过"),
    ),
]
