"""Of several facts an act rests on the last one counts, whichever of them it is."""

from datetime import date, timedelta

import pytest

from cases.states import Status as S
from mediation.accounts.actor import actor_of
from mediation.directory.models import Function
from tests.cases.phases.dated import LATER, TENTH, not_before, refusal
from tests.cases.phases.guard_rows import evaluated
from tests.cast import cast, hire
from tests.deeds import all_consent, drafted, rated_and_struck_off, rights_notice_served, struck_off
from tests.deeds_after import court_receives, everything_is_done
from tests.dispute import COURT_NUMBER
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db

PROMISE = {"promise_text": "补漆", "promise_due_on": date(2026, 4, 1)}


def promised(d):
    d.office("make_promise", company=d.p.company, **PROMISE)


def promise(d):
    return d.promises.get()


def promise_is_kept(d):
    d.mediator("check_promise", promise=promise(d), kept=True, proof="到场看过")


def hold_session(d):
    d.sit_down()


def one_signs(d):
    d.mediator("sign", party=d.li, mark="name", identity_checked="身份证")


def mediator_signs(d):
    d.mediator("mediator_sign")


def amended(d):
    d.mediator("amend", reason="错字")


def pays(d):
    d.pay(100)


def record_visit(d):
    d.office("visit", words="已修好", others_met="李申的家人")


def another_takes_over(d):
    other = hire("林调", Function.MEDIATOR, committee=d.p.committee)
    d.office("reassign", mediator=other, reason="出差")
    d.p.as_mediator = actor_of(other)


VISITS = {"first_visit_on": date(2026, 4, 1), "second_visit_on": date(2026, 9, 1)}
HELD = {"place": "评理室", "content": "谈", "outcome": "continue", "present": lambda d: d.both}
GAP = {"end_reason": "gap"}
LAST_SESSION = "最近一次调解是那天进行的"
LAST_MARK = "最近一次签署是在那天"
AMENDED = "协议是那天退回修改的"
DEED_OF_THE_MEDIATOR = "现在的调解员最近一次调解、调查或者签名是在那天"
ORALLY = {"content": "当面道歉", "doer": lambda d: d.zhou}
ANOTHER = {"mediator": lambda d: d.p.bystander, "reason": "出差"}
# (act, by, state on Monday, what happens on the tenth, facts of the act, what its refusal says)
LATER_FACTS = [
    ("close", "clerk", S.PERFORMED, [struck_off], VISITS, "最近一次销号是那天办的"),
    (
        "close",
        "clerk",
        S.PERFORMING,
        [promised, everything_is_done, struck_off, promise_is_kept],
        VISITS,
        "最近一次销号是那天办的",
    ),
    ("settle", "clerk", S.ANSWERED, [rated_and_struck_off], {}, "最近一次销号是那天办的"),
    ("fail", "mediator", S.MEDIATING, [hold_session], GAP, LAST_SESSION),
    ("withdraw_mediation", "clerk", S.MEDIATING, [hold_session], {}, LAST_SESSION),
    ("draft_agreement", "mediator", S.MEDIATING, [drafted], {}, LAST_SESSION),
    (
        "accept",
        "clerk",
        S.REQUESTED,
        [all_consent],
        {"mediator": lambda d: d.p.mediator},
        "最后一方是那天同意调解的",
    ),
    (
        "open_session",
        "mediator",
        S.ACCEPTED,
        [rights_notice_served],
        {},
        "最后一方是那天收到权利义务告知的",
    ),
    (
        "court_accept",
        "liaison",
        S.ADJUDICATING,
        [court_receives],
        {"court_number": COURT_NUMBER},
        "法院程序的上一步是那天办的",
    ),
    ("amend", "mediator", S.SIGNING, [one_signs], {"reason": "错字"}, LAST_MARK),
    ("fail", "mediator", S.SIGNING, [one_signs], {"end_reason": "refused_to_sign"}, LAST_MARK),
    ("withdraw_mediation", "clerk", S.SIGNING, [one_signs], {}, LAST_MARK),
    ("fail", "mediator", S.SIGNING, [one_signs, amended], GAP, AMENDED),
    ("withdraw_mediation", "clerk", S.SIGNING, [one_signs, amended], {}, AMENDED),
    ("draft_agreement", "mediator", S.SIGNING, [amended], {}, AMENDED),
    ("conclude_orally", "mediator", S.SIGNING, [amended], ORALLY, AMENDED),
    ("reassign", "clerk", S.MEDIATING, [hold_session], ANOTHER, DEED_OF_THE_MEDIATOR),
    ("reassign", "clerk", S.SIGNING, [mediator_signs], ANOTHER, DEED_OF_THE_MEDIATOR),
    (
        "mediator_sign",
        "mediator",
        S.SIGNING,
        [another_takes_over],
        {},
        "调解员是那天起承办本案的",
    ),
    (
        "perform_at_once",
        "mediator",
        S.AGREED,
        [pays],
        {"all_done": True},
        "最近一笔付款或者完成的事项是在那天",
    ),
    (
        "visit",
        "clerk",
        S.CLOSED,
        [record_visit],
        {"words": "好", "others_met": "李申的家人"},
        "案件是那天结案的，或者上次回访是在那天",
    ),
    (
        "log_session",
        "mediator",
        S.MEDIATING,
        [another_takes_over],
        HELD,
        "调解员是那天起承办本案的",
    ),
]


@pytest.mark.parametrize(("name", "by", "status", "deeds", "facts", "happened"), LATER_FACTS)
def test_of_several_facts_the_last_one_counts(name, by, status, deeds, facts, happened):
    with morning_of(MONDAY):
        dispute = at(cast(), status)
    with morning_of(TENTH):
        for deed in deeds:
            deed(dispute)
    with morning_of(LATER):
        by, facts = getattr(dispute.p, f"as_{by}"), evaluated(dispute, facts)
        refused = refusal(dispute, name, by, facts, TENTH - timedelta(days=1))

        assert refused == [not_before("2026年3月10日（周二）", happened)]
        assert refusal(dispute, name, by, facts, TENTH) == []
