"""Acts of people in a dispute and values of forms: the vocabulary of table-driven tests.

A deed takes a `Dispute` and acts in it through the door; words take a `Dispute` and return the
values of a form.
"""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.demo.sample_scan import sample_scan
from mediation import clock
from mediation.directory.models import Department
from tests import factories
from tests.dispute import (
    COURT_NUMBER,
    ENFORCEMENT_NUMBER,
    FIRST,
    SETTLED,
    SUIT_NUMBER,
    usual_clauses,
)


def nothing(d):
    """No act before, and no further values."""
    return {}


def words(**sent):
    """The form is sent with these values."""
    return lambda d: sent


def in_days(days) -> str:
    """The day that many days from today, as a form sends it."""
    return (clock.today() + timedelta(days=days)).isoformat()


def zhou_has_an_agent(d):
    """周被 is represented by 钱律师; the form names them and why the authority ends."""
    agent = {"speaker": "agent", "speaker_name": "钱律师", "speaker_scope": "代为和解"}
    d.office("represent", party=d.zhou, **agent)


def authority_of_zhou(d):
    return {"party": d.zhou.pk, "reason": "解除委托"}


# --- 处 -----------------------------------------------------------------------------------------


def link_for_the_applicant(d):
    return {"party": d.li.pk, "key": "once"}


def an_opinion_is_awaited(d):
    d.mediator("begin_appraisal", what="渗漏原因", body="某鉴定所（示例）")


def opinion_given_today(d):
    return {"ended_on": in_days(0)}


def agreed_to_go_on(d):
    """All agree to go on for a month and a half."""
    return {"all_agree": "on", "until": in_days(45)}


def two_visits(d):
    """The days of both return visits."""
    return {"first_visit_on": in_days(30), "second_visit_on": in_days(180)}


def a_scan(d):
    """A scan as a form sends it."""
    return {"paper": "evidence", "party": "nobody", "file": sent_file()}


class SentFile(SimpleUploadedFile):
    """A file as a browser sends it, as often as its form is sent."""

    def read(self, *args):
        """The whole file, from its beginning, for whichever of several senders."""
        return self.file.getvalue()


def sent_file(title="样本"):
    """A picture that can be filed, as a browser sends it."""
    return SentFile("扫描件.png", sample_scan(title).content)


def a_scan_is_filed(d):
    d.office("file_scan", paper="evidence", file=sample_scan("照片"))


def every_scan_is_filed(d):
    d.scans_filed()


def answer_with_a_promise(d):
    return {"result": "promise", "promise_text": "补漆", "promise_due_on": in_days(7)}


def company_promises(d):
    d.office("make_promise", promise_text="补漆", promise_due_on=clock.today(), company=d.p.company)


def struck_off(d):
    d.office("strike_off", checked="到场核实")


def another_sent_it_back(d):
    """The city's department sent it back; now it is with the company."""
    d.office("withdraw", party=d.li, reason="记错了").office("reopen", reason="还要办")
    d.office("dispatch", department=city_department(d), company=None)
    d.office("bounce", reason="属于物业管理范围").office("dispatch", company=d.p.company)


def competence_is_disputed(d):
    another_sent_it_back(d)
    d.company("dispute_competence", reason="属于业主自用部分")


def city_department(d):
    found = Department.objects.get_or_create(name="城管局", district=d.p.district)
    return found[0]


def the_lead_case(d):
    """The number of another open case of the committee."""
    return {"lead": factories.complain(d.p).number}


def notice_of_the_bureau(d):
    """A notice of today that is due in fifteen days."""
    days = {"served_on": in_days(0), "due_on": in_days(15)}
    return {"issued_by": city_department(d).pk, "company": d.p.company.pk, **days}


def rated_badly(d):
    d.office("rate", party=d.li, score="unsatisfied")


def ten_days_more(d):
    return {"until": in_days(10), "proof": "订货单"}


def ten_days_granted(d):
    return ten_days_more(d) | {"granted": "yes"}


def rated_and_struck_off(d):
    d.office("rate", party=d.li, score="satisfied")
    struck_off(d)


# --- 调 -----------------------------------------------------------------------------------------


FROM_THE_POLICE = {"route": "police", "body": "河市派出所"}
from_the_police = words(**FROM_THE_POLICE)


def police_sent_it(d):
    """Recorded as sent by the police, in a case of any state."""
    row = d.case.referrals.create(**FROM_THE_POLICE, received_on=d.case.registered_on)
    type(d.case).objects.filter(pk=d.case.pk).update(route=row.route)


def all_consent(d):
    d.all_consent()


def zhou_refuses(d):
    d.office("consent", party=d.zhou, agrees=False, how="电话")


def another_joins_and_refuses(d):
    d.office("add_party", role="respondent", side=2, name="孙三")
    d.office("consent", party=d.parties.get(name="孙三"), agrees=False, how="电话")


def rights_notice_served(d):
    d.rights_notice_served()


def time_is_held(d):
    d.mediator("hold", clock=d.case.clocks.get(key="K9"), reason="鉴定")


def sham_is_reported(d):
    d.mediator("report_sham", addressee="区司法局", words="双方串通")


def drafted(d):
    d.sit_down().write(*usual_clauses(d))


def text_of_ten_cards(d):
    """The editor with ten clauses: five sums in two parts each, five works."""
    sent = {"matter": "1202室渗水。", "clause-TOTAL_FORMS": "10", "clause-INITIAL_FORMS": "0"}
    for number in range(10):
        card = _sum(d) if number % 2 else _work(d)
        card["ORDER"] = str(number + 1)
        sent |= {f"clause-{number}-{name}": value for name, value in card.items()}
    return sent


def _sum(d):
    parts = {"part-TOTAL_FORMS": "2", "part-INITIAL_FORMS": "0"}
    for part in (0, 1):
        parts |= {f"part-{part}-due_on": in_days(10 + part), f"part-{part}-amount": "500"}
    who = {"kind": "money", "by_party": d.zhou.pk, "to_party": d.li.pk}
    return who | {"amount": "1000", "text": "赔偿", "way": "银行转账"} | parts


def _work(d):
    who = {"kind": "act", "by_party": d.zhou.pk, "text": "重做防水层"}
    return who | {"standard": "闭水48小时不渗", "due_on": in_days(9)}


def li_against_zhou(d):
    """Who claims, and against whom."""
    return {"party": d.li.pk, "against": d.zhou.pk}


def sum_to_be_paid_later(d):
    """An oral agreement: who pays whom, who does something, and until when."""
    who = {"payer": d.zhou.pk, "payee": d.li.pk, "doer": d.zhou.pk}
    return who | {"by_draft": "words", "amount": "600", "at_once": "later", "due_on": in_days(9)}


def mediator_signs_and_office_seals(d):
    d.mediator("mediator_sign").office("seal")


def parties_sign_and_office_seals(d):
    d.parties_sign().office("seal")


def all_sign(d):
    d.parties_sign().mediator("mediator_sign")


def all_marks(d):
    d.all_marks()


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


def time_to_enforce_runs(d):
    """The two years began a month ago; what is owed fell due then."""
    day = clock.today() - timedelta(days=30)
    d.case.clocks.filter(key="K16").update(started_on=day)


def demanded_today(d):
    return {"cause": "demand", "happened_on": in_days(0), "proof": "签收的催款函"}


def as_agreed_today(d):
    return {"since": in_days(0), "ordered": "as_agreed"}


def unconfirmed_sum_falls_due(d):
    """The title is only the agreement, and its first part is overdue."""
    title = d.case.titles.get(until=None)
    title.kind = "agreement"
    title.save(update_fields=["kind"])
    day = clock.today() - timedelta(days=9)
    d.debt.instalments.filter(number=1).update(due_on=day)


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


def given_up(d):
    """What the creditor said, and two visits."""
    return two_visits(d) | {"creditors": [d.li.pk], "how": "本人到场说明"}


a_schedule = words(schedule=f"{in_days(30)} 3000\n{in_days(60)} 2000")


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
