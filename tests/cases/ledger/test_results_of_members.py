"""What each member agreed to, from a workbook: every cell checked, all rows or none."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from cases.models import Case, GroupMember
from cases.states import Status as S
from mediation import clock
from tests.cases.ledger.referral_books import book
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds_of_groups import a_group_takes_part, group
from tests.factories import at
from tests.house import budgets, measuring

pytestmark = pytest.mark.django_db


def listed(d, count):
    """So many members, who all agreed to mediation."""
    day = d.case.registered_on
    said = {"consent": "yes", "consent_on": day, "asked_on": day, "consent_how": "当面"}
    shared = {"case": d.case, "group": group(d), "joined_on": day} | said
    GroupMember.objects.bulk_create(
        GroupMember(number=n, household=f"3幢{n}室", amount=100000, **shared)
        for n in range(1, count + 1)
    )
    return d


@pytest.fixture
def d(db):
    dispute = at(cast(), S.MEDIATING)
    a_group_takes_part(dispute)
    return listed(dispute, 3)


def row(number, agreed, household=None):
    where = household or f"3幢{number}室"
    return {"序号": number, "户": where, "姓名": None, "谈定金额（元）": agreed}


def sent(d, *rows, client=None, **more):
    """The answer to the form with this workbook."""
    values = {"party": group(d).pk, "key": "once", "on": clock.today().isoformat()}
    values |= {"outcome": "through", "measure": "table", "who": "table"}
    values |= {"as_of": Case.objects.get(pk=d.case.pk).trail_length} | more
    file = SimpleUploadedFile("谈定金额.xlsx", book(*rows))
    path = f"/mediator/cases/{d.case.number}/settle_members/"
    return (client or sign_in(d.p.mediator)).post(path, values | {"file": file})


def settled():
    rows = GroupMember.objects.order_by("number")
    return list(rows.values_list("number", "outcome", "agreed_amount"))


def test_each_member_has_the_sum_of_its_row(d):
    answer = sent(d, row(1, "600.07"), row(3, 800))
    assert answer.status_code == 303, dict(answer.context["form"].errors)

    assert settled() == [(1, "through", 60007), (2, "", None), (3, "through", 80000)]
    line = Case.objects.get(pk=d.case.pk).trail.get(name="settle_members")
    assert "成员2户书面同意代表和解，照表格各自的金额，合计1,400.07元。" in line.sentence


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([row(1, None)], "第 2 行：谈定金额（元）没有写；没有谈定的，请删去这一行。"),
        ([row(1, "约600")], "第 2 行：谈定金额（元）“约600”要写确定的数，不写“约”“左右”。"),
        ([row("甲", 600)], "第 2 行：序号“甲”看不出是名单上的哪一号，请照名单写序号。"),
        ([row("=A1+1", 600)], "第 2 行：序号是公式，请改成数值"),
        ([row(1, 600), row(1, 700)], "第 3 行：序号“1”和前面一行是同一号，请核对。"),
        ([row(1, 600, "3幢9室")], "序号 1：表里的户、姓名和名单上这一号的不一样"),
        ([row(9, 600)], "序号 9：名单里没有这些序号，或者已经退出"),
    ],
)
def test_what_cannot_be_taken_names_row_column_value_and_remedy(d, rows, says):
    answer = sent(d, *rows)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "没有读取" not in answer.content.decode()
    assert {outcome for _, outcome, _ in settled()} == {""}


def test_a_table_is_chosen_at_both_questions(d):
    answer = sent(d, row(1, 600), who="all")

    assert (answer.status_code, settled()[0]) == (422, (1, "", None))


def test_the_list_is_given_with_a_column_to_fill_in(d):
    path = f"/mediator/cases/{d.case.number}/settle_members/"
    page = sign_in(d.p.mediator).get(path).content.decode()
    assert f"../members/{group(d).pk}.xlsx?show=agree&amp;results=1" in page


@pytest.mark.parametrize("many", [3, 1700])
def test_1700_sums_are_taken_in_few_statements(d, many):
    GroupMember.objects.all().delete()
    d.office("correct_party", party=group(d), head_count=1700, reason="核对后更正")
    listed(d, many)
    client = measuring.browser(d.p, "mediator")
    client.get(f"/mediator/cases/{d.case.number}/settle_members/")
    with measuring.counted() as found:
        assert sent(d, *(row(n, 600) for n in range(1, many + 1)), client=client).status_code == 303

    assert {outcome for _, outcome, _ in settled()} == {"through"}
    if connection.vendor == "postgresql" or many < 50:  # SQLite takes 999 values in a statement
        assert len(found) <= budgets.ACT + 2  # the group and the trail, read by `sent`
