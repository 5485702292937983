"""Parties of one name in one case: what tells them apart, and where it is said."""

import pytest

from cases.consistency import tallies
from cases.forms.base import FORMS
from cases.forms.enforce.duties import debt_in_words
from cases.forms.mediate.agreement_editor import AgreementForm
from cases.states import Status as S
from cases.visibility import short_name_of
from cases.web import staff, what_next
from cases.web.trail_lines import entries_for
from cases.words.namesakes import distinctions
from cases.words.readers import Reader
from tests.cases.phases.deeds_of_mediation import APRIL
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import at

A, R = "申请人", "被申请人"
ONE, OTHER = f"王某（{A}）", f"王某（{R}）"


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([("王某", A, "", 1), ("李申", R, "", 2)], ["", ""]),
        ([("王某", A, "", 1), ("王某", R, "", 2)], [A, R]),
        ([("王某", A, "", 1), ("王 某", R, "", 2)], [A, R]),  # one name, written in two ways
        ([("王某", A, "", 1), ("王某某", R, "", 2)], ["", ""]),
        ([("王某", A, "6-1", 1), ("王某", A, "6-2", 1)], [f"{A}，6-1", f"{A}，6-2"]),
        ([("王某", A, "", 1), ("王某", A, "", 2)], [f"{A}，第1方", f"{A}，第2方"]),
        ([("王某", A, "6-1", 1), ("王某", A, "6-1", 1)], [f"{A}，登记的第{n}位" for n in (1, 2)]),
        (
            [("王某", A, "", 1), ("王某", R, "6-1", 2), ("王某", R, "6-2", 2)],
            [A, f"{R}，6-1", f"{R}，6-2"],
        ),
    ],
)
def test_namesakes_are_told_apart_by_role_then_dwelling_then_side_then_order(people, expected):
    assert distinctions(people) == expected


@pytest.fixture
def d():
    """王某 beside 李申 against 王某 beside 周被, talked over."""
    rows = [row | {"name": "王某", "address": ""} for row in PARTIES]
    return at(cast(), S.MEDIATING, parties=[*PARTIES, *rows]).sit_down()


def pays(d):
    """The respondent pays its namesake."""
    to, by = d.both[2:]
    sum_ = {"amount": 100, "instalments": [(APRIL, 100)], "way": "现金"}
    return d.write({"kind": "money", "by_party": by, "to_party": to, **sum_})


def in_force(d):
    return pays(d).mediator("draft_agreement").all_marks()


IN_FULL = "人民币壹元整（1.00元），于2026年4月1日（含当日）前一次付清，以现金方式支付。"


@pytest.mark.django_db
@pytest.mark.usefixtures("monday")
@pytest.mark.one_database  # sentences of rows that are alike on both
class TestInACase:
    def test_the_paper_and_what_is_owed_say_which_of_two_namesakes_pays(self, d):
        in_force(d)
        paper = d.documents.get(kind="agreement").read_html()

        assert d.debt.text == f"{OTHER}支付{ONE}{IN_FULL}"
        assert f"{OTHER}支付{ONE}" in paper
        assert debt_in_words(d.debt) == f"{OTHER}付{ONE}，还欠 1.00 元"

    def test_choices_and_titles_say_which_is_which(self, d):
        card = AgreementForm(case=d.case, draft=None).clauses.blank("money")
        oral = FORMS["conclude_orally"](case=d.case, actor=d.p.as_mediator)
        names = ["李申", ONE, "周被", OTHER]

        assert [name for _, name in card.fields["by_party"].choices] == names
        assert [name for _, name in oral.fields["payer"].choices[1:]] == names
        assert staff.sides(d.both[2:]) == [ONE, OTHER]

    def test_the_trail_and_what_comes_next_say_which_is_which(self, d):
        pays(d).mediator("draft_agreement")
        for party in d.both[:3]:
            d.mediator("sign", party=party, mark="name", identity_checked="身份证")
        last = entries_for(d.case, d.p.as_mediator)[0]

        assert last.sentence == f"{ONE}签名（已核对身份）。"
        assert f"{OTHER}签署" in what_next.what_next(d.case, Reader.STAFF)

    def test_a_line_signed_through_a_link_is_signed_by_its_row(self, d):
        first, second = d.both[2:]
        d.do(d.link(second), "consent", party=second, agrees=True)

        assert entries_for(d.case, d.p.as_clerk)[0].by.startswith(f"{OTHER} · ")
        assert short_name_of(first, d.link(second)) == ONE

    def test_a_namesake_that_joins_later_tells_the_first_apart_and_nothing_is_left_over(self, d):
        d.office("add_party", role="respondent", side=3, name="周 被", address="别处")

        assert [party.distinction for party in d.both][1:] == [
            f"{R}，{PARTIES[1]['address']}",
            A,
            R,
            f"{R}，别处",
        ]
        assert list(tallies.faults([d.case])) == []
