"""What a page says follows from an act is what follows: state, clocks and their days, readers."""

import pytest
from django.core.files.uploadedfile import UploadedFile

from cases import door
from cases.door import offering
from cases.forms.base import FORMS
from cases.forms.enforce.breaches import BREACH_IS_DEFAULT
from cases.forms.enforce.duties import BECOMES_PERFORMED, CURED, ORDER_ENFORCED, OWED_AGAIN
from cases.forms.fields import MoneyField
from cases.models import Case
from cases.states import Status as S
from cases.visibility import audiences
from cases.web import effects
from cases.web.afterwards import afterwards, readers
from mediation import clock
from mediation.accounts.actor import actor_of as actor_of_user
from mediation.directory.models import Department
from tests import deeds
from tests import deeds_after as after
from tests.cases.web import staged_acts
from tests.cases.web.public import made
from tests.cast import cast, overseer
from tests.clients import sign_in
from tests.factories import at
from tests.house import measuring

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("monday")]
# What the door does by itself, as the page says beforehand: when, and to which state.
BY_ITSELF = {
    "complete": BECOMES_PERFORMED.text,
    "cure": CURED.text,
    "default_by_breach": BREACH_IS_DEFAULT.text,
    "order_enforced": ORDER_ENFORCED.text,
    "owed_again": OWED_AGAIN.text,
}


def actor_of(d, role):
    """One of the cast in that role; a party comes by its link."""
    sides = dict(zip(measuring.LINKS, d.both, strict=False))
    return d.link(sides[role]) if role in sides else getattr(d.p, f"as_{measuring.STAFF[role]}")


def everybody(d):
    """An actor of each function that may read a case."""
    staff = ("as_manager", "as_mediator", "as_bystander", "as_clerk", "as_liaison")
    return [*(getattr(d.p, name) for name in staff), actor_of_user(overseer(d.p))]


def who_reads(d, line, actor):
    """The functions of those, beside the actor, who can read a line; a party by a link."""
    others = [d.link(party) for party in d.both if party.pk != actor.party_id]
    everyone = [*filter(None, others), *everybody(d)]
    case = Case.objects.get(pk=d.case.pk)
    may_see = [one for one in everyone if Case.objects.visible_to(one).filter(pk=case.pk).exists()]
    reading = {one.function for one in may_see if line.audience in audiences(case, one)}
    return reading if actor.party_id else reading - {actor.function}


def expected(form, act):
    """(state, clocks started with their last days, clocks ended, readers) as the page says."""
    starts = {(start.key, start.due_on) for start in effects.starts(act, form.case, form)}
    ends = {running.key for running in effects.ends(act, form.case, form)}
    state = effects.target_of(act, form.case, form) or form.case.status
    return state, starts, ends, set(readers(act, form.case, form.actor))


def clocks_of(d):
    return {row.pk: (row.ended_on, row.due_on, row.key) for row in d.case.clocks.all()}


def actual(d, form, before, lines):
    """The same as it happened; a clock that goes on again counts as started."""
    now = clocks_of(d)
    ran = {pk for pk, row in before.items() if row[0] is None}
    runs = {pk for pk, row in now.items() if row[0] is None}
    started = {(now[pk][2], now[pk][1]) for pk in runs - ran}
    ended = {before[pk][2] for pk in ran - runs} - {key for key, _ in started}
    line = d.trail.filter(seq__gt=lines).first()
    return Case.objects.get(pk=d.case.pk).status, started, ended, who_reads(d, line, form.actor)


def take(d, staged):
    """Take the act; returns what the page stated, what happened, and what is wrong besides."""
    staged.before(d)
    case, actor = Case.objects.get(pk=d.case.pk), actor_of(d, staged.taken_by)
    kind = FORMS[staged.act]
    sent = measuring.filled(kind(case=case, actor=actor)) | (staged.sent(d) or {})
    files = {name: value for name, value in sent.items() if isinstance(value, UploadedFile)}
    form = kind(sent, files, case=case, actor=actor)
    assert form.is_valid(), (staged.act, form.errors)
    act = next(a for a in offering.catalogue() if a.name == staged.act and case.status in a.sources)
    stated, texts = expected(form, act), [one.text for one in afterwards(form, act, case, actor)]
    before, lines = clocks_of(d), d.trail.count()
    d.case = door.do(case, staged.act, by=actor, on=form.cleaned_data.get("on"), **form.facts())
    found = actual(d, form, before, lines)
    itself = {line.name for line in d.trail.filter(seq__gt=lines)} & BY_ITSELF.keys()
    return _compared(stated, found, itself, texts, _unsaid_days(d, before, texts))


def _unsaid_days(d, before, texts):
    """Clocks whose last day moved without the page naming the new one."""
    now = clocks_of(d)
    moved = [now[pk][1] for pk, row in before.items() if now[pk][1] != row[1]]
    return [day for day in moved if not any(clock.in_words(day) in text for text in texts)]


def _compared(stated, found, itself, texts, unsaid):
    """[] if the page said what happened; what follows by itself is said as a condition."""
    may = {name for name, text in BY_ITSELF.items() if text in texts}
    if not itself <= may:
        return [("by itself", itself)]
    compared = slice(3, None) if "complete" in itself else slice(1 if itself else 0, None)
    same = stated[compared] == found[compared] and not unsaid
    return [] if same else [(stated, found, unsaid)]


@pytest.mark.parametrize("state", staged_acts.STATES)
def test_state_clocks_and_readers_are_as_the_page_says_for_every_act_in_every_state(state):
    d, wrong = at(cast(), state), []
    overseer(d.p)
    for staged in staged_acts.acts_in(state):
        with measuring.undone():
            wrong += [(staged.act, *one) for one in take(d, staged)]
        d.case = Case.objects.get(pk=d.case.pk)
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize(
    "staged", staged_acts.STAGED, ids=[f"{n}-{s.act}" for n, s in enumerate(staged_acts.STAGED)]
)
def test_state_clocks_and_readers_are_as_the_page_says_on_other_ways(staged):
    assert take(staged.case(cast()), staged) == []


def stated(dispute, act, actor):
    """(choice, text) of every line on the page of an act."""
    case = Case.objects.get(pk=dispute.case.pk)
    form = FORMS[act](case=case, actor=actor)
    present = next(a for a in offering.catalogue() if a.name == act and case.status in a.sources)
    return [(line.choice, line.text) for line in afterwards(form, present, case, actor)]


def test_a_ruling_says_for_each_outcome_what_follows_until_when_and_who_reads_it():
    people = cast()
    dispute = at(people, S.ADJUDICATING)
    after.court_accepts(dispute)
    lines = stated(dispute, "court_decide", people.as_liaison)
    confirmed = [text for choice, text in lines if choice == "裁定协议有效"]
    dismissed = [text for choice, text in lines if choice == "驳回申请"]
    last = "一方到期不履行的，对方可以在2028年4月20日（含当日）以前申请执行"
    assert confirmed[-1] == last
    assert dismissed == ["不能申请执行"]
    assert [text for choice, text in lines if not choice] == [
        "法院审查司法确认的期限到此为止，不再计算",
        "不登记任何付款",
        "当事人、调解员、调委会、主管部门（平时遮住姓名和经过）在自己的页面上看得到；系统不另发短信",
    ]


def test_the_last_mark_says_that_the_agreement_enters_into_force_and_which_clocks_run():
    people = cast()
    dispute = at(people, S.SIGNING)
    before = [text for _, text in stated(dispute, "seal", people.as_clerk)]
    deeds.all_sign(dispute)
    last = [text for _, text in stated(dispute, "seal", people.as_clerk)]
    assert [line for line in before if "期限" in line] == []
    assert last[:2] == ["案件由“待生效”变为“协议生效”", "调解期限到此为止，不再计算"]
    assert last[2].startswith(
        "共同申请司法确认的期限开始计算：日期填今天的，从今天算起，最后一天是2026年4月1日（周三）；"
    )


def test_a_dispatch_says_until_when_a_company_must_answer_and_a_department_from_receipt():
    people = cast()
    Department.objects.create(name="城管局", kind="other", district=people.district)
    lines = stated(at(people, S.REGISTERED), "dispatch", people.as_clerk)
    assert [text[:4] for _, text in lines if text[2:7] == "答复的期限"] == ["物业答复"]
    who_reads_it, _, _ = lines[-1][1].partition("在自己的页面上看得到")
    assert who_reads_it == "当事人、派给的物业公司、主管部门（平时遮住姓名和经过）"


def test_a_receipt_after_two_years_does_not_say_that_it_ends_their_clock(monday):
    people = cast()
    dispute = at(people, S.DEFAULTED).office("open_enforcement", court=people.court)
    dispute.office("court_send")
    in_time = [text for _, text in stated(dispute, "court_receive", people.as_liaison)]
    monday.move_to("2028-02-25T09:00+08:00")
    late = [text for _, text in stated(dispute, "court_receive", people.as_liaison)]
    [begins] = {text for text in in_time if text.startswith("法院执行的期限开始计算")}
    assert "最后一天是2026年9月2日（周三）" in begins  # six months to enforce (民事诉讼法 237)
    rest = [text for text in late if not text.startswith("法院执行的期限开始计算")]
    assert in_time == ["申请执行的期限到此为止，不再计算", begins, *rest]


def test_after_a_withdrawal_box_and_line_say_until_when_all_may_apply_again():
    people = cast()
    dispute = at(people, S.ADJUDICATING)
    after.court_receives(dispute)
    dispute.office("court_withdraw")
    lines = [text for _, text in stated(dispute, "agreement_stands", people.as_clerk)]
    dispute.office("agreement_stands")
    assert lines[1].startswith(
        "共同申请司法确认的期限接着计算：从2026年3月2日（周一）算起，最后一天是2026年4月1日（周三）；"
    )
    assert dispute.last_sentence.endswith(
        "各方还可以再共同申请，2026年4月1日（含当日）前送到法院。"
    )


def test_an_archived_case_says_which_acts_are_left():
    left = {a.label for a in offering.catalogue() if S.ARCHIVED in a.sources}
    assert left == {
        *("安排回访", "记录回访", "改回访日子", "不再回访"),  # the year of visits runs on
        "登记付款",
        "确认收款",
        "登记完成事项",
        "扫描入卷",
        "发给一案链接",
    } | {
        *("撤回完成登记", "冲销付款", "启封", "登记免除", "登记抵销", "撤回免除、抵销"),
        # a group's money is shared among its members wherever it may still be recorded
        *("付款分到各户", "免除、抵销分到各户"),
        # the notice of a competent body outlives the case
        *("复查不合格", "登记整改复查合格", "登记整改通知撤销"),
        *("关联案件", "撤销案件关联"),
        # of what is paid or let off after the end as well
        *("付款分到各户", "免除、抵销分到各户"),
        # what may escalate is reported at once, also long after the end (人民调解法 25)
        "报告可能激化的纠纷",
    }


def test_a_clock_is_counted_from_the_day_in_the_form():
    people = cast()
    dispute = at(people, S.REQUESTED)
    form = FORMS["accept"]({"on": "2026-03-01"}, case=dispute.case, actor=people.as_clerk)
    form.is_valid()
    act = next(act for act in offering.catalogue() if act.name == "accept")
    [start] = effects.starts(act, dispute.case, form)
    assert (str(start.since), str(start.due_on)) == ("2026-03-01", "2026-04-01")


def test_without_script_lines_that_depend_on_a_choice_stand_under_it_once(client):
    people = cast()
    dispute = at(people, S.ADJUDICATING).court_takes_it()
    page = sign_in(people.liaison, client).get(f"/court/cases/{dispute.number}/court_decide/")
    html = page.content.decode().partition('class="card afterwards"')[2]
    assert html.count("<strong>裁定协议有效：</strong><ul><li>") == 1
    assert html.count("裁定协议有效：") == 1


def test_without_script_every_line_that_depends_on_a_choice_is_headed_by_it(client):
    people = cast()
    dispute = at(people, S.REQUESTED)
    page = sign_in(people.clerk, client).get(f"/office/cases/{dispute.number}/consent/")
    html = page.content.decode()
    assert '<li data-if="agrees" data-is="yes"><strong>同意调解：</strong>' in html
    assert '<li data-if="agrees" data-is="no"><strong>不同意调解：</strong>' in html


def test_a_party_reads_what_follows_in_its_own_words(client):
    dispute = at(cast(), S.REGISTERED)
    made.open_case(client, dispute.case, dispute.li)
    page = client.get(f"/my/cases/{dispute.number}/request_mediation/").content.decode()
    assert "这件事由“已登记，正在安排办理”变为“调委会正在征求各方意见”" in page
    assert "起诉的期限（诉讼时效）重新计算" in page
    assert "对方、调委会、主管部门（平时遮住姓名和经过）在自己的页面上看得到" in page


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
