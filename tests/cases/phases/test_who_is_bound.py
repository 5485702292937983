"""All who owe or are owed under a clause are parties of it: willing, informed, signed."""

import pytest

from cases.models import Party
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import APRIL, SIGNED, YES
from tests.cast import cast
from tests.dispute import PARTIES, money
from tests.factories import at, complain

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("monday"),
    pytest.mark.one_database,  # plain rows; the subquery of the lists runs on both in theirs
]
UNWILLING = (
    "孙三是其他当事人，协议却约定了其权利或者义务；还没有其明确同意调解的记录。"
    "（《人民调解法》第十七条）"
)
NOT_TOLD = (
    "孙三是其他当事人，协议却约定了其权利或者义务；权利义务告知书还没有送达。"
    "（《人民调解法》第二十三条）"
)
ORALLY = {"content": "孙三付100元", "amount": 10000, "at_once": False, "due_on": APRIL}


@pytest.fixture
def d():
    """李申 against 周被 after a successful session; 孙三 joined as a mere other party."""
    talked = at(cast(), S.MEDIATING).sit_down()
    return talked.office("add_party", role="other", side=3, name="孙三")


def sun(d):
    return d.parties.get(name="孙三")


def takes_part(d):
    d.office("consent", party=sun(d), **YES)
    return d.mediator("give_notice", parties=[sun(d)], how="当面")


@pytest.mark.parametrize("bound", ["by_party", "to_party"])
def test_who_is_named_by_a_clause_is_asked_and_told_before_the_text_is_final(d, bound):
    d.write(money(d, (APRIL, 100), **{bound: sun(d)}))

    assert d.blocked(d.p.as_mediator, "draft_agreement") == [UNWILLING, NOT_TOLD]


@pytest.mark.parametrize("role", ["payer", "payee", "doer"])
def test_who_is_named_by_an_oral_agreement_is_asked_and_told_before(d, role):
    facts = {"payer": d.zhou, "payee": d.li, **ORALLY} | {role: sun(d)}

    assert d.blocked(d.p.as_mediator, "conclude_orally", **facts) == [UNWILLING, NOT_TOLD]


def test_who_is_named_by_no_clause_is_neither_asked_nor_on_the_paper(d):
    d.write(money(d, (APRIL, 100))).mediator("draft_agreement")

    assert "孙三" not in d.documents.get(kind="agreement").read_html()
    assert list(Party.objects.needed().filter(case=d.case.pk)) == [d.li, d.zhou]


def test_who_is_named_by_a_clause_is_on_the_paper_and_signs_before_it_is_in_force(d):
    takes_part(d).write(money(d, (APRIL, 100), to_party=sun(d))).mediator("draft_agreement")
    assert d.documents.get(kind="agreement").read_html().count("其他当事人") == 2  # head and foot
    for party in (d.li, d.zhou):
        d.mediator("sign", party=party, **SIGNED)
    d.mediator("mediator_sign").office("seal")

    assert d.status == S.SIGNING
    assert list(Party.objects.needed().filter(case=d.case.pk, signatures=None)) == [sun(d)]
    assert d.mediator("sign", party=sun(d), **SIGNED).status == S.AGREED


def test_who_is_bound_applies_for_confirmation_with_the_others(d):
    takes_part(d).write(money(d, (APRIL, 100), to_party=sun(d))).mediator("draft_agreement")
    d.all_marks()
    asks = {"court": d.p.court, "applicants": [d.li, d.zhou]}

    assert d.blocked(d.p.as_clerk, "open_proceeding", **asks) == [
        "须由各方当事人共同申请，还有一方没有确认。（《人民调解法》第三十三条）"
    ]


def test_a_namesake_of_the_mediator_is_paid_once_all_agreed_that_the_mediator_stays():
    rows = [PARTIES[0] | {"name": "陈调"}, PARTIES[1]]
    d = complain(cast(), parties=rows)
    payee = d.parties.get(side=1)
    d.office("request_mediation", party=payee).all_consent()
    d.office("accept", mediator=d.p.mediator, clash="同名，已核实不是同一人", clash_waived=True)
    d.rights_notice_served().mediator("open_session", place="评理室")
    sum_ = {"content": "", "amount": 100, "payer": d.zhou, "payee": payee}

    assert d.mediator("conclude_orally", **sum_).status == S.AGREED
