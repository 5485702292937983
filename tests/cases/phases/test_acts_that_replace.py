"""An entry that replaces an earlier one never undoes what its sender had not seen."""

from datetime import timedelta

import pytest
from django.db import connection

from cases import consistency, door
from cases.access import entitlement
from cases.acts import Unseen
from cases.consistency import rebuilt
from cases.door import offering, refusals
from cases.models import Case, Party
from cases.states import Status as S
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.directory.models import Function
from tests.cases.phases.dated import not_before
from tests.cases.phases.twenty_days import TODAY, ago, since_monday
from tests.cast import cast, hire
from tests.clients import sign_in
from tests.factories import at
from tests.house.measuring import browser
from tests.moments import MONDAY, morning_of
from tests.six_at_once import SIX, at_once

pytestmark = pytest.mark.django_db

NO, YES = Party.Consent.NO, Party.Consent.YES


@pytest.fixture
def asked():
    """Mediation was asked for on Monday; twenty days have passed."""
    with since_monday(S.REQUESTED) as dispute:
        yield dispute


def before(day, happened):
    """The refusals of a day before this one, on which this happened."""
    return [not_before(clock.in_words(day), happened)]


def record_consent(d, party, agrees, **more):
    return d.office("consent", party=party, agrees=agrees, how="电话", **more)


def test_an_answer_is_not_dated_before_the_last_answer_of_the_party(asked):
    record_consent(asked, asked.zhou, False, on=ago(3))
    yes = {"party": asked.zhou, "agrees": True, "how": "电话"}

    refused = asked.blocked(asked.p.as_clerk, "consent", **yes, on=ago(10))

    assert refused == before(ago(3), "这一方上次表态是在那天")
    assert record_consent(asked, asked.zhou, True, on=ago(3)).zhou.consent == YES


def test_an_answer_after_the_acceptance_is_not_dated_before_it():
    with morning_of(MONDAY):
        d = at(cast(), S.REQUESTED).all_consent()
    with morning_of(TODAY):
        d.office("accept", mediator=d.p.mediator)
        yes = {"party": d.zhou, "agrees": True, "how": "电话", "on": ago(1)}

        refused = d.blocked(d.p.as_clerk, "consent", **yes)

    assert refused == before(TODAY, "案件是那天受理调解的，受理时这一方已经表过态")


def test_a_page_opened_before_the_party_answered_does_not_overwrite_the_answer(asked):
    client, resident = sign_in(asked.p.clerk), browser(asked.p, "respondent", asked.case)
    staff, own = (f"/{face}/cases/{asked.number}/consent/" for face in ("office", "my"))
    form = client.get(staff).context["form"]
    opened = {name: form[name].value() for name in ("key", "version", "as_of")}
    resident.post(own, {"agrees": "no", "hides": "on"})
    typed = {
        "party": asked.zhou.pk,
        "agrees": "yes",
        "how": "电话里说愿意",
        "on": TODAY.isoformat(),
    }

    answer = client.post(staff, typed | opened)

    assert (answer.status_code, asked.zhou.consent) == (409, NO)
    assert "电话里说愿意" in answer.content.decode()


def test_a_form_that_does_not_say_what_it_showed_overwrites_no_answer(asked):
    browser(asked.p, "respondent", asked.case).post(
        f"/my/cases/{asked.number}/consent/", {"agrees": "no", "hides": "on"}
    )
    yes = {"party": asked.zhou.pk, "agrees": "yes", "how": "电话", "on": TODAY.isoformat()}
    answer = sign_in(asked.p.clerk).post(f"/office/cases/{asked.number}/consent/", yes)

    assert (answer.status_code, asked.zhou.consent) == (409, NO)


def test_a_page_opened_before_ones_own_answer_does_not_overwrite_it(asked):
    resident = browser(asked.p, "respondent", asked.case)
    own = f"/my/cases/{asked.number}/consent/"
    stale = {name: resident.get(own).context["form"][name].value() for name in ("key", "as_of")}
    resident.post(own, {"agrees": "no", "hides": "on", "as_of": stale["as_of"]})

    answer = resident.post(own, {"agrees": "yes", "hides": "on"} | stale)

    assert (answer.status_code, asked.zhou.consent) == (409, NO)
    assert "已由您自己于" in answer.content.decode()


def test_an_answer_of_another_party_meanwhile_closes_no_page(asked):
    lines = asked.case.trail_length
    record_consent(asked, asked.li, True)

    assert record_consent(asked, asked.zhou, True, as_of=lines).zhou.consent == YES


def test_a_page_that_claims_to_have_shown_more_lines_than_there_are_is_refused(asked):
    lines = asked.case.trail_length
    with pytest.raises(refusals.NoSuchStep):
        record_consent(asked, asked.zhou, True, as_of=lines + 1)
    assert record_consent(asked, asked.zhou, True, as_of=lines).zhou.consent == YES


def test_who_has_seen_the_answer_may_replace_it(asked):
    asked.do(asked.link(asked.zhou), "consent", party=asked.zhou, agrees=False)

    record_consent(asked, asked.zhou, True, as_of=asked.case.trail_length)

    assert asked.zhou.consent == YES


@pytest.mark.django_db(transaction=True)
def test_of_six_answers_at_once_the_first_counts_and_the_others_are_refused():
    d = at(cast(), S.REQUESTED)
    people = [d.link(d.zhou)]
    people += [actor_of(hire(f"郑{i}", Function.OFFICE, committee=d.p.committee)) for i in "12345"]
    party, lines = d.zhou, d.case.trail_length

    def answer(i):
        facts = {"party": party, "agrees": i > 0, "how": "电话", "as_of": lines}
        return door.record(d.case, "consent", by=people[i], **facts)

    answers = at_once(answer)

    assert sum(isinstance(one, refusals.NoSuchStep) for one in answers) == SIX - 1
    (won,) = [i for i, one in enumerate(answers) if isinstance(one, Case)]
    assert d.zhou.consent == (YES if won else NO)
    assert d.case.trail.filter(name="consent").count() == 1


def another_mediator(d):
    return hire("林调", Function.MEDIATOR, committee=d.p.committee)


# Of those that refuse every form opened before the last entry of their kind, three that replace it.
REPLACING = {
    "give_notice": lambda d: {"parties": d.both, "how": "当面"},
    "reassign": lambda d: {"mediator": another_mediator(d), "reason": "出差"},
    "represent": lambda d: {"party": d.zhou, "speaker": ""},
    "extend": lambda d: {"until": TODAY + timedelta(days=90), "all_agree": True},
}


def test_the_entries_that_a_form_opened_before_the_last_one_may_add_to():
    others = {a.name: a.unseen for a in offering.catalogue() if a.unseen is not Unseen.REFUSED}
    accounts = ("log_session", "caucus", "investigate", "add_party")
    of_several_cases = ("link_case", "unlink_case")  # to each of which there is a link of its own
    assert others == {
        **dict.fromkeys(accounts + of_several_cases, Unseen.REFUSED_IF_SAME),
        "edit_agreement": Unseen.COMPARED,
    }


@pytest.mark.parametrize("name", REPLACING)
def test_an_entry_replaces_nothing_that_was_entered_after_its_page_was_opened(mediated, name):
    d, lines = mediated, mediated.case.trail_length
    other = actor_of(hire("郑二", Function.OFFICE, committee=d.p.committee))
    by = {"extend": d.p.as_mediator}.get(name, d.p.as_clerk)
    facts = REPLACING[name](d)
    if name == "extend":
        d.case.assignments.create(person=another_mediator(d), since=MONDAY, kind="shared")
        entitlement.update_access_rows(d.case)
        other = actor_of(d.case.assignments.get(kind="shared").person)
    d.do(by, name, **facts, as_of=lines)

    with pytest.raises(refusals.NoSuchStep):
        door.record(d.case, name, by=other, **facts, as_of=lines)


def test_a_notice_is_not_dated_before_the_last_one(mediated):
    notice = {"parties": mediated.both, "how": "当面"}
    mediated.office("give_notice", **notice, on=ago(5))

    refused = mediated.blocked(mediated.p.as_clerk, "give_notice", **notice, on=ago(9))

    assert refused == before(ago(5), "上次告知是在那天")


def test_a_rating_is_not_dated_before_the_last_one_by_the_same_party():
    with morning_of(MONDAY):
        d = at(cast(), S.ANSWERED)
    with morning_of(TODAY):
        d.office("rate", party=d.li, score="unsatisfied", on=ago(5))
        better = {"party": d.li, "score": "satisfied", "on": ago(8)}

        refused = d.blocked(d.p.as_clerk, "rate", **better)

    assert refused == before(ago(5), "这一方上次评价是在那天")


def holds(d, *days):
    """Hold and release in turn, so many days ago; returns the clock."""
    for i, day in enumerate(days):
        facts = {} if i % 2 else {"clock": d.case.clocks.get(key="K9"), "reason": "鉴定"}
        d.mediator("release_hold" if i % 2 else "hold", **facts, on=ago(day))
    return d.case.clocks.get(key="K9")


def test_a_day_is_held_once(mediated):
    k9 = holds(mediated, 10, 2)
    facts = {"clock": k9, "reason": "鉴定"}

    refused = mediated.blocked(mediated.p.as_mediator, "hold", **facts, on=ago(9))

    assert refused == before(ago(2), "这项期限上次恢复计算是在那天")
    assert holds(mediated, 2, 1).held_days == 9


def test_an_extension_is_not_dated_before_the_last_change_of_the_time(mediated):
    holds(mediated, 10, 2)
    until = {"until": TODAY + timedelta(days=90), "all_agree": True}

    refused = mediated.blocked(mediated.p.as_mediator, "extend", **until, on=ago(3))

    assert refused == before(ago(2), "调解期限上次延长、恢复计算是在那天")


def run_sql(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_consent_and_held_days_are_rebuilt_from_the_trail(mediated):
    d = mediated
    holds(d, 10, 2)
    record_consent(d, d.zhou, True)
    assert list(consistency.faults()) == []

    run_sql("UPDATE cases_party SET consent = 'no' WHERE id = %s", d.zhou.pk)
    run_sql("UPDATE cases_clock SET held_days = 17 WHERE case_id = %s AND key = 'K9'", d.case.pk)

    assert [fault.what for fault in rebuilt.faults([d.case])] == [
        f"周被的表态是“不同意调解 {TODAY}”，经过中最后是“同意调解 {TODAY}”。",
        "期限K9已暂停天数记为17天，经过中暂停了8天。",
    ]
