"""A case passes to another committee: who sees it, what counts on, what both registers say."""

from datetime import date

import pytest

from cases.consistency import rebuilt
from cases.models import Case, Step, Transfer
from cases.phases.mediate.guards_of_sealing import handles_it
from cases.states import Milestone
from cases.states import Status as S
from cases.web import stepping
from tests import deeds
from tests.cast import cast, town
from tests.clients import sign_in
from tests.factories import at
from tests.moments import morning_of

pytestmark = pytest.mark.django_db
MONDAY, THURSDAY, FRIDAY = "2026-03-02", "2026-03-05", "2026-03-06"


@pytest.fixture(autouse=True)
def monday(db):
    with morning_of(MONDAY):
        yield


@pytest.fixture
def p(monday):
    return cast()


@pytest.fixture
def near(p):
    """Another committee of the district, with people of its own."""
    return cast(town("NB", "近邻"))


def handed_over(d, near, **more):
    """Both parties agree, and the case passes to the other committee."""
    return d.office("transfer", **deeds.transfer_to(near.committee, d.both) | more)


def sees(actor, d):
    return Case.objects.visible_to(actor).filter(pk=d.case.pk).exists()


def test_in_one_moment_one_committee_loses_the_case_and_the_other_gets_it(p, near):
    d = at(p, S.ACCEPTED)
    dossier, line = d.case.dossier_number, d.link(d.zhou)
    assert sees(p.as_mediator, d)
    handed_over(d, near)

    assert [sees(one, d) for one in (p.as_clerk, p.as_mediator)] == [False, False]
    assert [sees(one, d) for one in (near.as_clerk, line)] == [True, True]
    assert (d.case.status, d.case.mediator, d.case.dossier_number) == (S.REQUESTED, None, dossier)
    assert d.case.clocks.get(key="K9").ended_on == date(2026, 3, 2)
    running = d.case.clocks.get(key="K10", ended_on=None)
    assert (running.rule_key, running.due_on) == ("K10c", date(2026, 3, 5))
    assert d.last_sentence.endswith("编号不变，2026年3月5日（含当日）前答复。")
    assert list(rebuilt.faults([d.case])) == []


def test_it_is_taken_accepted_there_and_counted_once(p, near):
    d = handed_over(at(p, S.MEDIATING), near)
    accepted = d.case.accepted_on
    assert d.blocked(near.as_clerk, "accept", mediator=near.mediator) == [
        "移来的案件还没有答复：先接收，或者写明原因退回。（本会规定：案件移交）"
    ]
    with morning_of(THURSDAY):
        d.do(near.as_clerk, "take_transfer", words="材料齐全")
        d.do(near.as_clerk, "accept", mediator=near.mediator)

    assert (d.case.status, d.case.mediator) == (S.ACCEPTED, near.mediator)
    assert d.case.accepted_on == accepted
    assert Step.objects.filter(case=d.case, milestone=Milestone.ACCEPTED).count() == 1
    assert d.case.clocks.get(key="K9", ended_on=None).started_on == date(2026, 3, 5)
    assert list(rebuilt.faults([d.case])) == []


def test_who_accepted_it_there_does_not_seal_it_alone(p, near):
    d = handed_over(at(p, S.MEDIATING), near)
    d.do(near.as_clerk, "take_transfer", words="材料齐全")
    d.do(near.as_clerk, "accept", mediator=near.mediator)

    assert [handles_it(d.case, by) for by in (near.as_clerk, near.as_deputy)] == [True, False]


def test_what_is_returned_is_back_and_not_sent_there_again(p, near):
    d = handed_over(at(p, S.REQUESTED), near)
    d.do(near.as_clerk, "return_transfer", words="不在本会的范围")

    assert [sees(one, d) for one in (p.as_clerk, near.as_clerk)] == [True, False]
    assert Transfer.objects.get().answer == "returned"
    again = deeds.transfer_to(near.committee, d.both)
    assert d.blocked(p.as_clerk, "transfer", **again) == [
        "请选另一个有人办公的调委会；退回过本案的，不再移交给它。（本会规定：案件移交）"
    ]
    d.all_consent().office("accept", mediator=p.mediator)
    assert d.case.status == S.ACCEPTED


def test_the_own_committee_and_one_where_nobody_works_receive_nothing(p, near):
    d = at(p, S.REQUESTED)
    near.committee.posts.all().delete()
    for receiver in (p.committee, near.committee):
        refused = d.blocked(p.as_clerk, "transfer", **deeds.transfer_to(receiver, d.both))
        assert refused[0].startswith("请选另一个有人办公的调委会")


def test_both_committees_read_the_line_and_only_one_the_case(p, near):
    d = handed_over(at(p, S.ACCEPTED), near, reason="李申住在那里")
    old, new = sign_in(p.clerk), sign_in(near.clerk)
    for client in (old, new):
        page = client.get("/office/referrals/").content.decode()
        assert d.number in page
        assert "李申" not in page
    assert old.get(f"/office/cases/{d.number}/").status_code == 404
    assert new.get(f"/office/cases/{d.number}/").status_code == 200
    d.do(near.as_clerk, "take_transfer", words="材料齐全")

    assert "已接收" in old.get("/office/referrals/").content.decode()


def test_who_hands_a_case_over_reads_on_where_it_is_registered(p, near):
    d = at(p, S.REQUESTED)
    client, path = sign_in(p.clerk), f"/office/cases/{d.number}/transfer/"
    form = client.get(path).context["form"]
    hidden = {bound.html_name: bound.value() for bound in form.hidden_fields()}
    facts = deeds.transfer_to(near.committee, d.both) | {
        "receiver": near.committee.pk,
        "agreed": [party.pk for party in d.both],
        "on": MONDAY,
    }
    answer = client.post(path, hidden | facts, follow=True)

    assert answer.redirect_chain == [("/office/referrals/", 303)]
    assert "等对方调委会答复接收还是退回" in answer.content.decode()


def sent_too_late(client, d, act):
    answer = client.post(
        f"/office/cases/{d.number}/{act}/", {"key": "another", "papers": "全部案卷，共三册"}
    )
    return answer.status_code, answer.content.decode()


def test_a_second_tab_is_told_where_the_case_went_and_nobody_else(p, near):
    d = handed_over(at(p, S.REQUESTED), near)
    third = cast(town("FB", "远邻"))

    status, page = sent_too_late(sign_in(p.clerk), d, "transfer")
    assert status == 409
    assert f"案件 {d.number} 已经不在本会（双阳（示例）移交近邻），由现在的调委会办理。" in page
    assert "李申" not in page
    assert "全部案卷，共三册" in page
    assert sent_too_late(sign_in(third.clerk), d, "transfer")[0] == 404
    d.do(near.as_clerk, "return_transfer", words="不在本会的范围")
    assert sent_too_late(sign_in(near.clerk), d, "return_transfer")[0] == 409


def test_a_form_on_its_way_while_the_case_passes_is_told_too(p, near, monkeypatch):
    d = at(p, S.REQUESTED)
    client, path = sign_in(p.clerk), f"/office/cases/{d.number}/transfer/"
    form = client.get(path).context["form"]
    sent = {bound.html_name: bound.value() for bound in form.hidden_fields()}
    sent |= deeds.transfer_to(near.committee.pk, [party.pk for party in d.both]) | {"on": MONDAY}
    as_read = Case.objects.get(pk=d.case.pk)
    handed_over(d, near)
    monkeypatch.setattr(stepping.case_parts, "find", lambda request, number: as_read)

    answer = client.post(path, sent)
    assert answer.status_code == 409
    assert "已经不在本会" in answer.content.decode()
