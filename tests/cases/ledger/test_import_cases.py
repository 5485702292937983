"""The records of an imported row: the case, its people, its money; nothing invented."""

import random
from datetime import date

import pytest

from cases import consistency
from cases.ledger.writing import new_committee
from cases.models import (
    Assignment,
    Case,
    Channel,
    Claim,
    Obligation,
    Party,
    Payment,
    Rating,
    ReturnVisit,
    Source,
    Title,
)
from cases.states import Status
from mediation.directory.committee_lookup import find_committee
from mediation.directory.models import Committee, Estate, Function, Person, Post, PropertyCompany
from mediation.vault import fingerprint
from tests.cases.ledger.importing import NAME, bring, committee, imported
from tests.cases.ledger.ledgers import HEADINGS, identity, row

pytestmark = pytest.mark.django_db


def test_a_row_becomes_a_closed_case_of_its_committee():
    case = imported()

    assert (case.status, case.origin, case.number) == ("closed", "imported", "AAL2026-000001")
    assert case.committee == find_committee(NAME)
    assert (case.recorded_number, case.place) == ("示邻调〔2026〕0001号", "示例花园3栋0101室")
    assert (case.category, case.official_class) == ("LK", "neighbour")
    assert (case.category_written, case.source_written) == ("房屋漏水渗水", "当事人申请")
    assert case.result_written == "达成书面协议"
    begun, ended = date(2026, 3, 5), date(2026, 3, 20)
    assert (case.registered_on, case.requested_on, case.accepted_on) == (begun, begun, begun)
    assert (case.effective_on, case.closed_on) == (ended, ended)


def test_the_amount_is_what_was_involved_and_no_debt_is_created():
    case = imported(**{"涉及金额(元)": "约1.2万"})

    assert (case.amount, case.amount_approximate) == (1_200_000, True)
    assert (case.amount_agreed, case.amount_paid) == (1_200_000, 0)
    for model in (Title, Obligation, Payment, Claim):
        assert not model.objects.exists()


@pytest.mark.parametrize("over", [{"调解结果": "调解不成"}, {"结案日期": None}])
def test_a_row_without_an_agreement_has_no_agreed_amount(over):
    case = imported(**over)

    assert (case.amount, case.amount_agreed, case.effective_on) == (120_000, 0, None)


@pytest.mark.parametrize(
    ("word", "source", "channel"),
    [
        ("当事人申请", Source.APPLICATION, Channel.LEDGER),
        ("窗口来访", Source.APPLICATION, Channel.WINDOW),
        ("主动调解", Source.OWN_INITIATIVE, Channel.LEDGER),
        ("网格上报", Source.OWN_INITIATIVE, Channel.GRID),
        ("法院委派", Source.COURT, Channel.COURT),
        ("派出所", Source.POLICE, Channel.POLICE),
        ("信访", Source.PETITION, Channel.PETITION),
        ("检察院", Source.PROCURATORATE, Channel.OTHER),
        ("12345转办", Source.OTHER_BODY, Channel.HOTLINE),
        ("老乡介绍", "", Channel.LEDGER),
        (None, "", Channel.LEDGER),
    ],
)
def test_the_source_is_the_statutory_one_and_the_word_is_kept(word, source, channel):
    case = imported(来源=word)

    assert (case.source, case.channel, case.source_written) == (source, channel, word or "")
    assert bool(case.requested_on) == (source == Source.APPLICATION)


def test_visit_and_rating_are_stored_as_done():
    imported()

    visit, rating = ReturnVisit.objects.get(), Rating.objects.get()
    assert visit.planned_on == visit.done_on == rating.on == date(2026, 4, 20)
    assert (rating.score, rating.party) == ("satisfied", None)


def test_no_visit_or_rating_is_invented():
    imported(回访日期=None, 满意度="未评价")

    assert not ReturnVisit.objects.exists()
    assert not Rating.objects.exists()


def people_of(case):
    return [(p.side, p.kind, p.name, p.head_count) for p in case.parties.order_by("pk")]


def test_each_name_is_a_party_and_people_only_counted_are_a_group():
    case = imported(申请人="李申、王二等5人", 被申请人="示例安邻物业服务有限公司")

    assert people_of(case) == [
        (1, "person", "李申", 1),
        (1, "person", "王二", 1),
        (1, "group", "其余3人", 3),
        (2, "organisation", "示例安邻物业服务有限公司", 1),
    ]


def test_a_counted_other_side_without_a_name_is_one_group():
    case = imported(被申请人="23户业主")

    assert people_of(case)[1:] == [(2, "group", "23人（姓名未登记）", 23)]


@pytest.mark.parametrize(
    ("written", "parties"),
    [
        ("李申等3户共12人", [("person", "李申", 1), ("group", "其余11人", 11)]),
        ("李申等", [("person", "李申", 1), ("group", "其余的人（人数未登记）", 1)]),
        ("3栋2单元全体业主", [("group", "3栋2单元全体业主", 1)]),
    ],
)
def test_a_group_of_applicants_is_one_party_beside_those_named(written, parties):
    case = imported(申请人=written, 被申请人=None)

    assert [one[1:] for one in people_of(case)] == parties


def test_numbers_beside_a_name_are_sealed_and_not_in_the_name():
    number = identity()
    case = imported(申请人=f"李申 13900000007、王二 {number}", 被申请人="周被13900000008")

    assert [(p.name, p.phone, p.id_number) for p in case.parties.order_by("pk")] == [
        ("李申", "13900000007、13900000001", ""),
        ("王二", "", number),
        ("周被", "13900000008、13900000002", ""),
    ]


def test_no_other_side_is_invented():
    assert people_of(imported(被申请人=None)) == [(1, "person", "李申", 1)]


def test_contacts_are_sealed_and_searchable_by_their_marks():
    number = identity()
    case = imported(
        申请人="李申、王二", 申请人电话="13900000001、13900000003", 申请人身份证号=number
    )

    first, second, other = case.parties.order_by("pk")
    assert (first.phone, second.phone, other.phone) == (
        "13900000001",
        "13900000003",
        "13900000002",
    )
    assert (first.id_number, second.id_number) == (number, "")
    assert Party.objects.get(phone_mark=fingerprint("13900000003")) == second
    assert Party.objects.get(id_mark=fingerprint(number)) == first


@pytest.mark.parametrize("heading", ["被申请人身份证号", "身份证号"])
def test_the_number_of_the_other_side_is_sealed_with_its_party(heading):
    ours, theirs = identity(), identity(random.Random(8))
    cells = [*row(申请人身份证号=ours).values(), theirs]
    assert bring(cells, headings=[*HEADINGS, heading]).refused == []
    case = Case.objects.latest("pk")
    assert [(p.name, p.id_number) for p in case.parties.order_by("side")] == [
        *(("李申", ours), ("周被", theirs)),
    ]
    assert Party.objects.get(id_mark=fingerprint(theirs)).name == "周被"


def test_a_residents_number_goes_to_the_person_beside_a_company():
    number = identity()
    case = imported(申请人="示例安邻物业服务有限公司、李申", 申请人身份证号=number)

    assert [p.id_number for p in case.parties.filter(side=1).order_by("pk")] == ["", number]


def test_a_company_is_known_only_when_it_is_registered():
    known = PropertyCompany.objects.create(name="示例安邻物业服务有限公司")
    bring(row(1, 被申请人="示例安邻物业服务有限公司"), row(2, 被申请人="另一家物业有限公司"))

    companies = Party.objects.filter(side=2).order_by("pk").values_list("company", flat=True)
    assert list(companies) == [known.pk, None]
    assert PropertyCompany.objects.count() == 1


def test_unknown_estates_and_mediators_are_created_and_flagged():
    outcome = bring(row(1, 登记日期="2026-03-06"), row(2, 小区=" 示例 花园", 调解员="陈 调"))

    assert (outcome.estates, outcome.mediators) == (1, 1)
    estate, post = Estate.objects.get(), Post.objects.get()
    assert (estate.name, estate.code, estate.flagged) == ("示例花园", "aa-1", True)
    assert (post.person.name, post.person.flagged) == ("陈调", True)
    assert (post.function, post.since) == (Function.MEDIATOR, date(2026, 3, 5))
    assert not hasattr(post.person, "user") or post.person.user is None
    assert set(Case.objects.values_list("mediator", "estate")) == {(post.person_id, estate.pk)}


def hire(name, **days):
    person = Person.objects.create(name=name)
    where = {"committee": committee(), "function": Function.MEDIATOR}
    Post.objects.create(person=person, **where, since=date(2019, 1, 1), **days)
    return person


def test_what_is_registered_is_used():
    estate = Estate.objects.create(committee=committee(), name="示例花园", code="aa-7")
    mediator = hire("陈调")

    outcome = bring(row(1), row(2, 小区="另一小区"))

    assert (outcome.estates, outcome.mediators) == (1, 0)
    first = Case.objects.earliest("pk")
    assert (first.estate, first.mediator) == (estate, mediator)
    assert Estate.objects.get(name="另一小区").code == "aa-8"


def test_a_mediator_is_the_same_without_the_dot_in_the_name():
    imported(调解员="买买提·吐尔逊")
    outcome = bring(row(2, 调解员="买买提吐尔逊"), row(3, 调解员="买买提・吐尔逊"))

    assert (outcome.imported, outcome.mediators) == (2, 0)
    assert Case.objects.values_list("mediator__name").distinct().get() == ("买买提·吐尔逊",)


def test_of_two_namesakes_the_one_in_post_that_day_is_chosen():
    hire("陈调", until=date(2020, 1, 1))
    now = hire("陈调")

    assert imported().mediator == now


def test_two_namesakes_in_post_are_refused_as_ambiguous():
    hire("陈调")
    hire("陈调")

    outcome = bring(row())

    assert (outcome.imported, Case.objects.count()) == (0, 0)
    (refusal,) = outcome.refused
    assert (refusal.column, refusal.value) == ("调解员", "陈调")
    assert "2 人同名" in refusal.reason


def test_several_mediators_share_the_case():
    case = imported(调解员="陈调、吴旁")

    assert case.mediator.name == "陈调"
    kinds = Assignment.objects.order_by("pk").values_list("person__name", "kind")
    assert list(kinds) == [("陈调", "main"), ("吴旁", "shared")]


@pytest.mark.parametrize(
    ("result", "wanted"),
    [
        ({}, "协议是 2026-03-20 生效的，回访却是 2026-03-19。"),
        ({"调解结果": "调解不成", "履行情况": None}, "结案是 2026-03-20，回访却是 2026-03-19。"),
    ],
    ids=["agreed", "failed"],
)
def test_the_visit_of_a_closed_case_is_kept_and_seen_if_it_precedes_the_closing(result, wanted):
    case = imported(**result)
    assert list(consistency.faults()) == []
    case.visits.update(done_on="2026-03-19")
    assert [what for _, what in consistency.faults() if "（主键" not in what] == [wanted]


def test_a_visit_in_a_case_that_is_not_closed_is_kept_in_words_only():
    case = imported(结案日期=None)
    assert not case.visits.exists()
    assert any("回访 2026-04-20" in line.sentence for line in case.trail.all())
    assert list(consistency.faults()) == []


def test_a_case_without_a_mediator_has_none():
    case = imported(调解员=None, 结案日期=None, 调解结果=None, 调解次数=None)

    assert (case.status, case.mediator) == (Status.ACCEPTED, None)


@pytest.mark.parametrize(
    ("column", "room"), [("案件编号", 60), ("小区", 60), ("调解员", 60), ("楼栋房号", 200)]
)
def test_a_value_longer_than_its_column_is_refused_and_not_truncated(column, room):
    outcome = bring(row(**{column: "长" * (room + 1)}))

    assert outcome.imported == 0
    assert f"最多 {room} 个字" in outcome.refused[0].reason


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("洛江区万安物业（邻里）纠纷人民调解委员会", "万安"),
        ("幸福社区调委会", "幸福社区"),
        ("万安", "万安"),
        ("调解委员会", "调解委员会"),
    ],
)
def test_a_new_committee_is_called_by_its_short_name(name, short):
    made = new_committee.find_or_create(name)

    assert (made.short_name, made.dossier_word, made.name) == (short, short, name)
    assert made.district.name == "未登记"
    assert new_committee.find_or_create(short) == made


def test_codes_and_short_names_are_never_given_twice():
    regions = ("", "洛江区", "丰泽区")
    made = [new_committee.find_or_create(f"{region}万安调委会") for region in regions]

    assert [c.code for c in made] == ["AA", "AB", "AC"]
    assert [c.short_name for c in made] == ["万安", "洛江区万安调委会", "丰泽区万安调委会"]


def test_no_code_collides_with_a_series_of_imported_cases():
    district = new_committee.find_or_create("甲调委会").district
    words = {"district": district, "dossier_word": "乙", "agreement_word": "乙"}
    Committee.objects.create(code="ABL", name="乙", short_name="乙", **words)

    assert new_committee.find_or_create("丙调委会").code == "AC"


@pytest.mark.parametrize("name", ["", "  ", "示例\n调委会", "长" * 81])
def test_an_unusable_committee_name_is_refused(name):
    with pytest.raises(new_committee.BadName):
        new_committee.check(name)
