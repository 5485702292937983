"""A case with at least one record of every legal kind, and another value for any column."""

from datetime import date, time, timedelta

from django.db import models

from cases import door
from cases.acts import Audience
from cases.door import recording
from cases.legal_records.base import legal_models
from mediation import clock
from mediation.accounts.actor import SYSTEM
from mediation.directory.models import Court, Department
from tests.cases.commands.shared_cases import performing
from tests.deeds import another_committee

LATER = timedelta(days=1)


def case_with_every_record(people):
    """A case in performance; the kinds it lacks are written under its lock, with one line."""
    own, other = performing(people), performing(people)
    linked = {"other": other.number, "kind": "related", "reason": "同一处渗漏"}
    door.record(own, "link_case", by=people.as_clerk, **linked)
    case = door.lock(own.pk, SYSTEM)
    party, day = case.parties.first(), case.registered_on
    _beside_the_agreement(case, party, day, Court.objects.first())
    dispatch = case.dispatches.create(company=people.company, sent_on=day)
    case.answers.create(
        dispatch=dispatch, findings="无渗漏", action="建议调解", answered_by="许", on=day
    )
    _a_notice(case, people, day)
    case.recusals.create(party=party, person=people.mediator, ground="是亲戚", asked_on=day)
    who = {"name": "王律师", "part": "lawyer", "agreed_how": "当面", "invited_on": day}
    case.helpers.create(**who)
    passed = {"sender": people.committee, "receiver": another_committee(), "sent_on": day}
    why = {"ground": "place", "reason": "在那里", "agreed_how": "当面", "papers": "案卷"}
    case.transfers.create(**passed, **why)
    _of_others(case, party, day)
    recording.append(case, recording.line("note", "补记", clock.today(), SYSTEM, Audience.STAFF))
    recording.flush(case)
    return case


def _of_others(case, party, day):
    """Who shares a claim, who is of a group, who takes over."""
    claim = case.claims.create(from_party=party, item="共用部位", amount=100)
    claim.people.create(party=party, side="from", amount=100)
    bound = {"bound_on": day, "bound_how": "signed", "bound_for": 10_000}
    one = case.group_members.create(group=party, number=1, name="业主一", joined_on=day, **bound)
    case.member_shares.create(member=one, payment=case.payments.first(), amount=1, on=day)
    took = {"ground": "death", "happened_on": day, "proof": "公证书", "told_how": "当面"}
    both = {"predecessor": case.parties.last(), "successor": party}
    case.successions.create(**both, **took, on=day, recorded_by="陈调")


def _beside_the_agreement(case, party, day, court):
    case.promises.create(by="周被", text="修好", made_on=day, due_on=day + LATER, status="kept")
    sheet = {"number": "督1号", "to": "安邻物业", "demand": "立即修好"}
    case.supervisions.create(rank=2, issued_on=day, due_on=day + LATER, **sheet)
    case.ratings.create(party=party, score="fair", on=day)
    case.contact_attempts.create(party=party, way="phone", reached=True, at=clock.now())
    case.caucus_notes.create(party=party, on=day, text="底线三千")
    case.offers.create(party=party, amount=0, on=day)
    case.claims.create(from_party=party, item="赔偿", amount=100)
    case.investigations.create(on=day, place="1202室", asked="周被", text="看过", by="陈调")
    suit = case.proceedings.create(court=court, kind="suit", applied_on=day)
    case.settlements.create(proceeding=suit, on=day, last_day=day)
    case.visits.create(planned_on=day)
    duty = case.obligations.first()
    duty.clause.co_debtors.create(party=party)
    duty.clause.co_creditors.create(party=party)
    duty.clause.shares.create(party=party, ratio=6000)
    duty.further_parties.create(party=party, side="debtor")
    outcome = {"met": True, "on": day, "proof": "双方认可", "recorded_by": "陈调"}
    case.condition_outcomes.create(clause=duty.clause, **outcome)
    back = {"taken_back_on": day, "taken_back_why": "登记错了", "proof": "短信"}
    case.reductions.create(obligation=duty, kind="waiver", amount=1, on=day, **back)
    case.breaches.create(obligation=duty, on=day, words="夜间施工", proof="录像")
    kept = {"until": day, "times": 1, "seen_by": "李申", "proof": "照片", "recorded_by": "陈调"}
    case.observances.create(obligation=duty, on=day, **kept)
    case.evidence.create(title="照片", received_on=day)
    case.appraisals.create(what="渗漏原因", body="某鉴定所（示例）", began_on=day)
    case.external_numbers.create(system="法院", number="1")
    case.referrals.create(route="court_before", court=court, received_on=day)


def _a_notice(case, people, day):
    bureau = Department.objects.create(name="城管局", district=people.district)
    said = {"number": "洛城管改〔2026〕5号", "basis": "条例", "items": "修好"}
    days = {"issued_on": day, "served_on": day, "due_on": day + LATER}
    by = {"issued_by": bureau, "company": people.company}
    notice = case.notices.create(**by, **said, **days)
    notice.inspections.create(on=day, findings="没修", inspected_by="王查", passed=False)


def rows_of(case, model):
    """The keys of the case's records of a kind."""
    paths = {f"{path}": case.pk for path in model.of_case}
    which = models.Q(*paths.items(), _connector=models.Q.OR)
    return list(model._base_manager.filter(which).order_by("pk").values_list("pk", flat=True))


def columns():
    """Every column of every legal record that its digest covers."""
    return [
        (model, field)
        for model in legal_models()
        for field in model._meta.concrete_fields
        if field.name not in model.not_covered and not field.primary_key
    ]


def another(field, stored):
    """A value the column does not hold now, as the database stores it."""
    value = field.to_python(stored)
    if field.get_internal_type() == "BooleanField":
        return not value
    if isinstance(value, date):  # a moment as well
        return str(value + LATER)
    if isinstance(value, time):
        return "03:33:00"
    if isinstance(value, int):
        return value + 1000
    return _filled(field) if value is None else f"{value}改"


def _filled(field):
    """A value for a column that is empty."""
    kind = field.get_internal_type()
    by_kind = {"DateField": "2026-01-02", "TimeField": "03:33:00", "ForeignKey": 1}
    by_kind["DateTimeField"] = "2026-01-02 03:33:00"
    return by_kind.get(kind, 0 if "Integer" in kind else "改")
