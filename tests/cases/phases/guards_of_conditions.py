"""The rows of every guard of conditions and penalties."""

from datetime import date, timedelta
from fractions import Fraction

from cases.phases.enforce import guards_of_conditions as g
from cases.phases.mediate import guards_of_effect as e
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import (
    BINDING,
    TODAY,
    agreed_on,
    the_sum,
    the_work,
)
from tests.cases.phases.guard_rows import Row, usual
from tests.cases.phases.guards_of_open_terms import bill
from tests.dispute import SETTLED, money
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY
LAW, PENAL = "（《民法典》第一百五十八条）", "（《民法典》第五百八十五条）"
VARIED = "（《民法典》第五百四十三条）"
UNCLEAR_TERM = "（《民法典》第五百一十一条）"
MET = {"met": True, "happened_on": TODAY, "due_on": TODAY, "proof": "表决结果"}
CLAIMED = {"due_on": TODAY + timedelta(days=7), "proof": "收款人来要"}
LATER = date(2026, 3, 3)
BY_THE_DAY = {"counted_to": TODAY, "amount": 1740}
TOO_MUCH = BY_THE_DAY | {"amount": 1741}


def the_late_sum(d):
    """Due on 20 February, in the festival: on the 24th."""
    return money(d, (date(2026, 2, 20), SETTLED))


def by_the_day(d):
    who = {"kind": "penalty", "by_party": d.zhou, "to_party": d.li, "of_clause": 1}
    return who | {"daily_rate": Fraction(5, 10_000)}


def waived_then(d):
    """1元 of the first clause is waived on a condition."""
    who = {"kind": "waiver", "by_party": d.li, "to_party": d.zhou, "of_clause": 1, "amount": 100}
    return who | {"effect": "upon", "standard": "不再渗水", "due_on": LATER}


def vote(d):
    return {"kind": "condition", "text": "业主大会通过", "effect": "precedent", "of_clause": 1}


def voted_by(day):
    return lambda d: vote(d) | {"due_on": day}


def vote_of_all(d):
    return vote(d) | {"of_clause": None, "due_on": TODAY}


def ends_all(d):
    return {"kind": "condition", "text": "再次渗水", "effect": "subsequent"}


def in_two_parts(d):
    """Due on 31 March and 30 April."""
    return money(d, (date(2026, 3, 31), 100), (date(2026, 4, 30), SETTLED - 100))


def both_due(d):
    return money(d, (date(2026, 2, 27), 100), (TODAY, SETTLED - 100))


def due_at_once(d):
    """A condition: one part late, the other falls due."""
    late = {"kind": "condition", "text": "任何一期没有按期付清", "effect": "all_due"}
    return late | {"of_clause": 1}


def settled_under_it(people):
    """A court confirmed the agreement; the parties put its days off meanwhile."""
    d, found = agreed_on(in_two_parts, due_at_once, condition=condition, **MET)(people)
    d.apply_for_confirmation().court_takes_it()
    d.court("court_decide", outcome="confirmed").court("title_given")
    d.office("settle_title", schedule=[(date(2026, 9, 30), SETTLED)], proof="和解协议")
    return d, found


def drafted(*clauses):
    def give(people):
        d = at(people, S.MEDIATING)
        return d.write(*(clause(d) for clause in clauses)), {"by_draft": True}

    return give


def quiet(d):
    return {"kind": "refrain", "by_party": d.zhou, "text": "夜间施工"}


def penalty(d):
    return {"kind": "penalty", "by_party": d.zhou, "to_party": d.li, "amount": 50000}


def clause(d, kind):
    return d.case.sheet.agreement.clauses.get(kind=kind)


def condition(d):
    return clause(d, "condition")


def waiver(d):
    return clause(d, "waiver")


def owed_penalty(d):
    return clause(d, "penalty")


def no_tie(d):
    return d.case.sheet.agreement.clauses.first()


def broken(*clauses, **facts):
    """An agreement to keep quiet that was broken, with these clauses beside it."""

    def give(people):
        d, found = agreed_on(quiet, *clauses, **facts)(people)
        what = {"words": "夜间施工", "proof": "录像", "breached_on": TODAY}
        d.mediator("record_breach", obligation=d.duty, **what)
        return d, found

    return give


def passed(**facts):
    """A sum under a condition, whose day is over."""

    def give(people):
        d, found = agreed_on(the_sum, vote, **facts)(people)
        for part in d.debt.instalments.all():
            part.due_on = TODAY - timedelta(days=1)
            part.save(update_fields=["due_on"])
        return d, found

    return give


ROWS = [
    Row(
        g.a_condition_is_open,
        f"没有等着成就的条件。{LAW}",
        "record_condition",
        agreed_on(the_sum, vote, condition=condition, **MET),
        agreed_on(the_sum, condition=no_tie, **MET),
    ),
    Row(
        g.condition_is_open,
        f"请选择本案协议里一个还没有登记结果的条件。{LAW}",
        "record_condition",
        agreed_on(the_sum, vote, condition=condition, **MET),
        agreed_on(the_sum, vote, condition=no_tie, **MET),
    ),
    Row(
        g.outcome_is_of_that_time,
        "条件成就（不成就）的日期要在协议生效以后、登记当天以前"
        "（2026年3月2日到2026年3月2日）。（本会规定：登记制度）",
        "record_condition",
        agreed_on(the_sum, vote, condition=condition, **MET),
        agreed_on(the_sum, vote, condition=condition, **MET | {"happened_on": LATER}),
    ),
    Row(
        g.condition_came_in_time,
        "约定的最后一天是2026年2月27日，以后成就的，按约定算没有成就，请登记没有成就；"
        f"各方还愿意的，另行达成协议。{LAW}",
        "record_condition",
        agreed_on(the_sum, voted_by(LATER), condition=condition, **MET),
        agreed_on(the_sum, voted_by(date(2026, 2, 27)), condition=condition, **MET),
    ),
    Row(
        e.conditions_of_all_are_met,
        "整份协议附生效条件，条件成就时才生效，还没有登记条件成就。" + LAW,
        "take_effect",
        None,
        agreed_on(the_sum, vote_of_all),
    ),
    Row(
        e.conditions_of_all_are_met,
        "",
        "record_condition",
        agreed_on(the_sum, vote_of_all, condition=condition, **MET),
        None,
    ),
    Row(
        e.oral_draft_is_unconditional,
        f"整份协议附生效条件的，口头达成时还不生效，请改办“协议定稿”，签署盖章后等条件成就。{LAW}",
        "conclude_orally",
        drafted(the_sum),
        drafted(the_sum, vote_of_all),
        "mediator",
    ),
    Row(
        g.outcome_has_proof,
        "请写明凭什么认定条件成就（不成就）。（《人民调解法》第二十九条）",
        "record_condition",
        agreed_on(the_sum, vote, condition=condition, **MET),
        agreed_on(the_sum, vote, condition=condition, **MET | {"proof": " "}),
    ),
    Row(
        g.new_day_is_known,
        f"约定的日期在条件成就以前已经过了，请填最晚哪天履行，不能早于2026年3月2日。{UNCLEAR_TERM}",
        "record_condition",
        passed(condition=condition, **MET),
        passed(condition=condition, **MET | {"due_on": None}),
    ),
    Row(
        g.something_falls_due_with_it,
        f"到条件成就的那天，各期都已经到期或者付清，没有可以一并到期的，请核对日期。{LAW}",
        "record_condition",
        agreed_on(in_two_parts, due_at_once, condition=condition, **MET),
        agreed_on(both_due, due_at_once, condition=condition, **MET),
    ),
    Row(
        g.no_settlement_moved_its_days,
        f"和解正在履行，各期的日期以和解为准；和解没有履行的，先登记逾期，恢复原来的依据。{VARIED}",
        "record_condition",
        agreed_on(in_two_parts, due_at_once, condition=condition, **MET),
        settled_under_it,
    ),
    Row(
        g.conditions_ended_it,
        f"协议没有因为约定的条件失效，还要履行。{LAW}",
        "end_by_condition",
        None,
        usual(S.PERFORMING),
    ),
    Row(
        g.conditions_ended_it,
        "",
        "record_condition",
        agreed_on(the_sum, ends_all, condition=condition, **MET),
        None,
    ),
    Row(
        g.nothing_waits_for_a_condition,
        f"约定里有附条件的事，条件还没有成就，当场做不完，请改办“开始履行”。{LAW}",
        "perform_at_once",
        agreed_on(the_sum, all_done=True),
        agreed_on(the_sum, vote, all_done=True),
        "mediator",
    ),
    Row(
        g.a_penalty_is_open,
        f"没有可以登记的违约金：协议没有写明金额、比例，或者已经登记过了。{PENAL}",
        "record_penalty",
        broken(penalty, penalty=owed_penalty, **CLAIMED),
        broken(the_sum, penalty=no_tie, **CLAIMED),
    ),
    Row(
        g.penalty_is_open,
        f"请选择本案协议里一条写明金额、还没有登记的违约责任，或者按日、按次计算的。{PENAL}",
        "record_penalty",
        broken(penalty, penalty=owed_penalty, **CLAIMED),
        broken(penalty, penalty=no_tie, **CLAIMED),
    ),
    Row(
        g.what_it_secures_was_broken,
        f"到这一天还没有登记违反，约定的日子也没有过，违约金还不用付（今天）。{PENAL}",
        "record_penalty",
        broken(penalty, penalty=owed_penalty, **CLAIMED),
        agreed_on(quiet, the_work, penalty, penalty=owed_penalty, **CLAIMED),
    ),
    Row(
        g.penalty_has_proof,
        f"请写明凭什么认定违约、谁来要的。{PENAL}",
        "record_penalty",
        broken(penalty, penalty=owed_penalty, **CLAIMED),
        broken(penalty, penalty=owed_penalty, **CLAIMED | {"proof": " "}),
    ),
    Row(
        g.penalty_is_due_later,
        f"违约金最晚哪天付，不能早于登记当天。{UNCLEAR_TERM}",
        "record_penalty",
        broken(penalty, penalty=owed_penalty, **CLAIMED),
        broken(penalty, penalty=owed_penalty, **CLAIMED | {"due_on": date(2026, 3, 1)}),
    ),
    Row(
        g.a_sum_is_named_by_the_day_alone,
        f"{g.BY_THE_DAY}{PENAL}",
        "record_penalty",
        broken(penalty, penalty=owed_penalty, **CLAIMED),
        broken(penalty, penalty=owed_penalty, **CLAIMED, **BY_THE_DAY),
    ),
    Row(
        g.no_more_than_accrued,
        f"{g.MORE_THAN_ACCRUED}：算到2026年3月2日：5,800.00元×6日×日万分之五＝17.40元，"
        f"最多17.40元。{PENAL}",
        "record_penalty",
        agreed_on(the_late_sum, by_the_day, penalty=owed_penalty, **CLAIMED, **BY_THE_DAY),
        agreed_on(the_late_sum, by_the_day, penalty=owed_penalty, **CLAIMED, **TOO_MUCH),
    ),
    Row(
        g.sum_to_waive_is_fixed,
        f"要免除其中一笔的那一条，金额还没有确定，请先登记确定的金额。{BINDING}",
        "record_condition",
        agreed_on(the_sum, waived_then, condition=waiver, **MET),
        agreed_on(bill, waived_then, condition=waiver, **MET),
    ),
]
