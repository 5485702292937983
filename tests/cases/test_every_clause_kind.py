"""Each kind of clause from the card of the editor to the closed case: typed, printed in writing and
by word of mouth, warned of, followed, broken, performed, closed."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from cases import consistency
from cases.forms.mediate.agreement_editor import AgreementForm
from cases.forms.people import NOBODY
from cases.jobs.lasting_duties import end_duties
from cases.law import clause_defects, clause_risks
from cases.law.clause_kinds.table import KINDS
from cases.models import Case
from cases.states import Status as S
from tests.cases.web.mediator.agreement_form import card, sent
from tests.cast import cast
from tests.dispute import Dispute
from tests.factories import at
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DUE, LATE, MUCH_LATER = date(2026, 3, 12), date(2026, 3, 20), date(2026, 7, 1)
BY, TO = "zhou", "li"


@dataclass(frozen=True)
class Kind:
    """One kind: what is typed, how it reads, and what becomes of it."""

    kind: str
    typed: dict
    says: str
    makes: str = ""  # the kind of its duty
    beside: bool = False  # whether a payment stands before it, which it is about
    warns: str = ""
    breaks: str = ""  # how it is broken: late, breach
    does: list = field(default_factory=list)  # what performs it

    def __str__(self):
        return self.kind


def paid(fen):
    return lambda d, duty: d.pay(fen, obligation=duty)


def done(d, duty):
    d.mediator("record_act", obligation=duty, proof="看过")


def bill(d, duty):
    d.office("fix_sum", obligation=duty, base=30_000, proof="发票")
    d.pay(10_000, obligation=Dispute(d.p, d.case).case.obligations.get(pk=duty.pk))


def kept(d, duty):
    end_duties(d.case.pk, MUCH_LATER)
    d.case = Case.objects.get(pk=d.case.pk)


FROM_ZHOU, FROM_LI = {"by_party": BY, "to_party": TO}, {"by_party": TO, "to_party": BY}
EVERY = [
    Kind(
        "money",
        {**FROM_ZHOU, "amount": "1000", "text": "赔偿款", "way": "现金", "due_on": "2026年3月12日"},
        "周被向李申支付赔偿款人民币壹仟元整（1,000.00元），于2026年3月12日（含当日）前一次付清",
        "money",
        breaks="late",
        does=[paid(100_000)],
    ),
    Kind(
        "later_sum",
        {**FROM_ZHOU, "text": "维修费", "ratio": "三分之一", "standard": "发票", "way": "现金"}
        | {"due_on": "2026年3月12日"},
        "周被按三分之一的比例承担维修费，金额的基数以发票为准",
        "money",
        breaks="late",
        does=[bill],
    ),
    Kind(
        "act",
        {"by_party": BY, "to_party": TO, "text": "修好防水层", "standard": "不渗"}
        | {"due_on": "2026年3月12日"},
        "周被于2026年3月12日（含当日）前为李申修好防水层，不渗为合格",
        "act",
        breaks="late",
        does=[done],
    ),
    Kind(
        "refrain",
        {"by_party": BY, "text": "弹琴", "hours": "每天22时至次日7时"},
        "周被每天22时至次日7时不得弹琴",
        "lasting",
        breaks="breach",
        does=[kept],
    ),
    Kind(
        "tolerate",
        {**FROM_ZHOU, "text": "入户检修", "hours": "每日8时至18时", "due_on": "2026年3月12日"},
        "周被允许李申于2026年3月12日（含当日）前每日8时至18时入户检修",
        "lasting",
        breaks="breach",
        does=[kept],
    ),
    Kind(
        "apology",
        {**FROM_ZHOU, "way": "书面", "due_on": "2026年3月12日"},
        "周被于2026年3月12日（含当日）前以书面形式向李申赔礼道歉",
        "act",
        breaks="late",
        does=[done],
    ),
    Kind(
        "waiver",
        {**FROM_LI, "of_clause": "1", "amount": "200", "effect": "at_once"},
        "自本协议生效之日起，李申免除周被依本协议第一条应付的人民币贰佰元整（200.00元）",
        beside=True,
        does=[paid(80_000)],
    ),
    Kind(
        "fee_cut",
        {**FROM_LI, "text": "物业费", "amount": "100", "from_on": "2026年3月5日"}
        | {"until_on": "2026年5月31日"},
        "李申自2026年3月起至2026年5月止，每月减收周被物业费人民币壹佰元整（100.00元）",
        "lasting",
        breaks="breach",
        does=[kept],
    ),
    Kind(
        "set_off",
        {**FROM_ZHOU, "of_clause": "1", "amount": "200", "text": "此前垫付的电费"},
        "抵扣人民币贰佰元整（200.00元），抵扣部分不再支付",
        beside=True,
        does=[paid(80_000)],
    ),
    Kind(
        "prior",
        {
            **FROM_ZHOU,
            "of_clause": "1",
            "amount": "200",
            "from_on": "2026年2月1日",
            "standard": "收条",
        },
        "周被已于2026年2月1日向李申支付人民币贰佰元整（200.00元）（凭证：收条），"
        "计入周被依本协议第一条应付的款项",
        beside=True,
        does=[paid(80_000)],
    ),
    Kind(
        "condition",
        {"text": "三个月内再次渗漏", "effect": "subsequent", "of_clause": "1"},
        "三个月内再次渗漏",
        beside=True,
        does=[paid(100_000)],
    ),
    Kind(
        "trial",
        {
            "by_party": None,
            "text": "充电区夜间开放",
            "from_on": "2026年3月5日",
            "way": "各方另行商量",
        }
        | {"due_on": "2026年4月4日"},
        "自2026年3月5日起至2026年4月4日止试行：充电区夜间开放",
        "lasting",
        breaks="breach",
        does=[kept],
    ),
    Kind(
        "penalty",
        {**FROM_ZHOU, "of_clause": "1", "amount": "100"},
        "人民币壹佰元整（100.00元）",
        beside=True,
        does=[paid(100_000)],
    ),
    Kind(
        "reservation",
        {"by_party": TO, "text": "后续治疗费用"},
        "李申保留就后续治疗费用另行主张的权利",
        beside=True,
        warns="这份协议没有了结全部争议",
        does=[paid(100_000)],
    ),
    Kind(
        "other",
        {"by_party": None, "text": "双方就本次渗水再无其他争议"},
        "双方就本次渗水再无其他争议",
        beside=True,
        does=[paid(100_000)],
    ),
]


def drafted(row):
    """The cards of the editor, filled in and saved; returns the dispute and its texts."""
    d = at(cast(), S.MEDIATING).sit_down()
    people = {BY: d.zhou.pk, TO: d.li.pk, None: NOBODY}
    before = {
        **FROM_ZHOU,
        "amount": "1000",
        "text": "赔偿款",
        "way": "现金",
        "due_on": "2026年3月12日",
    }
    texts = [("money", before)] * row.beside + [(row.kind, row.typed)]
    cards = [
        card(n, kind, **{k: people[v] if k in FROM_ZHOU else v for k, v in typed.items()})
        for n, (kind, typed) in enumerate(texts)
    ]
    form = AgreementForm(sent(*cards), case=d.case, draft=None)
    assert form.is_valid(), form.clauses.errors
    texts = [one.wording() for one in form.clauses.in_order()]
    d.mediator("edit_agreement", **form.facts())
    return d, texts


def words_of(paper):
    return re.sub(r"<[^>]+>|\u2060|\u200b", "", paper.read_html())


def followed(d):
    d.case = Case.objects.get(pk=d.case.pk)
    return [(duty.clause.kind, duty.kind) for duty in d.case.obligations.order_by("pk")]


def own_duty(d, row):
    """The duty of the kind itself, or of the payment that it is about."""
    return d.case.obligations.order_by("pk").last()


@pytest.fixture(params=EVERY, ids=str)
def row(request, monday):
    return request.param


def test_it_is_typed_without_a_defect_and_warned_of(row):
    _, texts = drafted(row)
    assert [found for found in clause_defects.defects_of_all(texts) if found] == []
    told = "".join(sentence for sentence, _ in clause_risks.warnings(texts[-1]))
    assert row.warns in told


def test_in_writing_it_is_printed_followed_performed_and_closed(row, monday):
    d, _ = drafted(row)
    d.mediator("draft_agreement").all_marks().mediator("start_performance")
    assert row.says in words_of(d.documents.get(kind="agreement"))
    wanted = [("money", "money")] * row.beside + [(row.kind, row.makes)] * bool(row.makes)
    assert followed(d) == wanted

    for deed in row.does:
        deed(d, own_duty(d, row))
    d.case = Case.objects.get(pk=d.case.pk)
    assert d.case.status == S.PERFORMED
    assert list(consistency.faults()) == []
    d.office("strike_off")
    visits = {"first_visit_on": date(2026, 4, 1), "second_visit_on": date(2026, 8, 1)}
    d.mediator("close", on=None, **visits)
    assert d.status == S.CLOSED


def test_by_word_of_mouth_the_record_says_and_follows_the_same(row):
    d, _ = drafted(row)
    d.mediator("conclude_orally", by_draft=True)
    agreement = d.case.agreements.get()
    assert agreement.form == "oral"
    assert row.says in "".join(part.sentence for part in agreement.parts)
    wanted = [("money", "money")] * row.beside + [(row.kind, row.makes)] * bool(row.makes)
    assert followed(d) == wanted


@pytest.mark.parametrize("row", [row for row in EVERY if row.breaks], ids=str)
def test_broken_it_leads_to_default(row, monday):
    d, _ = drafted(row)
    d.mediator("draft_agreement").all_marks().mediator("start_performance")
    if row.kind == "later_sum":
        d.office("fix_sum", obligation=own_duty(d, row), base=30_000, proof="发票")
    monday.move_to(f"{LATE}T10:00+08:00")
    if row.breaks == "breach":
        told = {"breached_on": MONDAY + timedelta(days=5), "words": "没有守约", "proof": "录像"}
        d.office("record_breach", obligation=own_duty(d, row), **told)
    else:
        d.passes_to(LATE)
    d.case = Case.objects.get(pk=d.case.pk)
    assert d.case.status == S.DEFAULTED
    assert list(consistency.faults()) == []


def test_every_kind_of_the_table_is_here():
    assert [row.kind for row in EVERY] == list(KINDS)
