"""The door: order of checks, repeats, legal day, trail, follow-ups."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from cases import consistency, door
from cases.acts import Audience
from cases.door import idempotency, refusals
from cases.models import Case, IdempotencyKey, Step
from cases.models.trail import GENESIS
from cases.states import Status
from mediation import clock, keyed_digests
from tests.cast import cast, town
from tests.dispute import PARTIES
from tests.factories import complain
from tests.house import measuring

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def case(people):
    return complain(people).case


def test_registering_draws_a_number_and_writes_the_first_line(case, people):
    line = case.trail.get()

    assert case.number == f"SY{clock.today().year}-000001"
    assert (line.kind, line.target, line.milestone) == ("register", "registered", "registered")
    assert (line.previous, line.hash) == (GENESIS, case.trail_head)
    assert line.actor == "郑管"


def test_the_hash_of_a_line_does_not_change_with_the_names_of_its_columns():
    line = Step(
        case_id=7,
        seq=3,
        kind=Step.Kind.ENTRY,
        name="log_session",
        on=date(2026, 3, 5),
        at=datetime(2026, 3, 5, 1, 30, tzinfo=UTC),
        actor="陈调",
        actor_title="调解员",
        function="mediator",
        principal="person:12",
        audience=Audience.MEDIATION,
        sentence="第1次调解：继续商谈。",
        facts={"session": 1},
    )

    assert line.seal(GENESIS) == "h1.d48c73fa.6wRFpFdiU6-e1JzMKlE5lRuxf-TjIWxE8XL-yexjGWE"
    line.hash = "7e0460946207ec18b9383f47e0d04082cd441bb1bf7b07b39e8b00c059bcbbff"
    assert line.is_genuine()  # as it was written before hashes were keyed


def test_a_stranger_does_not_find_the_case(case, people):
    other = cast(town(code="XX", name="别处"))

    with pytest.raises(Case.DoesNotExist):
        door.take(case, "dispatch", by=other.as_clerk, company=people.company)


def test_the_wrong_function_is_forbidden(case, people):
    door.take(case, "dispatch", by=people.as_clerk, company=people.company)

    with pytest.raises(PermissionDenied):
        door.record(case, "strike_off", by=people.as_manager)


def test_an_act_from_another_state_is_refused_as_the_case_has_moved_on(case, people):
    door.take(case, "dispatch", by=people.as_clerk, company=people.company)

    with pytest.raises(refusals.NoSuchStep, match="已由郑管于"):
        door.take(case, "dispatch", by=people.as_clerk, company=people.company)


def test_a_stale_version_is_refused(case, people):
    with pytest.raises(refusals.NoSuchStep):
        door.take(case, "dispatch", by=people.as_clerk, company=people.company, version=7)

    assert Case.objects.get().status == Status.REGISTERED


def test_all_unmet_guards_are_reported_at_once(case, people):
    door.take(case, "request_mediation", by=people.as_clerk)
    party = case.parties.first()
    door.record(case, "consent", by=people.as_clerk, party=party, agrees=False)
    facts = {"mediator": people.clerk, "clash": "表兄弟", "clash_waived": False}

    with pytest.raises(refusals.StepBlocked) as blocked:
        door.take(case, "accept", by=people.as_clerk, **facts)

    assert [g.otherwise for g in blocked.value.guards] == [
        "一方当事人已明确拒绝调解。",
        "还不是各方都已明确同意调解；沉默不算同意，也不算拒绝。",
        "郑管今天不是本调委会的调解员。",
        "调解员与一方当事人有利害关系，且各方没有都同意其不回避，请另选调解员。",
    ]
    assert "《人民调解法》第十七条" in str(blocked.value)
    assert not case.assignments.exists()


@pytest.mark.parametrize("days", [1, 400])
def test_a_legal_day_in_the_future_is_refused(case, people, days):
    on = clock.today() + timedelta(days=days)

    with pytest.raises(refusals.StepBlocked, match="日期不能晚于今天"):
        door.take(case, "dispatch", by=people.as_clerk, company=people.company, on=on)


def test_a_step_before_the_last_milestone_is_refused(case, people):
    yesterday = clock.today() - timedelta(days=1)

    with pytest.raises(refusals.StepBlocked, match="上一步是那天办的"):
        door.take(case, "dispatch", by=people.as_clerk, company=people.company, on=yesterday)


def test_the_same_key_twice_has_one_effect(case, people):
    facts = {"by": people.as_clerk, "company": people.company, "key": "k1", "version": 0}
    first = door.take(case, "dispatch", **facts)
    again = door.take(case, "dispatch", **facts)

    assert (first.status, again.status) == (Status.DISPATCHED, Status.DISPATCHED)
    assert case.trail.filter(name="dispatch").count() == 1


def test_the_same_key_with_other_content_is_refused(case, people):
    door.take(case, "dispatch", by=people.as_clerk, company=people.company, key="k1")

    with pytest.raises(idempotency.KeyReused):
        door.take(case, "dispatch", by=people.as_clerk, company=people.company, key="k1", note="x")


def test_a_refused_act_does_not_use_up_its_key(case, people):
    future = clock.today() + timedelta(days=1)
    with pytest.raises(refusals.StepBlocked):
        door.take(case, "dispatch", by=people.as_clerk, company=people.company, key="k", on=future)

    assert not IdempotencyKey.objects.exists()


def test_registering_twice_under_one_key_opens_one_case(people):
    first, again = (complain(people, key="r1", day=clock.today()) for _ in range(2))

    assert first.pk == again.pk
    assert Case.objects.count() == 1


def test_a_case_cannot_be_saved_around_the_door(case):
    case.title = "别的标题"
    with pytest.raises(RuntimeError):
        case.save()


OWNED = sorted({f.name for f in Case._meta.concrete_fields} - {"street", "district"})


@pytest.mark.parametrize("column", OWNED)
def test_no_column_of_cases_is_written_around_the_door(case, column):
    value = getattr(case, column)

    for write in (
        lambda: Case.objects.filter(pk=case.pk).update(**{column: value}),
        lambda: Case.objects.filter(pk=case.pk).update(**{column: value, "street": None}),
        lambda: Case.objects.bulk_update([case], [column]),
    ):
        with pytest.raises(TypeError):
            write()


def test_no_case_is_inserted_or_deleted_around_the_door(case):
    with pytest.raises(TypeError):
        Case.objects.bulk_create([Case(committee=case.committee)])
    with pytest.raises(TypeError):
        Case.objects.filter(pk=case.pk).delete()


def test_the_trail_can_only_be_appended_to(case):
    with pytest.raises(TypeError):
        Step.objects.filter(case=case).update(sentence="x")
    with pytest.raises(TypeError):
        Step.objects.filter(case=case).delete()


def test_an_edit_keeps_before_and_after(case, people):
    fresh = door.edit(case, by=people.as_clerk, title="天花板渗水")

    line = case.trail.get(name="correct")
    assert fresh.title == "天花板渗水"
    assert line.facts == {"before": {"title": "渗漏水纠纷"}, "after": {"title": "天花板渗水"}}


def test_the_day_of_request_is_never_changed(case, people):
    li = case.parties.first()
    door.take(case, "request_mediation", by=people.as_clerk, party=li)
    fresh = Case.objects.get()

    assert fresh.requested_on == clock.today()
    with pytest.raises(PermissionDenied):
        door.edit(case, by=people.as_clerk, requested_on=date(2020, 1, 1))


def test_a_silent_company_does_not_block_mediation(case, people):
    door.take(case, "dispatch", by=people.as_clerk, company=people.company)
    fresh = door.take(case, "request_mediation", by=people.as_clerk, party=case.parties.first())

    assert fresh.status == Status.REQUESTED
    assert fresh.dispatches.get().status == "lapsed"
    assert fresh.clocks.get(key="K2a").status == "met"


def test_no_case_is_opened_with_a_person_as_a_registered_company(people):
    person = {"role": "respondent", "side": 2, "kind": "person", "name": "蔡某"}

    with pytest.raises(refusals.StepBlocked, match="物业公司只能登记为“单位”"):
        complain(people, parties=[PARTIES[0], person | {"company": people.company}])

    assert not Case.objects.exists()


def test_what_a_form_sent_is_kept_under_a_key_and_forgotten_after_a_week(case, people, settings):
    sent = {"company": people.company, "key": "form 1"}
    door.take(case, "dispatch", by=people.as_clerk, **sent)
    (kept,) = IdempotencyKey.objects.values_list("content", flat=True)
    assert kept.startswith(keyed_digests.prefix())
    settings.OLD_HASH_KEYS, settings.HASH_KEY = (
        [settings.HASH_KEY],
        "b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgb3Q=",
    )

    assert door.take(case, "dispatch", by=people.as_clerk, **sent).trail_length == 2

    IdempotencyKey.objects.update(at=clock.now() - timedelta(days=8))
    call_command("run_due")
    assert not IdempotencyKey.objects.exists()


def as_a_page_read(case):
    """The case with its parties, as the page of an act read them."""
    read = Case.objects.get(pk=case.pk)
    assert len(read.sheet.parties) == len(PARTIES)
    return read


def agrees(case, people):
    """The facts of a consent by the last party, at the window."""
    return {"by": people.as_clerk, "party": case.parties.last(), "agrees": True, "how": "当面"}


def test_what_a_page_read_is_not_read_again_under_the_lock(case, people):
    read, sent = as_a_page_read(case), agrees(case, people)
    with measuring.counted() as found:
        door.record(read, "consent", **sent)

    assert [sql for sql in found if "SELECT" in sql and '"cases_party"."name"' in sql] == []
    assert list(consistency.faults()) == []


def test_what_a_page_read_before_another_act_is_read_again(case, people):
    read, sent = as_a_page_read(case), agrees(case, people)
    more = {"kind": "person", "name": "王三", "role": "other", "side": 3}
    door.record(case, "add_party", by=people.as_clerk, **more)
    fresh = door.record(read, "consent", **sent)

    assert len(fresh.sheet.parties) == len(PARTIES) + 1
