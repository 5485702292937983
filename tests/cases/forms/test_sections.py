"""The form of every act asks in sections and kinds, and prefills nothing that counts."""

from collections import namedtuple

import pytest
from django import forms
from django.template.loader import render_to_string

from cases.forms.asked import Asked
from cases.forms.base import FORMS, ActForm
from cases.forms.choices import MOST_BUTTONS
from cases.forms.fields import MoneyField
from cases.forms.questions import Kind, question
from cases.forms.sections import Fold, Section
from cases.states import Status as S
from tests.cases.forms.every_form import every_form, form_of, pages_that_are_no_act
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# Fields that may be prefilled, and why; all others are empty.
MAY_STAND = {
    "key": "the form itself",
    "version": "the form itself",
    "place": "where the last session was held; no right depends on it",
    "committee": "the only committee the person serves",
    "answered_by": "who is signed in for the company, printed under the answer",
}

# A correction starts from the registered words and ticks; what counts stands beside empty fields.
CORRECTED = FORMS["correct"], {"title", "place", "summary", "urgent", "difficult"}

# The law counts from the day of these acts.
DAY_COUNTS = set(
    "succeed request_mediation request_protection decline withdraw consent accept give_notice "
    "other_side_refuses open_session hold release_hold fail withdraw_mediation sign mediator_sign "
    "seal conclude_orally open_proceeding court_receive court_return court_accept court_refuse "
    "court_decide court_withdraw perform_at_once confirm_payment record_act dun open_enforcement "
    "enforcement_accepted enforced enforcement_refused close add_party release_party answer "
    "add_claim end_authority take_referral return_referral add_mediator end_mediator "
    "ask_recusal decide_recusal transfer take_transfer return_transfer "
    "apply_to_the_police "
    "ask_members release_members settle_members "
    "dispatch contact log_session investigate visit archive settle draft_agreement reassign amend "
    "extend record_referral report_back strike_off check_promise court_send "
    "begin_appraisal end_appraisal "
    "report_danger report_sham clear_sham start_performance represent sue_on_the_agreement "
    "waive set_off_debts take_back_letting_off "
    "open_payment_order no_result mediate_again take_dispatch respond_first "
    "resolve_on_spot bounce dispute_competence settle_competence grant_time review reopen "
    "reopen_handling order_rectification fail_reinspection pass_reinspection lift_notice join "
    "record_passed_notice record_lifted_notice "
    "leave pause resume unreachable ask_again open_suit open_deed convert_order refuse_suit "
    "open_appeal claim_lost end_without_result resume_enforcement settle_enforcement settle_title "
    "vary renegotiate abandon_variation "
    "keep_settlement give_up reopen_mediation reopen_performance reverse_payment reverse_act "
    "extend_petition ask_higher_court higher_court_decides "
    "set_procedure court_extends issue_order serve_order "
    "serve_ruling object_to_ruling objection_rejected ruling_set_aside "
    "serve_award ask_to_set_aside setting_aside_refused award_falls retry_suit "
    "arbitrate_again award_falls_in_part ask_for_retrial retrial_decided title_replaced "
    "grade supervise reply_to_supervision close_supervision".split()
)

# The day of these may be today beforehand: it starts and ends no clock, and why.
DAY_MAY_STAND = {
    "plan_visits": "the year of the visits counts from the effect or the closing",
    "move_visit": "the visit has a day of its own",
    "give_up_visit": "nothing counts from the day on which a visit was given up",
    "link_case": "nothing counts from the day on which two cases were seen to belong together",
    "unlink_case": "nor from the day on which that was taken back",
    "file_scan": "no clock counts from the day a scan came",
    "take_out_scan": "no clock counts from the day a scan was taken out",
    "make_promise": "the promise is due on a day of its own",
    "fix_sum": "the sum is due on a day of its own",
    "record_event": "the term counts from the day of the event",
    "record_condition": "the term counts from the day of the condition",
    "record_penalty": "the penalty is due on a day of its own",
    "correct_appraisal": "the time counts from the corrected days",
    "strike_appraisal": "the days that were left out count, whenever it is struck off",
    "record_breach": "the time to enforce counts from the day of the breach",
    "record_observance": "nothing counts from the day on which what was kept is logged",
    "reverse_observance": "nor from the day on which that was taken back",
    "end_breach": "the law counts from no day on which a breach was put right",
    "rate": "the wait for a rating counts from the answer",
    "check_scope": "a finding on the scope starts no clock",
    "correct": "the trail keeps when it was corrected",
    "correct_referral": "the time to mediate counts from the receipt, asked for by itself",
    "correct_party": "the trail keeps when it was corrected",
    **dict.fromkeys(
        ("add_member", "take_members", "change_member"),
        "who is on a list counts from the day they are asked",
    ),
    **dict.fromkeys(
        ("share_payment", "share_reduction"),
        "the payment, the waiver or the set-off has its own day",
    ),
    "change_claim": "the day of the request stays; the trail keeps when the claim changed",
    "withdraw_claim": "the day of the request stays",
    "invite_helper": "no clock and no right counts from an invitation",
    "offer": "an offer binds nobody",
    "caucus": "a separate talk binds nobody",
    "pay": "interest and limitation count from the day of the payment, asked for by itself",
    "interrupt_enforcement_time": "the two years run from the day of the demand itself",
    "judgment_given": "everything counts from the day the paper takes effect",
    "title_breached": "everything counts from the day the paper takes effect",
    "order_more": "the item is due on a day of its own",
    "title_given": "everything counts from the day of the ruling",
    "break_seal": "no clock runs in a filed case",
    "ask_time": "the time runs on as before until it is granted",
    "agreement_stands": "the thirty days run on from where they stood",
}


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker):
    """The cast and one dispute at the table, for every form; taken back at the end."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        p = cast()
        p.dispute = at(p, S.MEDIATING)
        yield p
        transaction.set_rollback(True)


def faults(form) -> list[str]:
    """The faults of a form's page, each in a few words."""
    questions = [one for section in form.drawn for one in section.all]
    asked = [one.bound.name for one in questions]
    left = {bound.name for bound in form.visible_fields()} - set(asked)
    found = [f"{name} is in no section" for name in left]
    found += [f"{name} is asked twice" for name in set(asked) if asked.count(name) > 1]
    found += ["a section has no title" for section in form.sections if not section.title.strip()]
    found += ["there is no section"] if not form.sections else []
    return found + of_folds(form) + [text for one in questions for text in of_question(form, one)]


def of_folds(form) -> list[str]:
    folds = [section for section in form.drawn if section.folded]
    inside = [one.bound for section in folds for one in section.folded]
    found = [f"{bound.name} is needed and folded" for bound in inside if bound.field.required]
    found += ["a fold has no name" for section in folds if not section.fold_name]
    return found + (["there are several folds"] if len(folds) > 1 else [])


def of_question(form, one) -> list[str]:
    name, asked = one.bound.name, one.bound.field
    folded = any(one in section.folded for section in form.drawn)
    is_asked = asked.required or one.kind == Kind.TICK or name in form.asked_when
    few = one.kind == Kind.LIST and len(one.bound.subwidgets) <= MOST_BUTTONS
    corrects, words = CORRECTED
    may_stand = name in MAY_STAND or (isinstance(form, corrects) and name in words)
    may_stand = may_stand or (name == "on" and not form.day_counts)
    first = one.bound.subwidgets[0].data["value"] if one.kind == Kind.LIST else ""
    chosen = bool(str(first)) and one.bound.value() is None
    checks = {
        "is chosen by the browser": chosen,
        "has no kind": one.kind not in Kind,
        "may stay empty and is not folded": not (is_asked or folded),
        "offers few and is no row of buttons": few,
        "is filled in": not may_stand and is_filled_in(one.bound),
    }
    return [f"{name} {fault}" for fault, is_so in checks.items() if is_so]


def is_filled_in(bound) -> bool:
    """Whether the question is answered by default."""
    return bound.value() not in (None, "", False, [])


@pytest.mark.parametrize("act", FORMS)
def test_a_form_is_asked_in_sections_with_nothing_that_counts_filled_in(people, act):
    assert faults(form_of(people, FORMS[act])) == []


def lists_of_few(form) -> list[str]:
    """The questions of a form that would be a list although buttons have room for all choices."""
    asked = [question(form, b.name) if isinstance(form, Asked) else Plain(b) for b in form]
    few = [
        one.bound
        for one in asked
        if isinstance(one.bound.field.widget, forms.Select)
        and len([row for row in one.bound.field.widget.choices if str(row[0])]) <= MOST_BUTTONS
    ]
    return [f"{type(form).__name__}.{bound.name}" for bound in few]


Plain = namedtuple("Plain", "bound")


def test_no_form_offers_up_to_five_choices_as_a_list(people):
    asked = every_form(people)
    assert [name for form in asked for name in lists_of_few(form)] == []


def test_every_form_is_checked(people):
    declared = {cls for cls in subclasses(forms.Form) if cls.__module__.startswith("cases.forms")}
    gone_over = {cls for form in every_form(people) for cls in type(form).__mro__}
    assert declared - gone_over == set()


def subclasses(cls) -> set[type]:
    return {cls} | {one for child in cls.__subclasses__() for one in subclasses(child)}


def test_a_list_of_two_choices_is_found():
    class Way(forms.Form):
        way = forms.ChoiceField(choices=[("a", "甲"), ("b", "乙")])

    assert lists_of_few(Way()) == ["Way.way"]


def answered_beforehand(form) -> set[str]:
    """The questions of a page that somebody who only presses the button would have answered."""
    return {
        f"{type(form).__name__}.{bound.name}"
        for bound in form.visible_fields()
        if bound.name not in MAY_STAND and (is_filled_in(bound) or chosen_by_browser(form, bound))
    }


def chosen_by_browser(form, bound) -> bool:
    """Whether a list has no empty row first, so that a browser shows its first one as chosen."""
    if isinstance(form, Asked):
        question(form, bound.name)
    widget = bound.field.widget
    plain = isinstance(widget, forms.Select) and not isinstance(widget, forms.RadioSelect)
    rows = list(widget.choices) if plain and not widget.allow_multiple_selected else []
    return bool(rows) and bool(str(rows[0][0]))


def test_a_page_that_opens_a_case_has_nothing_filled_in(people):
    assert set().union(*map(answered_beforehand, pages_that_are_no_act(people))) == set()


def test_an_answer_filled_in_or_shown_as_chosen_is_found():
    class Opening(forms.Form):
        way = forms.ChoiceField(choices=[("a", "甲"), ("b", "乙")])
        seen = forms.BooleanField(initial=True)
        how = forms.ChoiceField(choices=[("", "请选择"), ("b", "乙")])

    assert answered_beforehand(Opening()) == {"Opening.way", "Opening.seen"}


@pytest.mark.parametrize("act", FORMS)
def test_every_question_of_a_form_is_drawn(people, act):
    form = form_of(people, FORMS[act])
    page = render_to_string("parts/sections.html", {"form": form})
    missing = [b.name for b in form if f'name="{b.html_name}"' not in page and has_choices(b)]
    assert missing == []


def has_choices(bound) -> bool:
    """Whether there is anything to draw; a case may have no promise to choose."""
    return not hasattr(bound.field, "choices") or bool(list(bound.field.choices))


def test_the_day_is_asked_where_the_law_counts_from_it():
    assert {act for act, form in FORMS.items() if form.day_counts} == DAY_COUNTS
    assert FORMS.keys() - DAY_COUNTS == DAY_MAY_STAND.keys()


def test_namesakes_of_one_role_without_a_dwelling_are_numbered(people):
    dispute = people.dispute
    twins = [
        dispute.case.parties.create(
            name="王某", role="other", side=3, added_on=dispute.case.registered_on
        )
        for _ in range(2)
    ]
    dispute.case.forget()
    asked = form_of(people, FORMS["contact"]).drawn[0].questions[0]
    notes = [choice.note for choice in asked.choices if choice.label == "王某"]
    for twin in twins:
        twin.delete()
    dispute.case.forget()

    assert notes == ["其他当事人 · 登记的第1位", "其他当事人 · 登记的第2位"]


class Faulty(ActForm):
    sections = (Section("什么", ("way", "amount"), Fold("少用的", ("reason", "note"))),)
    way = forms.ChoiceField(label="怎么付", choices=[("a", "甲"), ("b", "乙")], initial="a")
    amount = MoneyField(label="多少", required=False)
    reason = forms.CharField(label="原因")
    note = forms.CharField(label="说明", required=False)


def test_a_plain_column_a_folded_duty_and_a_filled_in_choice_are_found(people):
    assert sorted(faults(form_of(people, Faulty))) == [
        "amount may stay empty and is not folded",
        "on is in no section",
        "reason is needed and folded",
        "way is filled in",
    ]


def test_a_form_without_sections_is_found(people):
    class Column(ActForm):
        note = forms.CharField(label="说明")

    assert sorted(faults(form_of(people, Column))) == [
        "note is in no section",
        "on is in no section",
        "there is no section",
    ]


REPEATED = {"court_decide": "裁定结果", "log_session": "谁在场"}


@pytest.mark.parametrize("act", REPEATED)
def test_a_first_choice_that_repeats_the_title_of_its_card_is_visually_hidden(people, act):
    section = form_of(people, FORMS[act]).drawn[0]

    assert (section.title, section.questions[0].alone) == (REPEATED[act], True)
    assert not any(question.alone for question in section.questions[1:])
