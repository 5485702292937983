"""The dwelling of a party in the estate of its case: entered once, printed, tells people apart."""

import pytest

from cases.states import Status as S
from mediation.directory.models import Dwelling
from reports.documents.parties import party_on_paper
from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def one_more(d, name, dwelling, **more):
    d.office("add_party", role="respondent", side=2, name=name, dwelling=dwelling, **more)
    return d.parties.order_by("-pk").first()


def test_namesakes_of_one_role_are_told_apart_by_their_dwellings():
    d = at(cast(), S.REGISTERED)
    first, second = (one_more(d, "王某", flat) for flat in ("6号楼1202室", "6号楼1302室"))
    first.refresh_from_db()

    assert first.called == "王某（被申请人，6号楼1202室）"
    assert second.called == "王某（被申请人，6号楼1302室）"


def test_a_dwelling_is_entered_once_however_often_it_is_named():
    d = at(cast(), S.REGISTERED)
    estate = d.case.estate
    both = [one_more(d, name, f"{estate}6号楼1202室") for name in ("赵一", "钱二")]
    assert {party.dwelling.pk for party in both} == {Dwelling.objects.get().pk}


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("", "{estate}6号楼1202室"),
        ("示例路1号", "示例路1号（房屋：{estate}6号楼1202室）"),
        ("示例路1号6号楼1202室", "示例路1号6号楼1202室"),
    ],
)
def test_papers_print_it_with_the_estate_once(address, printed):
    d = at(cast(), S.REGISTERED)
    party = one_more(d, "赵一", "6号楼1202室", address=address)
    assert party_on_paper(party, MONDAY).address == printed.format(estate=d.case.estate)


def test_it_is_corrected_and_cleared_with_a_line_on_the_trail():
    d = at(cast(), S.REGISTERED)
    d.office("correct_party", party=d.zhou, dwelling="6号楼1202室", reason="登记时写错了")
    assert "房屋登记为“6号楼1202室”" in d.last_sentence
    again = {"party": d.zhou, "dwelling": "6号楼1202室", "reason": "再写一次"}
    [same] = d.blocked(d.p.as_clerk, "correct_party", **again)
    assert same.startswith("写的和登记的一样")
    d.office("correct_party", party=d.zhou, dwelling="", reason="写错了")
    assert "房屋（原来是“6号楼1202室”）清空" in d.last_sentence
