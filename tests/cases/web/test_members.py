"""The numbers of a group on a case's page and the list behind each: for whom, and how fast."""

import io
from urllib.parse import unquote

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cases.models import GroupMember, Party
from cases.states import Status as S
from cases.web.members import chips
from cases.web.office import facts
from mediation.accounts.actor import actor_of
from tests.cast import cast, overseer
from tests.deeds_of_groups import a_group_takes_part, group, members_agree
from tests.factories import at
from tests.house import budgets, measuring

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def with_members(people, count):
    """A mediated dispute with a group of so many, of whom every third agreed."""
    d = at(people, S.MEDIATING)
    a_group_takes_part(d)
    day = d.case.registered_on
    told = {"phone": "13800001234", "grounds": "漏水没有修"}
    agreed = {"consent": "yes", "consent_on": day, "asked_on": day, "consent_how": "当面"}
    rows = [
        GroupMember(
            case=d.case,
            group=group(d),
            joined_on=day,
            number=n,
            household=f"3幢{n}室",
            name=f"欧阳{n}",
            amount=1000 + n,
            **told | (agreed if n % 3 == 0 else {}),
        )
        for n in range(1, count + 1)
    ]
    for row in rows:
        row.mark_phone()
    GroupMember.objects.bulk_create(rows)
    return d


def list_of(d, role, **asked):
    """The answer to a reader of the list."""
    client = measuring.browser(d.p, role, d.case)
    face = measuring.face_of(role)
    if face == "resident":
        return client.get(f"/my/cases/{d.case.number}/members/{group(d).pk}/", asked)
    path = reverse(f"{face}:members", args=[d.case.number, group(d).pk])
    return client.get(path, asked)


@pytest.fixture
def d(db):
    return with_members(cast(), 7)


def test_staff_read_names_and_telephones_and_others_what_the_parties_show(d):
    for role in ("office", "mediator"):
        page = list_of(d, role).content.decode()
        assert [one for one in ("欧阳7", "13800001234", "漏水没有修") if one not in page] == []


def test_no_household_reads_what_another_owes(d):
    for role in ("applicant", "respondent"):
        assert list_of(d, role).status_code == 404


def test_the_other_side_reads_claims_without_names_and_telephones(d):
    d.office("add_party", kind="organisation", role="other", side=3, name=d.p.company.name,
             company=d.p.company)  # fmt: skip
    page = list_of(d, "company").content.decode()

    assert [one for one in ("3幢7室", "10.07 元", "欧阳某") if one not in page] == []
    assert [one for one in ("欧阳7", "1380000") if one in page] == []


def test_the_other_side_reads_no_hidden_name_in_what_was_typed_of_a_member(d):
    d.office("add_party", kind="organisation", role="other", side=3, name=d.p.company.name,
             company=d.p.company)  # fmt: skip
    Party.objects.filter(pk=d.li.pk).update(hide_name=True)
    said = "李申家漏水，欧阳3没有收到，电话138-0000-1234。"
    GroupMember.objects.update(grounds=said, consent_how=said, consent_on=d.registered_on)
    path = reverse("company:member_book", args=[d.case.number, group(d).pk])
    book = measuring.browser(d.p, "company").get(path).content
    rows = load_workbook(io.BytesIO(book)).worksheets[0].iter_rows(values_only=True)
    shown = [str(row) for row in (*list_of(d, "company").context["rows"], *rows)]

    assert [row for row in shown if "李申" in row or "0000-1234" in row] == []
    assert [row for row in shown if "3幢3室" in row and "欧阳3" in row] == []
    assert len([row for row in shown if "家漏水，欧阳" in row]) == 14
    assert said in list_of(d, "office").content.decode()


def test_a_company_that_is_no_party_reads_no_list(d):
    assert list_of(d, "company").status_code == 404


@pytest.mark.parametrize("role", ["court", "supervisor"])
def test_others_read_the_numbers_but_not_who_they_are(d, role):
    reader = d.p.as_liaison if role == "court" else actor_of(overseer(d.p))
    shown = chips(d.case, group(d), reader)

    assert [(chip.label, chip.count, chip.url) for chip in shown] == [("成员", 7, "")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"show": "agree"}, [3, 6]),
        ({"show": "silent"}, [1, 2, 4, 5, 7]),
        ({"q": "5"}, [5]),
        ({"q": "3幢2"}, [2]),
        ({"q": "欧阳4"}, [4]),
        ({"q": "没有这样的"}, []),
        ({"show": "agree", "q": "3幢2"}, []),
        ({"show": "whatever"}, [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_each_number_opens_the_members_it_counts(d, asked, found):
    rows = list_of(d, "office", **asked).context["rows"]

    assert [int(row[0].text.partition(" ")[0]) for row in rows] == found


def numbers_in(d, **asked):
    """The numbers in the workbook of the list as it is shown so."""
    path = reverse("office:member_book", args=[d.case.number, group(d).pk])
    answer = measuring.browser(d.p, "office").get(path, asked)
    sheet, _ = load_workbook(io.BytesIO(answer.content)).worksheets
    column = [row[0].value for row in sheet.iter_rows()]
    named = unquote(answer["Content-Disposition"])
    return [number for number in column if isinstance(number, int)], named


def test_the_workbook_holds_what_the_list_shows(d):
    assert numbers_in(d)[0] == [1, 2, 3, 4, 5, 6, 7]
    found, named = numbers_in(d, show="silent", q="3幢2")
    assert (found, f"{d.case.number}-成员名单-没有表态.xlsx" in named) == ([2], True)

    page = list_of(d, "office", show="agree").context
    assert page["book_url"] == f"../{group(d).pk}.xlsx?show=agree"


@pytest.mark.parametrize("typed", ["３幢２", "3 幢 2", "欧　阳2", "欧阳\u200b2"])
def test_what_is_looked_for_is_read_like_the_names_of_the_list(d, typed):
    assert numbers_in(d, q=typed)[0] == [2]


def test_a_yes_from_before_the_list_is_no_yes_of_the_members(d):
    group(d).record_consent(agrees=True, on=d.case.registered_on)
    GroupMember.objects.update(consent="", consent_on=None)
    path = reverse("office:case", args=[d.case.number])
    shown = measuring.browser(d.p, "office").get(path).context["parties"][-1]["consent"]

    assert shown == "出面人同意，成员还没有表态"


def test_the_office_reads_how_many_members_agreed_before_it_accepts():
    d = at(cast(), S.REQUESTED).all_consent()
    members_agree(d)
    client = measuring.browser(d.p, "office")

    asked = facts.consent(facts.parties_of([d.case.pk])[d.case.pk], {})
    assert asked["tag"] == "成员 2/3 户同意"
    assert "侨韵苑部分业主同意调解（成员 2/3 户同意）" in asked["note"]
    page = client.get(f"/office/cases/{d.case.number}/accept/").content.decode()
    assert '<span class="tag soon">成员 2/3 户同意</span>' in page


def test_the_case_page_shows_how_far_the_group_has_come(d):
    path = reverse("office:case", args=[d.case.number])
    chips = measuring.browser(d.p, "office").get(path).context["parties"][-1]["members"]

    assert [(chip.label, chip.count) for chip in chips] == [
        ("成员", 7), ("问过", 2), ("同意", 2), ("没有表态", 5),
    ]  # fmt: skip
    assert all(chip.url.startswith(f"{path}members/") for chip in chips)


@pytest.mark.parametrize("text", ["欧阳4", "138 0000 1234"])
@pytest.mark.parametrize(
    ("role", "finds"), [("office", True), ("mediator", True), ("company", False)]
)
def test_a_member_finds_the_case_for_who_mediates_alone(d, role, finds, text):
    d.office("add_party", kind="organisation", role="other", side=3, name=d.p.company.name,
             company=d.p.company)  # fmt: skip
    client = measuring.browser(d.p, role, d.case)
    seen = [d.number in client.get(f"/{role}/cases/", asked).content.decode()
            for asked in ({}, {"q": text})]  # fmt: skip

    assert seen == [True, finds]


def statements(d, role) -> dict:
    """The statements of the case's page, and of the first and the last page of the list."""
    client = measuring.browser(d.p, role, d.case)
    case = reverse(f"{role}:case", args=[d.case.number])
    members = reverse(f"{role}:members", args=[d.case.number, group(d).pk])
    found = {}
    for name, path in (("case", case), ("list", members), ("last", f"{members}?page=34")):
        with measuring.counted() as seen:
            assert client.get(path).status_code == 200
        found[name] = len(seen)
    return found


@pytest.mark.parametrize("role", ["office", "mediator"])
def test_a_list_of_1700_asks_as_little_as_a_list_of_one(role):
    people = cast()
    one, three, many = (statements(with_members(people, n), role) for n in (1, 3, 1700))

    assert one == three == many
    assert max(many["list"], many["last"]) <= 6
    assert many["case"] <= budgets.CASE_PAGE


def test_a_group_is_as_many_as_did_not_leave(db):
    d = with_members(cast(), 5)
    gone = {"because": "sold", "words": ""}
    d.office("release_members", party=group(d), numbers=(5,), **gone)
    page = measuring.browser(d.p, "mediator").get(
        reverse("mediator:case", args=[d.number]), {"tab": "parties"}
    )
    assert "部分业主（28人）" in page.content.decode()
