"""What a page says follows from an act is what follows: state, clocks and their days, readers."""

import pytest

from cases.door import offering
from cases.forms.base import FORMS, MoneyField
from cases.models import Case
from cases.states import Status as S
from cases.web import effects
from cases.web.afterwards import afterwards
from mediation.directory.models import Department
from tests import deeds
from tests.cases.web.act_rows import ROWS, STATES, opened
from tests.cases.web.public import made
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.house import measuring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
DONE_BY_ITSELF = {"complete"}  # what was left is done: the page says when, not whether


def promised(form, name):
    """(state, clocks started with their last days, clocks ended, audience) as the page says."""
    act = next(a for a in offering.catalogue() if a.name == name and form.case.status in a.sources)
    starts = {(start.key, start.due_on) for start in effects.starts(act, form.case, form)}
    ends = {running.key for running in effects.ends(act, form.case)}
    state = effects.target_of(act, form.case) or form.case.status
    return state, starts, ends, act.effects.audience


def happened(d, name, before):
    """The same as it happened."""
    clocks, lines = before
    now = {row.pk: row for row in d.case.clocks.all()}
    started = {(row.key, row.due_on) for pk, row in now.items() if pk not in clocks}
    running = [pk for pk, status in clocks.items() if status == "running"]
    ended = {now[pk].key for pk in running if now[pk].ended_on}
    new = list(d.trail.filter(seq__gt=lines))
    itself = {line.name for line in new} & DONE_BY_ITSELF
    restarted = {key for key, _ in started}
    state = Case.objects.get(pk=d.case.pk).status
    return state, started, ended - restarted, new[0].audience, bool(itself)


@pytest.mark.parametrize("state", STATES)
def test_state_clocks_and_readers_are_as_the_page_says(state):
    d, wrong = at(cast(), state), []
    for row in (row for row in ROWS if row.state == state):
        with measuring.undone():
            client, path, form = opened(d, row)
            said = promised(form, row.act)
            before = {c.pk: c.status for c in d.case.clocks.all()}, d.trail.count()
            answer = client.post(path, measuring.filled(form) | (row.sent(d) or {}))
            assert answer.status_code == 303, (row.act, measuring.refusal(answer))
            *found, by_itself = happened(d, row.act, before)
        d.case = Case.objects.get(pk=d.case.pk)
        if by_itself:
            said, found = said[3:], found[3:]
        wrong += [(row.act, said, found)] if list(said) != found else []
    assert wrong == []


def said(dispute, act, actor):
    """(choice, text) of every line on the page of an act."""
    case = Case.objects.get(pk=dispute.case.pk)
    form = FORMS[act](case=case, actor=actor)
    present = next(a for a in offering.catalogue() if a.name == act and case.status in a.sources)
    return [(line.choice, line.text) for line in afterwards(form, present, case, actor)]


def test_a_ruling_says_for_each_outcome_what_follows_until_when_and_who_reads_it():
    people = cast()
    dispute = at(people, S.ADJUDICATING)
    deeds.court_accepts(dispute)
    lines = said(dispute, "court_decide", people.as_liaison)
    confirmed = [text for choice, text in lines if choice == "协议有效"]
    dismissed = [text for choice, text in lines if choice == "驳回申请"]
    last = "一方到期不履行的，对方可以在2028年4月20日（含当日）以前申请执行"
    assert confirmed[-1] == last
    assert ["确认有效" in text for text in dismissed] == [False, False]
    assert [text for choice, text in lines if not choice] == [
        "不登记任何付款",
        "当事人、调解员、调委会在自己的页面上看得到；系统不另发短信",
    ]


def test_the_last_mark_says_that_the_agreement_enters_into_force_and_which_clocks_run():
    people = cast()
    dispute = at(people, S.SIGNING)
    before = [text for _, text in said(dispute, "seal", people.as_clerk)]
    deeds.all_sign(dispute)
    last = [text for _, text in said(dispute, "seal", people.as_clerk)]
    assert [line for line in before if "期限" in line] == []
    assert last[:2] == ["案件由“待生效”变为“协议生效”", "调解期限到此为止，不再计算"]
    assert last[2].startswith(
        "共同申请司法确认的期限开始计算：日期填今天的，从今天算起，最后一天是2026年4月1日（周三）；"
    )


def test_a_dispatch_says_until_when_a_company_and_a_department_must_answer():
    people = cast()
    Department.objects.create(name="城管局", kind="other", district=people.district)
    lines = said(at(people, S.REGISTERED), "dispatch", people.as_clerk)
    assert [(choice, text.split("的期限")[0]) for choice, text in lines if choice] == [
        ("派给物业公司", "物业答复"),
        ("派给部门", "部门答复"),
    ]
    assert lines[-1][1] == "当事人、派给的物业公司在自己的页面上看得到；系统不另发短信"


def test_a_clock_is_counted_from_the_day_in_the_form():
    people = cast()
    dispute = at(people, S.REQUESTED)
    form = FORMS["accept"]({"on": "2026-03-01"}, case=dispute.case, actor=people.as_clerk)
    form.is_valid()
    act = next(act for act in offering.catalogue() if act.name == "accept")
    [start] = effects.starts(act, dispute.case, form)
    assert (str(start.since), str(start.due_on)) == ("2026-03-01", "2026-03-31")


def test_without_script_every_line_that_depends_on_a_choice_is_headed_by_it(client):
    people = cast()
    dispute = at(people, S.REQUESTED)
    page = sign_in(people.clerk, client).get(f"/office/cases/{dispute.number}/consent/")
    html = page.content.decode()
    assert '<li data-if="agrees" data-is="yes "><strong>同意调解：</strong>' in html
    assert '<li data-if="agrees" data-is="no "><strong>不同意调解：</strong>' in html


def test_a_party_reads_what_follows_in_its_own_words(client):
    dispute = at(cast(), S.REGISTERED)
    made.open_case(client, dispute.case, dispute.li)
    page = client.get(f"/my/cases/{dispute.number}/request_mediation/").content.decode()
    assert "这件事由“已登记，正在安排办理”变为“调委会正在征求各方意见”" in page
    assert "起诉的期限（诉讼时效）重新计算" in page
    assert "对方、调委会在自己的页面上看得到" in page


def has_sums(form) -> bool:
    """Whether the form asks for a sum."""
    return any(isinstance(field, MoneyField) for field in form.base_fields.values())


COUNTS = [name for name, form in FORMS.items() if form.day_counts or has_sums(form)]


@pytest.mark.parametrize("name", COUNTS)
def test_every_act_that_counts_in_law_or_money_says_what_follows(name):
    """Beside who reads of it: a change of state, a clock, or a line of its form."""
    act = next(a for a in offering.catalogue() if a.name == name)
    own = isinstance(FORMS[name].after, property) or FORMS[name].after
    assert act.target or own or act.effects.starts or act.effects.ends
