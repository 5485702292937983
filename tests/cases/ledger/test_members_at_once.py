"""Members of a group from a workbook: every cell checked, all rows or none, nothing twice."""

from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from cases.consistency import faults
from cases.models import Case, GroupMember
from cases.phases.mediate import groups
from cases.states import Status as S
from mediation import clock
from tests.cases.ledger.member_books import book, name, row
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds_of_groups import a_group_takes_part, group
from tests.factories import at
from tests.house import budgets, measuring

pytestmark = pytest.mark.django_db


@pytest.fixture
def d(db):
    dispute = at(cast(), S.MEDIATING)
    a_group_takes_part(dispute)
    return dispute


def sent(d, content, key="once", client=None, **more):
    """The answer to the form with this workbook."""
    values = {"party": group(d).pk, "key": key, "on": clock.today().isoformat(), "as_of": 999}
    values |= {"as_of": Case.objects.get(pk=d.case.pk).trail_length} | more
    file = SimpleUploadedFile("成员.xlsx", content)
    path = f"/mediator/cases/{d.case.number}/take_members/"
    return (client or sign_in(d.p.mediator)).post(path, values | {"file": file})


def refusals(answer) -> list[str]:
    """What the answer says of the file."""
    assert answer.status_code == 422, answer.status_code
    return list(answer.context["form"].errors.get("file", ()))


def test_every_row_is_listed_as_it_is_written(d):
    rows = row(1), row(2, 姓名=None, 代表人="是"), row(3, 电话=None, **{"金额（元）": "1,000.07"})
    assert sent(d, book(*rows)).status_code == 303

    kept = [
        (m.number, m.household, m.name, m.phone, m.amount, m.representative)
        for m in GroupMember.objects.order_by("number")
    ]
    assert kept == [
        (1, "3幢101室", name(1), "13900000001", 120050, False),
        (2, "3幢201室", "", "13900000002", 120050, True),
        (3, "3幢301室", name(3), "", 100007, False),
    ]
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"户": None, "姓名": None}, "第 3 行：户没有写；户和姓名至少写一样。"),
        ({"姓名": "张三等3户"}, "第 3 行：姓名“张三等3户”不像单独的姓名，请只写姓名。"),
        ({"电话": "1390000000"}, "第 3 行：电话“1390000000”"),
        ({"金额（元）": "约1000"}, "第 3 行：金额（元）“约1000”要写确定的数，不写“约”“左右”。"),
        ({"金额（元）": "=1+1"}, "第 3 行：金额（元）"),
        ({"金额（元）": "十几块"}, "第 3 行：金额（元）“十几块”"),
        ({"代表人": "也许"}, "第 3 行：代表人“也许”看不出是不是代表人，请写“是”，或者留空。"),
        (
            {"户": "3幢101室", "姓名": name(1)},
            "第 3 行：户“3幢101室”和前面一行是同一户、同一个姓名",
        ),
        (
            {"户": date(2026, 3, 1)},  # typed as 3-1
            "第 3 行：户“2026-03-01”是被表格软件改成的日期或者时间，请把这一列设成“文本”",
        ),
        ({"户": time(3, 20)}, "第 3 行：户“03:20:00”是被表格软件改成的日期或者时间"),
        ({"理由或者抗辩": "长" * 301}, "第 3 行：理由或者抗辩"),
    ],
)
def test_a_cell_that_cannot_be_read_refuses_the_whole_by_row_and_column(d, cells, says):
    told = refusals(sent(d, book(row(1), row(2, **cells))))

    assert [one for one in told if one.startswith(says)], told
    assert not GroupMember.objects.exists()


def test_one_cell_is_not_the_sum_of_two_households(d):
    merged = book(row(1), row(2), change=lambda sheet: sheet.merge_cells("D2:D3"))

    assert refusals(sent(d, merged)) == [
        "第 3 行：金额（元）“1200.5”与上一行合并在一格，请取消合并并逐行填写。"
    ]


@pytest.mark.parametrize("content", [b"a,b", b"%PDF-1.4", b"", book()])
def test_a_file_without_members_is_refused(d, content):
    assert refusals(sent(d, content))
    assert not GroupMember.objects.exists()


def test_what_was_sent_before_is_known_again(d):
    first = book(row(1), row(2))
    for key in ("once", "once", "again"):
        last = sent(d, first, key)
    assert (
        refusals(last) == ["表里的每一户都已经登记过，没有新的成员。（《本会规定》）"]
        or last.status_code == 422
    )
    assert sent(d, book(row(1), row(2), row(3)), "more").status_code == 303

    assert GroupMember.objects.count() == 3
    assert (
        "表里另有2户已经登记过，没有重复登记。"
        in Case.objects.get(pk=d.case.pk).trail.last().sentence
    )


def test_work_that_is_killed_midway_leaves_nothing(d, monkeypatch):
    def killed(party):
        raise InterruptedError

    monkeypatch.setattr(groups, "party_mark", killed)
    with pytest.raises(InterruptedError):
        sent(d, book(row(1), row(2)))
    monkeypatch.undo()

    assert not GroupMember.objects.exists()
    assert sent(d, book(row(1), row(2))).status_code == 303


def test_the_list_as_a_workbook_is_read_back_as_it_is(d):
    sent(d, book(row(1), row(2, 代表人="是"), row(3, 电话=None)))
    path = f"/mediator/cases/{d.case.number}/members/{group(d).pk}.xlsx"
    given = sign_in(d.p.mediator).get(path).content

    told = refusals(sent(d, given, "back"))
    assert [one.partition("。")[0] for one in told] == ["表里的每一户都已经登记过，没有新的成员"]
    assert GroupMember.objects.count() == 3


@pytest.mark.parametrize("many", [1, 3, 1700])
def test_1700_rows_are_taken_in_few_statements(d, many):
    d.office("correct_party", party=group(d), head_count=1700, reason="核对后更正")
    content = book(*(row(n) for n in range(1, many + 1)))
    client = measuring.browser(d.p, "mediator")
    client.get(f"/mediator/cases/{d.case.number}/take_members/")
    with measuring.counted() as found:
        assert sent(d, content, client=client).status_code == 303

    assert GroupMember.objects.count() == many
    if connection.vendor == "postgresql" or many < 50:  # SQLite takes 999 values in a statement
        assert len(found) <= budgets.ACT + 2  # the group and the trail, read by `sent`
