"""Deeds and words of table-driven tests once an agreement is in force: 裁 and 执."""

from datetime import timedelta

from mediation import clock
from mediation.directory.models import Court
from tests.deeds import in_days, two_visits, words
from tests.dispute import (
    COURT_NUMBER,
    ENFORCEMENT_NUMBER,
    FIRST,
    ORDER_NUMBER,
    SETTLED,
    SUIT_NUMBER,
)

# --- 裁 -----------------------------------------------------------------------------------------


def sent_to_court(d):
    d.office("court_send")


def court_receives(d):
    d.office("court_send").court("court_receive")


def court_accepts(d):
    d.court_takes_it()


def work_is_done(d):
    d.work_is_done()


def court_decides(outcome):
    ground = {"ground": "unclear"} if outcome == "dismissed" else {}
    return lambda d: d.court_takes_it().court("court_decide", outcome=outcome, **ground)


def court_finds_it_void(d):
    d.court_takes_it()
    d.court("court_decide", outcome="dismissed", ground="against_law")


def suit_is_won(d):
    """The application for confirmation is withdrawn, a suit on the agreement is won."""
    d.office("court_withdraw").office("agreement_stands").sue()
    d.office("court_accept", court_number=SUIT_NUMBER)
    d.office("court_decide", outcome="granted", ruling="民事判决书")


def suit_is_filed(d):
    """The application for confirmation is withdrawn, a suit on the agreement is accepted."""
    d.office("court_withdraw").office("agreement_stands").sue()
    d.office("court_accept", court_number=SUIT_NUMBER)


def in_sixty_days(d):
    return {"until": in_days(60)}


def goes_to_court(d):
    """李申 sues at the court of the place."""
    return {"kind": "suit", "party": d.li.pk, "court": d.p.court.pk}


def goes_to_a_notary(d):
    everybody = [party.pk for party in d.both]
    return {"kind": "notary", "applicants": everybody, "body": "示例公证处"}


def order_is_accepted(d):
    """The confirmation is withdrawn; a sum is overdue, the court takes up an order for it."""
    d.office("court_withdraw").office("agreement_stands")
    unconfirmed_sum_falls_due(d)
    d.case.forget()
    facts = {"obligation": d.debt, "court": d.p.court, "obstacle": "", "proof": "收件回执"}
    d.office("open_payment_order", **facts).office("court_accept", court_number=ORDER_NUMBER)


def order_is_issued(d):
    order_is_accepted(d)
    d.office("issue_order")


def order_is_objected_to(d):
    """As `order_is_accepted`, and the order falls by objection."""
    order_is_accepted(d)
    d.office("court_decide", outcome="objected", ruling="终结督促程序裁定")


number_of_a_suit = words(court_number=SUIT_NUMBER)


def served_today(d):
    return {"served_on": in_days(0)}


def higher_court():
    facts = {"code": "闽05", "name": "示例市中级人民法院"}
    return Court.objects.get_or_create(code=facts["code"], defaults=facts)[0]


def judgment_may_be_appealed(d):
    suit_is_won(d)
    higher_court()


def goes_up(d):
    higher = higher_court()
    return {"party": d.zhou.pk, "court": higher.pk, **served_today(d)}


def suit_is_lost(d):
    """As `suit_is_won`, but the suit is lost."""
    d.office("court_withdraw").office("agreement_stands").sue()
    d.office("court_accept", court_number=SUIT_NUMBER)
    d.office("court_decide", outcome="lost", ruling="民事判决书")


def suit_is_sent_back(d):
    """The suit is won; on the appeal the court above leaves it to the first court again."""
    suit_is_won(d)
    facts = {"served_on": clock.today(), "proof": "收件回执"}
    d.office("open_appeal", party=d.zhou, court=higher_court(), **facts)
    d.office("court_accept", court_number="（2026）闽05民终9号")
    d.office("court_decide", outcome="sent_back", ruling="民事裁定书")


def in_force_today(d):
    return {"since": in_days(0)}


def time_to_enforce_runs(d):
    """The two years began a month ago; what is owed fell due then."""
    day = clock.today() - timedelta(days=30)
    d.case.clocks.filter(key="K16").update(started_on=day)


def demanded_today(d):
    return {"cause": "demand", "happened_on": in_days(0), "proof": "签收的催款函"}


def as_agreed_today(d):
    return {"since": in_days(0), "ordered": "as_agreed"}


def suit_is_won_too_late(d):
    """The suit is won; a part of what it orders, as agreed, was due nine days ago."""
    suit_is_won(d)
    unconfirmed_sum_falls_due(d)
    d.case.forget()


def unconfirmed_sum_falls_due(d):
    """The title is only the agreement, and its first part is overdue."""
    title = d.case.titles.get(until=None)
    title.kind = "agreement"
    title.save(update_fields=["kind"])
    day = clock.today() - timedelta(days=9)
    d.debt.instalments.filter(number=1).update(due_on=day)


def an_order_is_enforced(d):
    """The title is an order for the first part of what was agreed."""
    d.case.titles.filter(until=None).update(kind="payment_order")
    d.debt.instalments.filter(number=1).update(ordered=True)
    d.case.forget()


def the_ordered_sum_is_paid(d):
    an_order_is_enforced(d)
    d.pay(FIRST)


def enforcement_lies_idle(d):
    """The court has had the application for more than six months; there is a court above."""
    higher_court()
    first = clock.today() - timedelta(days=200)
    d.case.clocks.filter(key="K17").update(started_on=first, due_on=first + timedelta(days=184))
    d.case.forget()


def asks_above(d):
    return {"court": higher_court().pk, "proof": "收件回执"}


def court_above_is_asked(d):
    enforcement_lies_idle(d)
    d.office("ask_higher_court", court=higher_court(), proof="收件回执")


def above_sets_a_day(d):
    return {"outcome": "within", "until": in_days(60), "ruling": "督促执行令"}


number_of_confirmation = words(court_number=COURT_NUMBER)
number_of_enforcement = words(court_number=ENFORCEMENT_NUMBER)


number_of_resumption = words(court_number="（2026）闽0504执恢3号")


def is_closed(d):
    """Struck off and closed, with visits where an agreement was made."""
    today = clock.today()
    days = {"first_visit_on": today + timedelta(days=30), "second_visit_on": today + timedelta(180)}
    d.office("strike_off", checked="到场核实")
    d.mediator("close", **(days if d.case.effective_on else {}))


def part_is_paid(d):
    d.pay(100_000)


def the_payment_bounced(d):
    """The last payment, and what its receiver says."""
    payment = d.case.payments.last().pk
    return {"payment": payment, "proof": "退票通知", "receiver_says": "没有到账"}


def nobody_ever_planned(d):
    """Both visits are gone, as in a case from a ledger."""
    d.visits.all().delete()
    d.case.forget()


def the_first_visit_given_up(d):
    return {"planned": d.case.sheet.visits_planned[0].pk}


def given_up(d):
    """What the creditor said, and two visits."""
    return two_visits(d) | {"creditors": [d.li.pk], "how": "本人到场说明"}


a_schedule = words(
    **{"schedule": "2", "schedule-0-day": in_days(30), "schedule-0-sum": "3000"},
    **{"schedule-1-day": in_days(60), "schedule-1-sum": "2000"},
)


def settled_by_themselves(d):
    return a_schedule(d) | {"proof": "双方签名的和解协议"}


def settled_and_paid(d):
    work_is_done(d)
    d.court("settle_enforcement", schedule=[(clock.today() + timedelta(days=30), 500_000)])
    d.pay(500_000)


def filed_by_another(d):
    """The deputy opened the dossier and filed it again."""
    d.do(d.p.as_deputy, "break_seal", reason="补入文书")
    d.do(d.p.as_deputy, "archive", retention="30")


# --- 执 -----------------------------------------------------------------------------------------


def whole_sum_in_person(d):
    """The whole sum is paid and confirmed today."""
    sent = {"amount": "5800", "way": "transfer", "confirmed": "on", "how": "当面"}
    return sent | {"confirmed_on": in_days(0)}


def _beside_the_usual(d, duty, **clause):
    """A duty beside the usual ones, as a clause of its kind makes it."""
    title, agreement = d.case.titles.get(until=None), d.case.agreements.get()
    who = {"by_party": d.zhou, "to_party": d.li}
    made = agreement.clauses.create(position=9, **who, **clause)
    who = {"debtor": d.zhou, "creditor": d.li, "title": title}
    return d.case.obligations.create(clause=made, text=made.sentence, **who, **duty)


def a_bill_is_awaited(d):
    clause = {"kind": "later_sum", "text": "维修费", "standard": "发票"}
    _beside_the_usual(d, {"kind": "money"}, **clause)


def an_event_is_awaited(d):
    clause = {"kind": "act", "text": "恢复墙面", "due_event": "墙面干透"}
    _beside_the_usual(d, {"kind": "act"}, **clause)


def event_today(d):
    """The event happened today; the duty is due in a fortnight."""
    return {"happened_on": in_days(0), "due_on": in_days(14), "proof": "双方认可"}


def _tied(d, **values):
    """One more clause of the agreement in force, as a condition or a penalty stands in it."""
    agreement = d.case.agreements.get(status__in=("in_force", "performed"))
    return agreement.clauses.create(position=agreement.clauses.count() + 1, **values)


def a_condition_is_awaited(d):
    if d.status == "signing":
        of_all = {"kind": "condition", "text": "业主大会通过", "effect": "precedent"}
        d.case.agreements.get(status="signing").clauses.create(position=9, **of_all)
        d.all_marks()
        return
    _tied(d, kind="condition", text="业主大会通过", effect="precedent", of_clause=1)


def the_condition_that_ends_it_came(d):
    ends = _tied(d, kind="condition", text="再次渗水", effect="subsequent")
    d.case.forget()
    came = {"met": True, "happened_on": clock.today(), "proof": "照片"}
    d.mediator("record_condition", condition=ends, **came)


def condition_met_today(d):
    return {"happened_on": in_days(0), "due_on": in_days(14), "met": "met", "proof": "表决结果"}


def what_a_penalty_secures_is_broken(d):
    duty = zhou_keeps_quiet(d)
    duty.clause = _tied(d, kind="refrain", by_party=d.zhou, text="夜间施工")
    duty.save(update_fields=["clause"])
    who = {"by_party": d.zhou, "to_party": d.li, "of_clause": duty.clause.position}
    _tied(d, kind="penalty", amount=50000, **who)
    why = {"words": "夜间施工", "proof": "录像"}
    d.mediator("record_breach", obligation=duty, breached_on=clock.today(), **why)


def zhou_keeps_quiet(d):
    """A duty not to act beside the usual ones, as a clause of that kind makes it."""
    title = d.case.titles.get(until=None)
    who = {"kind": "lasting", "debtor": d.zhou, "text": "周被每日22时至次日8时不得施工。"}
    return d.case.obligations.create(title=title, **who)


def zhou_kept_quiet(d):
    """Such a duty in a case that is performed: it binds, and waits for nothing."""
    duty = zhou_keeps_quiet(d)
    duty.status, duty.done_on = "done", clock.today()
    duty.save(update_fields=["status", "done_on"])


def kept_today(d):
    return {"kept_on": in_days(0), "kept_until": in_days(0), "times": "1"}


def zhou_breaks_it(d):
    duty = zhou_keeps_quiet(d)
    why = {"words": "夜间施工", "proof": "录像"}
    d.mediator("record_breach", obligation=duty, breached_on=clock.today(), **why)


def penalty_is_claimed_after_all(d):
    """A breach was put right and everything done; then the creditor claims the penalty for it."""
    what_a_penalty_secures_is_broken(d)
    d.mediator("end_breach", breach=d.case.breaches.get(), proof="到场查看")
    d.case.obligations.filter(kind="lasting").update(status="done", done_on=clock.today())
    d.case.forget()
    everything_is_done(d)
    claim = {"due_on": clock.today() + timedelta(days=14), "proof": "收款人来要"}
    d.mediator("record_penalty", penalty=d.case.sheet.open_penalties[0], **claim)


def last_payment_unconfirmed(d):
    d.mediator("record_act", obligation=d.duty, proof="闭水48小时不渗")
    d.pay(SETTLED, confirmed=False)


def last_due_day_passes(d):
    d.passes_to(clock.today() + timedelta(days=90))


def first_part_is_paid_late(d):
    d.passes_to(clock.today() + timedelta(days=20))
    d.pay(FIRST)


def everything_is_done(d):
    d.everything_is_done()


def enforcement_is_applied_for(d):
    d.office("open_enforcement", court=d.p.court).office("court_send").court("court_receive")
