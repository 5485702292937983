"""Groups that are a party: their members one by one, who of them agrees, and who leaves."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet

from cases.consistency import faults
from cases.models import GroupMember
from cases.states import Status as S
from tests.cases.phases.guards_of_member_results import (
    both_settled,
    varied,
    varied_with_every_result,
)
from tests.cast import cast
from tests.deeds_of_groups import a_group_takes_part, group, listed, members_agree
from tests.dispute import money
from tests.factories import at
from tests.house import measuring
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def d(db):
    dispute = at(cast(), S.REQUESTED)
    listed(dispute, 5)
    return dispute


def asked(d, answer="yes", who="all", numbers=(), **more):
    facts = {"reply": answer, "who": who, "numbers": numbers, "how": "业主群接龙"}
    return d.office("ask_members", party=group(d), **facts | more)


def numbers(**where) -> list[int]:
    rows = GroupMember.objects.filter(**where).order_by("number")
    return list(rows.values_list("number", flat=True))


def test_members_are_numbered_in_their_order_and_a_number_is_never_given_again(d):
    d.office("release_members", party=group(d), numbers=(5,), because="sold", words="")
    new = {"household": "3幢601室", "name": "", "phone": "13800001111", "amount": None}
    d.office("add_member", party=group(d), **new, grounds="", representative=False)

    assert numbers() == [1, 2, 3, 4, 5, 6]
    assert numbers(left_because="sold") == [5]
    assert list(faults()) == []


def test_all_agree_but_those_named(d):
    asked(d, "yes", "but", (2, 4))
    asked(d, "no", "these", (4,))
    asked(d, "silent")

    assert numbers(consent="yes") == [1, 3, 5]
    assert numbers(consent="no") == [4]
    assert numbers(consent="", asked_on__isnull=False) == [2]


def test_the_group_agrees_with_its_first_member_and_refuses_with_its_last(d):
    asked(d, "no", "but", (5,))
    assert group(d).consent == ""
    asked(d, "no")
    assert group(d).consent == "no"
    asked(d, "yes", "these", (3,))

    assert group(d).consent == "yes"
    assert list(faults()) == []


def test_nobody_answers_for_a_group_with_a_list(d):
    refused = d.blocked(d.p.as_clerk, "consent", party=group(d), agrees=True, how="代表来电")

    assert refused == [
        "这一方有成员名单，谁也不能替别户表态，请办“登记成员是否同意”。（《民事诉讼法》第五十六条）"
    ]


def test_no_name_or_telephone_of_a_member_is_on_the_trail(d):
    changed = {"name": "赵另名", "phone": "13800002222", "amount": 88_00}
    d.office("change_member", party=group(d), number=2, reason="本人来更正", **changed)

    written = [f"{line.sentence}{line.facts}" for line in d.trail.all()]
    assert not [
        text for text in written if "业主2" in text or "赵另名" in text or "1380000" in text
    ]
    assert d.last_sentence.endswith(
        "名单第2号（88.00元）的姓名、电话、请求或者欠付的金额。原因：本人来更正。"
    )


def test_another_mediation_asks_every_member_again(d):
    asked(d)
    for party in d.parties.exclude(kind="group"):
        d.office("consent", party=party, agrees=True, how="当面")
    d.office("accept", mediator=d.p.mediator)
    d.mediator("fail", end_reason="gap", words="差距太大。")
    d.office("ask_again", party=d.li, how="窗口")

    assert numbers(consent="", asked_on=None) == [1, 2, 3, 4, 5]
    assert list(faults()) == []


def test_the_agreement_lists_who_is_bound_and_nobody_else():
    with morning_of(MONDAY):
        d = at(cast(), S.MEDIATING)
        both_settled(d)
        d.mediator("draft_agreement")
        paper = d.case.documents.get(kind="agreement").read_html()

    assert "附表：侨韵苑部分业主受本协议约束的成员（2 户）" in paper
    assert [name for name in ("业主1", "业主2", "1,000.01", "2,000.03") if name not in paper] == []
    assert "业主3" not in paper
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("measure", "agreed"),
    [
        ({"measure": "part", "ratio": 3333}, [33330, 33331]),
        ({"measure": "each", "amount": 50}, [50, 50]),
        ({"measure": "claimed"}, [100_001, 100_002]),
    ],
)
def test_what_each_agreed_to_is_computed_to_the_fen(measure, agreed):
    d = at(cast(), S.MEDIATING)
    members_agree(d)
    d.mediator("settle_members", party=group(d), outcome="through", who="all", **measure)

    kept = GroupMember.objects.filter(outcome="through").order_by("number")
    assert list(kept.values_list("agreed_amount", flat=True)) == agreed


def bound_for():
    rows = GroupMember.objects.remaining().bound().order_by("number")
    return list(rows.values_list("number", "bound_for", "bound_how"))


@pytest.mark.usefixtures("monday")
def test_who_is_bound_stays_bound_until_a_variation_takes_effect():
    d = at(cast(), S.MEDIATING)
    varied(d)
    assert bound_for() == [(1, 100_001, "signed"), (2, 100_002, "signed")]
    less = {"outcome": "through", "who": "these", "measure": "each", "amount": 50_000}
    d.mediator("settle_members", party=group(d), numbers=(1,), **less)
    none = {"outcome": "not", "who": "all", "numbers": ()}
    d.mediator("settle_members", party=group(d), **none)
    assert bound_for() == [(1, 100_001, "signed"), (2, 100_002, "signed")]
    d.write(money(d, (MONDAY + timedelta(days=60), 50_000), by_party=group(d)))
    d.mediator("vary").all_marks()

    assert bound_for() == [(1, 50_000, "through")]
    assert list(faults()) == []


@pytest.mark.usefixtures("monday")
def test_what_members_owe_is_compared_with_what_is_written():
    d = at(cast(), S.MEDIATING)
    varied_with_every_result(d)
    d.mediator("vary")
    assert list(faults()) == []
    QuerySet(GroupMember).filter(number=1).update(bound_for=1, agreed_amount=2)

    name = f"{d.number}：侨韵苑部分业主各户合计1,000."
    found = [str(fault) for fault in faults() if str(fault).startswith(name)]
    assert found == [
        f"{name}03元，生效的协议里是2,000.03元。",
        f"{name}04元，定稿的协议里是2,000.03元。",
    ]


@pytest.mark.usefixtures("monday")
def test_an_oral_agreement_binds_who_agreed():
    d = at(cast(), S.MEDIATING)
    both_settled(d)
    d.mediator("conclude_orally", by_draft=True)

    assert bound_for() == [(1, 100_001, "signed"), (2, 100_002, "signed")]
    assert list(faults()) == []


def members_bound(d, count):
    """The statements on members as the last mark puts an agreement of so many in force."""
    a_group_takes_part(d)
    row = {"phone": "", "amount": 100_00, "grounds": "", "representative": False}
    rows = [row | {"household": f"3幢{n}室", "name": f"业主{n}"} for n in range(count)]
    d.office("take_members", party=group(d), rows=rows)
    whom = {"party": group(d), "who": "all"}
    d.office("ask_members", **whom, reply="yes", how="当面")
    d.mediator("settle_members", **whom, outcome="through", measure="claimed")
    owed = money(d, (MONDAY + timedelta(days=60), count * 100_00), by_party=group(d))
    d.rights_notice_served().sit_down().write(owed).mediator("draft_agreement")
    d.parties_sign().mediator("mediator_sign")
    with measuring.counted() as found:
        d.office("seal")
    return [sql for sql in found if "cases_groupmember" in sql]


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize("count", [1, 29])
def test_members_are_bound_by_one_statement_and_not_read_for_it(count):
    d = at(cast(), S.MEDIATING)
    [bound] = members_bound(d, count)

    assert bound.split()[0] == "UPDATE"
    kept = GroupMember.objects.values_list("bound_agreed_on", "agreed_on")
    assert set(kept) == {(MONDAY, None)}
    assert bound_for() == [(n, 100_00, "through") for n in range(1, count + 1)]
    assert list(faults()) == []
