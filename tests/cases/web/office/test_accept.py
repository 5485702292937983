"""Acceptance: the candidates ranked, with the reasons for the rank."""

from datetime import date

import pytest

from cases import door
from cases.states import Status
from mediation import clock
from mediation.directory.models import Function, Person, Post
from tests.cases.web.office.people import complaint
from tests.cast import SINCE, hire
from tests.clients import sign_in
from tests.deeds import in_days, mediator_is_challenged
from tests.factories import at

pytestmark = pytest.mark.django_db


def requested(p, **more):
    case = complaint(p, **more)
    return door.take(case, "request_mediation", by=p.as_clerk, party=case.parties.first())


def ranked(p, case):
    """The mediators as cards: name and reasons in order; and the preselected one."""
    form = sign_in(p.clerk).get(f"/office/cases/{case.number}/accept/").context["form"]
    cards = form.drawn[0].questions[0].choices
    return [(card.label, card.note) for card in cards], form["mediator"].value()


def test_a_mediator_posted_at_the_estate_is_first_then_the_one_with_fewer_cases(p):
    newcomer = hire("林律", Function.MEDIATOR, committee=p.committee)
    from_a_ledger = hire("调皿", Function.MEDIATOR, committee=p.committee)
    Person.objects.filter(pk=from_a_ledger.pk).update(flagged=True)
    p.bystander.posts.get().estates.add(p.estate)
    busy = requested(p)
    for party in busy.parties.all():
        door.record(busy, "consent", by=p.as_clerk, party=party, agrees=True)
    door.take(busy, "accept", by=p.as_clerk, mediator=p.mediator)

    rows, chosen = ranked(p, requested(p))

    assert rows == [
        ("吴旁", "驻点本小区 · 手上 0 件 · 未发现利害关系"),
        (newcomer.name, "全辖区 · 手上 0 件 · 未发现利害关系"),
        ("陈调", "全辖区 · 手上 1 件 · 未发现利害关系"),
        ("调皿", "全辖区 · 手上 0 件 · 未发现利害关系 · 导入台账时登记的，请先核实"),
    ]
    assert chosen is None
    desk = sign_in(p.clerk).get("/office/").content.decode()
    assert "可派 3/4 人" in desk
    again = sign_in(p.clerk).get(f"/office/cases/{busy.number}/reassign/").context["form"]
    cards = [(card.label, card.note) for card in again.drawn[0].questions[0].choices]
    assert cards == [row for row in rows if row[0] != "陈调"]
    assert again["mediator"].value() is None


def test_a_mediator_tied_to_a_party_is_last_with_the_reason(p):
    Post.objects.create(
        person=p.mediator, function=Function.COMPANY, company=p.company, since=SINCE
    )
    parties = [
        {"role": "applicant", "side": 1, "name": "李申"},
        {"role": "respondent", "side": 2, "kind": "organisation"}
        | {"name": p.company.name, "company": p.company},
    ]

    rows, _ = ranked(p, requested(p, parties=parties))

    assert [(name, "各方都同意才能选" in note) for name, note in rows] == [
        ("吴旁", False),
        ("陈调", True),
    ]


def test_who_once_worked_for_the_company_is_last_and_the_card_says_when(p):
    Post.objects.create(
        person=p.mediator,
        function=Function.COMPANY,
        company=p.company,
        since=date(2019, 1, 1),
        until=date(2021, 6, 30),
    )
    parties = [
        {"role": "applicant", "side": 1, "name": "李申"},
        {"role": "respondent", "side": 2, "kind": "organisation"}
        | {"name": p.company.name, "company": p.company},
    ]
    rows, _ = ranked(p, requested(p, parties=parties))

    assert rows[-1][0] == "陈调"
    assert "陈调在安邻物业任职（2019年1月1日至2021年6月30日）（各方都同意才能选）" in rows[-1][1]


def test_who_takes_over_after_a_recusal_is_chosen_by_the_same_reasons(p):
    d = at(p, Status.MEDIATING)
    mediator_is_challenged(d)
    page = sign_in(p.clerk).get(f"/office/cases/{d.number}/decide_recusal/")
    questions = [one for section in page.context["form"].drawn for one in section.questions]
    cards = next(one for one in questions if one.bound.name == "mediator").choices
    assert [(card.label, card.note) for card in cards] == [
        ("不选", ""),
        ("吴旁", "全辖区 · 手上 0 件 · 未发现利害关系"),
    ]
    assert not [card for card in cards if "checked" in card.tag]  # who mediates is chosen by people
    assert "《人民调解法》第十五条" in page.content.decode()
    assert "《特邀调解规定》" not in page.content.decode()


def test_specialty_language_and_absence_are_reasons_kept_in_the_directory(p):
    page, client = "/office/directory/", sign_in(p.clerk)

    def known(person, **sent):
        address = f"{page}?mediator={person.pk}"
        seen = client.get(address).context["form"]["seen"].value()
        return client.post(address, {"seen": seen, **sent})

    assert known(p.bystander, specialties=["LK"], languages="闽南语").status_code == 302
    away = {"away_since": clock.today().isoformat(), "away_until": in_days(7)}
    assert known(p.mediator, specialties=["LK"], **away).status_code == 302
    rows, _ = ranked(p, requested(p))

    assert [name for name, _ in rows] == ["吴旁", "陈调"]
    assert rows[0][1] == "全辖区 · 擅长渗漏水 · 会说闽南语 · 手上 0 件 · 未发现利害关系"
    assert "现在不在岗" in rows[1][1]
    assert "擅长渗漏水" in client.get(page).content.decode()
    assert known(p.mediator, away_until=in_days(7)).status_code == 422
    assert known(p.mediator, away_since=in_days(7), away_until=in_days(2)).status_code == 422


def test_more_mediators_cost_no_more_statements(p, django_assert_max_num_queries):
    for number in range(8):
        hire(f"调解{number}", Function.MEDIATOR, committee=p.committee)
    case = requested(p)
    client = sign_in(p.clerk)

    with django_assert_max_num_queries(13):
        client.get(f"/office/cases/{case.number}/accept/")
