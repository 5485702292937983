"""What a court's own paper does to an agreement: a title, an end, or a new mediation."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from cases.consistency import faults
from cases.door import next_at_court, offering
from cases.forms.base import FORMS
from cases.states import Milestone
from cases.states import Status as S
from cases.web.what_next import what_next
from cases.words.readers import Reader
from tests.cases.phases.guards_of_adjudication import received
from tests.cases.phases.guards_of_claims import FRIDAY, JUDGED, ORDER, decided, ordered, overdue
from tests.cast import cast
from tests.dispute import FIRST, usual_clauses
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # sums and days, no statement


SATURDAY = date(2026, 5, 9)
OF_ZHOU = {"debtor": lambda d: d.zhou, "creditor": lambda d: d.li}


def consistent(d):
    return [str(fault) for fault in faults() if fault.number == d.number]


def judged(*deeds, act="judgment_given", **facts):
    """The court's paper took effect today; the dispute, and the clock of enforcement."""
    with morning_of(FRIDAY):
        d, _ = overdue(*deeds)(cast())
        facts = {name: f(d) if callable(f) else f for name, f in facts.items()}
        d.office(act, **JUDGED | facts)
    return d, d.clocks.get(key="K16")


def test_a_judgment_for_a_sum_takes_the_place_of_what_was_agreed():
    facts = {"ordered": "sum", "debtor": lambda d: d.zhou, "creditor": lambda d: d.li}
    d, k16 = judged(decided("granted"), **facts, amount=450000, due_on=date(2026, 5, 23))

    # 23 May 2026 is a Saturday; a day the court itself set is not moved. Two years end on
    # 23 May 2028, a Tuesday.
    assert (k16.started_on, k16.due_on) == (date(2026, 5, 23), date(2028, 5, 23))
    assert [(one.amount, one.due_on) for one in d.case.sheet.obligations] == [
        (450000, date(2026, 5, 23))
    ]
    assert (d.status, d.amount_agreed, d.case.sheet.title.kind) == (
        S.PERFORMING,
        450000,
        "judgment",
    )
    assert consistent(d) == []


def test_a_judgment_as_agreed_counts_from_the_last_day_agreed():
    d, k16 = judged(decided("court_paper"), act="title_breached")

    # Agreed on 9 March with the last part after 49 days: 27 April, before the effect on 8 May.
    assert (k16.started_on, k16.due_on) == (FRIDAY, date(2028, 5, 8))
    assert (d.amount_agreed, len(d.case.sheet.obligations)) == (580000, 2)
    assert d.status == S.DEFAULTED  # the last part agreed was due on 27 April
    assert consistent(d) == []


def test_a_paper_that_names_no_last_day_asks_for_the_sum_from_its_effect_on():
    d, k16 = judged(decided("granted"), ordered="sum", amount=450000, **OF_ZHOU)

    assert (k16.started_on, d.status) == (FRIDAY, S.PERFORMING)
    assert "元），自生效之日起履行。" in d.trail.last().sentence
    assert (d.case.sheet.is_overdue(FRIDAY), d.case.sheet.is_overdue(SATURDAY)) == (0, 1)
    with morning_of(SATURDAY):
        call_command("run_due")
        d.office("open_enforcement", court=d.p.court)
    assert consistent(d) == []


def test_a_day_later_what_such_a_paper_asks_for_is_late_already():
    known = {"since": FRIDAY, "ordered": "sum", "amount": 450000}
    with morning_of(FRIDAY):
        d, _ = overdue(decided("granted"))(cast())
    with morning_of(SATURDAY):
        known |= {name: party(d) for name, party in OF_ZHOU.items()}
        [why] = d.blocked(d.p.as_clerk, "judgment_given", **JUDGED | known)
        d.office("title_breached", **JUDGED | known)

    assert why.startswith("文书没有写明最晚哪天的，自生效之日起就要履行；")
    assert (d.status, d.clocks.get(key="K16").started_on) == (S.DEFAULTED, FRIDAY)


def test_a_payment_order_falls_due_on_the_fifteenth_day_after_its_service():
    facts = {"ordered": "sum", "debtor": lambda d: d.zhou, "creditor": lambda d: d.li}
    d, k16 = judged(ordered, act="title_breached", since=date(2026, 4, 20), amount=300000, **facts)

    assert (d.status, d.case.sheet.is_overdue(FRIDAY)) == (S.DEFAULTED, True)
    # 20 April and fifteen days: 5 May, a day off (1-5 May); it moves to the 6th.
    assert [part.due_on for part in d.case.sheet.instalments] == [
        date(2026, 5, 6),
        date(2026, 4, 27),  # the second part, not due when the order was applied for
    ]
    assert (k16.started_on, k16.due_on) == (date(2026, 5, 6), date(2028, 5, 8))  # 6 and 7: weekend
    assert consistent(d) == []


def test_an_order_objected_to_leaves_the_agreement_and_the_way_to_a_suit():
    with morning_of(FRIDAY):
        d, facts = overdue(**ORDER)(cast())
        d.office("open_payment_order", **facts)
        d.office("court_accept", court_number="（2026）闽0599民督7号")
        d.office("court_decide", outcome="objected", ruling="终结督促程序裁定")
        [goes_on] = d.blocked(d.p.as_clerk, "agreement_stands")
        served = {"served_on": FRIDAY, "proof": "送达回证"}
        d.office("refuse_suit", **served).office("agreement_stands").sue()

    assert goes_on.startswith("支付令因异议终结的，转入诉讼；")
    assert d.status == S.ADJUDICATING
    assert [one.kind for one in d.case.sheet.proceedings] == ["payment_order", "suit"]


@pytest.mark.parametrize(
    ("days", "outcome", "said"),
    [
        (0, "objected", "债务人对支付令的书面异议成立，法院终结督促程序（裁定书）。"),
        (32, "unserved", "支付令三十日内没有送达，法院终结督促程序（裁定书）。"),
        (18, "ordered", "支付令送达后，债务人没有书面异议（裁定书）。"),
    ],
)
def test_what_became_of_an_order_is_told_by_who_did_it(days, outcome, said):
    with morning_of(FRIDAY):
        d, facts = overdue(**ORDER)(cast())
        d.office("open_payment_order", **facts)
        d.office("court_accept", court_number="（2026）闽0599民督7号").office("issue_order")
        if outcome == "ordered":
            d.office("serve_order", proof="送达回证")
    with morning_of(FRIDAY + timedelta(days=days)):
        d.office("court_decide", outcome=outcome, ruling="裁定书")
    assert d.trail.get(name="court_decide").sentence == said


def test_an_order_is_issued_and_served_before_anything_comes_of_it():
    """Thirty days after its issue it can no longer be served: the result comes first."""
    first = []

    def look():
        first.append(next_at_court.at_court(d.case)[0])

    with morning_of(FRIDAY):
        d, facts = overdue(**ORDER)(cast())
        d.office("open_payment_order", **facts)
        d.office("court_accept", court_number="（2026）闽0599民督7号")
        look()
        d.office("issue_order")
        look()
    with morning_of(FRIDAY + timedelta(days=32)):  # the thirtieth day is a Sunday
        look()
        assert what_next(d.case, Reader.STAFF).startswith("等法院把支付令送达债务人")
    with morning_of(FRIDAY + timedelta(days=3)):
        d.office("serve_order", proof="送达回证")
        look()
        assert what_next(d.case, Reader.PARTY).startswith("支付令送到了：该付的一方十五日内付清")
    assert first == ["issue_order", "serve_order", "court_decide", "court_decide"]


def test_before_anything_is_due_no_order_is_offered():
    d = at(cast(), S.AGREED).mediator("start_performance")
    offers = {offer.name: offer for offer in offering.offers(d.case, d.p.as_clerk)}
    [against] = offers["open_payment_order"].blocked_by
    assert against.otherwise.startswith("支付令只能请求已经到期、金额确定的款项，现在没有")


def test_after_a_payment_order_the_day_of_its_service_is_asked_and_no_last_day():
    with morning_of(FRIDAY):
        d, _ = overdue(ordered)(cast())
        form = FORMS["judgment_given"](case=d.case, actor=d.p.as_clerk)

    assert (form.sections[0].title, "due_on" in form.fields) == ("支付令送达债务人的日期", False)
    choices = [str(label) for _, label in form.fields["debtor"].choices]
    assert [label.split("（")[0] for label in choices] == ["李申", "周被"]


def fallen(name, by="office", **facts):
    """A suit found the agreement void; then this act."""
    with morning_of(FRIDAY):
        d, _ = overdue(decided("voided", "void"))(cast())
        getattr(d, by)(name, **facts)
    return d


def test_a_void_agreement_ends_without_result_and_its_paper_is_worth_nothing():
    d = fallen("no_result")

    assert (d.status, d.amount_agreed, d.case.sheet.obligations) == (S.FAILED, 0, [])
    assert d.agreements.get().status == "void"
    assert d.documents.get(kind="agreement").standing.tone == "late"
    assert not d.clocks.filter(ended_on=None).exists()
    assert not d.trail.filter(milestone=Milestone.FAILED).exists()
    assert consistent(d) == []


def test_after_a_void_agreement_every_party_is_asked_again_and_a_new_one_is_no_second_success():
    d = fallen("mediate_again", by="mediator")
    assert [party.consent for party in d.both] == ["", ""]
    with morning_of(date(2026, 5, 11)):
        d.all_consent().sit_down().write(*usual_clauses(d)).mediator("draft_agreement").all_marks()

    counted = [m for m in d.trail.values_list("milestone", flat=True) if m]
    assert (d.status, d.amount_agreed) == (S.AGREED, 580000)
    assert [counted.count(m) for m in ("ended_agreed_written", "effective", "varied")] == [1, 1, 1]
    assert consistent(d) == []


def test_a_mediation_that_fails_after_a_void_agreement_is_not_counted_as_a_second_end():
    d = fallen("mediate_again", by="mediator")
    with morning_of(date(2026, 5, 11)):
        d.mediator("fail", end_reason="gap")

    assert d.status == S.FAILED
    assert not d.trail.filter(milestone=Milestone.FAILED).exists()
    assert consistent(d) == []


def test_a_suit_of_a_party_admits_no_court_to_the_file_even_when_papers_are_added():
    with morning_of(FRIDAY):
        d, _ = overdue()(cast())
        d.sue().office("court_return", lacking="身份证明").office("court_send")

    assert not d.case.admissions.filter(function="court").exists()
    assert d.case.sheet.current_proceeding.status == "sent"


@pytest.mark.parametrize("act", ["no_result", "mediate_again"])
def test_what_was_paid_under_an_agreement_that_fell_stays_on_record(act):
    with morning_of(FRIDAY):
        d, _ = overdue(lambda d: d.pay(FIRST), decided("voided", "void"))(cast())
        (d.office if act == "no_result" else d.mediator)(act)

    assert (d.case.amount_agreed, d.case.amount_paid) == (0, 0)
    assert [payment.amount for payment in d.case.payments.all()] == [FIRST]
    assert consistent(d) == []


def test_a_judgment_for_less_than_what_was_paid_starts_at_zero():
    facts = {"ordered": "sum", "debtor": lambda d: d.zhou, "creditor": lambda d: d.li}
    paid_before = (lambda d: d.pay(FIRST), decided("granted"))
    d, _ = judged(*paid_before, **facts, amount=1000, due_on=date(2026, 5, 23))

    assert (d.case.amount_agreed, d.case.amount_paid) == (1000, 0)
    assert [payment.amount for payment in d.case.payments.all()] == [FIRST]
    assert consistent(d) == []


@pytest.mark.parametrize(
    ("kind", "label", "body"),
    [
        ("arbitration", "仲裁案号", "仲裁委员会"),
        ("notary", "公证书编号", "公证机构"),
        ("administrative", "受理文号", "主管部门"),
    ],
)
def test_another_body_is_asked_for_a_number_of_its_own(kind, label, body):
    d = at(cast(), S.ADJUDICATING)
    received(d)
    d.case.proceedings.update(kind=kind, court=None)
    d.case.forget()
    form = FORMS["court_accept"](None, case=d.case, actor=d.p.as_clerk)
    field = form.fields["court_number"]
    assert (field.label, "诉前" in field.help_text) == (label, False)

    d.office("court_accept", court_number="泉字〔2026〕12号")
    assert d.last_sentence == f"{body}受理，案号泉字〔2026〕12号。"
    assert "仲裁委员会等机构的结果" in what_next(d.case, Reader.STAFF)


COURT_ENDS = {
    "a judgment": (decided("granted"), "收到判决书十五日内可以上诉"),
    "mediated by the court": (decided("court_paper"), "请照文书办"),
    "an order in force": (ordered, "支付令生效了"),
}


@pytest.mark.parametrize("ended", COURT_ENDS)
def test_a_party_reads_what_the_court_s_paper_asks_of_them_now(ended):
    deed, says = COURT_ENDS[ended]
    with morning_of(FRIDAY):
        d, _ = overdue(deed)(cast())
        assert says in what_next(d.case, Reader.PARTY, me=d.zhou)
        assert "文书生效" in what_next(d.case, Reader.STAFF)
