"""Links between cases: on both, read only by people who may see the other, taken back by reason."""

import pytest

from cases.consistency import links
from cases.models import Step
from cases.states import Status as S
from cases.visibility import links_seen
from cases.web.trail_lines import entries_for
from tests.cast import cast, town
from tests.clients import sign_in
from tests.deeds import linked, transfer_to
from tests.factories import at, complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
WHY = {"reason": "同样的两家又有新的问题。"}


@pytest.fixture
def people():
    return cast()


def told(d, actor) -> list[str]:
    """The lines on links that a reader finds on the trail."""
    d.case.refresh_from_db()
    lines = entries_for(d.case, actor)
    return [entry.sentence for entry in lines if "关联" in entry.sentence]


def test_each_case_keeps_the_link_as_it_has_it_and_a_line_of_its_own(people):
    d, new = at(people, S.CLOSED), complain(people)
    new.office("link_case", other=d.number.lower(), kind="arises", **WHY)

    here, there = new.case.links_to_cases.get(), d.case.links_to_cases.get()
    assert (here.other, here.kind) == (d.case, "arises")
    assert (there.other, there.kind) == (new.case, "gave_rise")
    said = "同样的两家又有新的问题。"
    assert told(new, people.as_clerk) == [f"登记关联案件{d.number}（本案由它而来）：{said}"]
    assert told(d, people.as_clerk) == [f"登记关联案件{new.number}（由本案而来）：{said}"]
    assert d.status == S.CLOSED


def test_it_is_taken_back_from_either_side_and_may_be_made_again(people):
    d, new = at(people, S.MEDIATING), complain(people)
    d.office("link_case", other=new.number, kind="duplicate", **WHY)
    new.case.refresh_from_db()
    new.office("unlink_case", other=d.number, reason="不是同一件事")

    d.case.refresh_from_db()
    assert links_seen(d.case, people.as_clerk) == links_seen(new.case, people.as_clerk) == []
    removed = "撤销与{}的关联（与本案重复）：不是同一件事。"
    assert told(d, people.as_clerk)[0] == removed.format(new.number)
    assert told(new, people.as_clerk)[0] == removed.format(d.number)
    d.office("link_case", other=new.number, kind="related", **WHY)
    assert [one.kind for one in d.case.sheet.links] == ["related"]


@pytest.fixture
def apart(people):
    """Two linked cases, one of which passed to another committee: the one kept, the one that went,
    and the people of the other committee."""
    near = cast(town("NB", "近邻"))
    kept, gone = at(people, S.MEDIATING), at(people, S.REQUESTED)
    kept.office("link_case", other=gone.number, kind="related", **WHY)
    gone.case.refresh_from_db()
    gone.office("transfer", **transfer_to(near.committee, gone.both))
    return kept, gone, near


@pytest.mark.parametrize("side", [0, 1])
def test_the_office_of_either_committee_removes_it_on_its_own_side(people, apart, side):
    own, other = apart[side], apart[1 - side]
    clerk = (people, apart[2])[side].as_clerk
    link = own.case.links_to_cases.get()
    own.case.refresh_from_db()
    own.do(clerk, "unlink_case", other=link.mark, reason="不是同一件事")

    assert told(own, clerk) == ["撤销与另一件案件的关联（与本案有关联）：不是同一件事。"]
    last = other.case.trail.latest("seq")
    assert last.sentence == f"撤销与{own.number}的关联（与本案有关联）：不是同一件事。"
    assert other.number not in "".join(told(own, clerk))
    assert list(links.faults([own.case, other.case])) == []
    assert not other.case.links_to_cases.filter(removed_on=None).exists()


def test_the_page_of_the_office_names_it_without_its_number(people, apart):
    kept, gone, _ = apart
    client, path = sign_in(people.clerk), f"/office/cases/{kept.number}/unlink_case/"
    page = client.get(path)

    text = page.content.decode()
    assert "另一件（编号不显示）：2026年3月2日由郑管登记，与本案有关联" in text
    assert gone.number not in text
    hidden = {bound.html_name: bound.value() for bound in page.context["form"].hidden_fields()}
    mark = kept.case.links_to_cases.get().mark
    facts = hidden | {"other": mark, "reason": "不是同一件事", "on": "2026-03-02"}
    answer = client.post(path, facts, follow=True)
    assert answer.redirect_chain[0][1] == 303
    assert client.post(path, facts).status_code == 303
    assert gone.number not in answer.content.decode()
    assert not kept.case.links_to_cases.filter(removed_on=None).exists()


def test_only_who_made_it_and_the_offices_remove_what_they_do_not_see(people, apart):
    kept, gone, _ = apart
    link = kept.case.links_to_cases.get()
    foreign = gone.case.links_to_cases.get()
    kept.case.refresh_from_db()
    absent = ["本案没有登记过和这一件的关联，请核对编号。（本会规定：案件关联）"]
    blocked = kept.blocked(people.as_mediator, "unlink_case", other=link.mark, **WHY)
    assert blocked == absent
    for named in (foreign.mark, gone.number, "link-", "link-９", f"link-{10**18}"):
        assert kept.blocked(people.as_clerk, "unlink_case", other=named, **WHY) == absent


def test_a_mediator_removes_the_link_they_made_with_a_case_that_went(people):
    near = cast(town("NB", "近邻"))
    kept, gone = at(people, S.MEDIATING), at(people, S.ACCEPTED)
    kept.mediator("link_case", other=gone.number, kind="related", **WHY)
    gone.case.refresh_from_db()
    gone.office("transfer", **transfer_to(near.committee, gone.both))
    kept.case.refresh_from_db()
    kept.mediator("unlink_case", other=kept.case.links_to_cases.get().mark, reason="登记错了")

    assert list(links.faults([kept.case, gone.case])) == []
    assert not gone.case.links_to_cases.filter(removed_on=None).exists()


def test_nobody_learns_of_a_case_that_they_may_not_see(people):
    d, other = at(people, S.MEDIATING), complain(people)
    d.office("link_case", other=other.number, kind="related", **WHY)

    assert told(d, people.as_mediator) == told(d, d.link(d.zhou)) == []
    assert links_seen(d.case, people.as_mediator) == links_seen(d.case, d.link(d.zhou)) == []
    refused = d.blocked(people.as_mediator, "unlink_case", other=other.number, **WHY)
    assert refused == ["本案没有登记过和这一件的关联，请核对编号。（本会规定：案件关联）"]


def test_who_may_see_both_reads_the_link(people):
    d = at(people, S.MEDIATING)
    linked(d)
    assert [one.kind for one in links_seen(d.case, people.as_mediator)] == ["related"]
    assert len(told(d, people.as_mediator)) == 1


def test_a_refused_link_writes_nothing_on_either_case(people):
    d, other = at(people, S.MEDIATING), complain(people)
    before = Step.objects.count()
    d.blocked(people.as_mediator, "link_case", other=other.number, kind="related", **WHY)
    assert Step.objects.count() == before


def test_a_link_that_the_other_case_does_not_have_is_a_fault(people):
    d = at(people, S.MEDIATING)
    linked(d)
    assert list(links.faults([d.case])) == []
    d.case.links_to_cases.get().other.links_to_cases.update(kind="follows")

    said = [fault.what for fault in links.faults([d.case])]
    assert said == ["与SY2026-000002的关联（与本案有关联）在那一件里没有相应的记录。"]
