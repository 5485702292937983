"""Acts of people in a dispute and values of forms: the vocabulary of table-driven tests.

A deed takes a `Dispute` and acts in it through the door; words take a `Dispute` and return the
values of a form.
"""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet

from cases.demo.sample_scan import sample_scan
from cases.models import visit_rules
from mediation import clock
from mediation.directory.models import Committee, Department
from tests import factories
from tests.cast import cast, town
from tests.dispute import (
    usual_clauses,
)

VISITS_IN = {"first_visit_on": 30, "second_visit_on": 180}


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
    return {name: in_days(n) for name, n in VISITS_IN.items()}


def somebody_was_met(d):
    return {"met": [d.li.pk], "performance": "done", "score": "satisfied"}


def the_first_visit_moved(d):
    return {"planned": d.case.sheet.visits_planned[0].pk, "moved_to": in_days(45), "slot": "early"}


def visits_count_from_the_effect(d):
    """The committee counts the year of the visits from the effect, since the year's beginning."""
    chosen = {"counts": "effect", "since": date(2026, 1, 1), "by": d.p.as_clerk}
    visit_rules.choose(d.case.committee, **chosen)


def visits_are_ahead(d):
    """Both visits of the year after the effect are planned."""
    visits_count_from_the_effect(d)
    days = {name: clock.today() + timedelta(days=n) for name, n in VISITS_IN.items()}
    d.office("plan_visits", **days)


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


def in_ten_days(d):
    return {"due_on": in_days(10)}


def supervised(d):
    d.office("supervise", demand="请立即答复。", due_on=clock.today() + timedelta(days=3))


def a_graver_level(d):
    return {"nature": "3", "extent": "3", "harm": "1", "reason": "影响的户数增加。"}


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


def a_case_of_both(d):
    """The number of another case, in which the office and the mediator may act."""
    other = factories.complain(d.p, by=d.p.as_mediator)
    return {"other": other.number, "kind": "related", "reason": "同一处渗漏"}


def linked(d):
    d.office("link_case", **a_case_of_both(d))


def the_linked_case(d):
    return {"other": d.case.links_to_cases.get().other.number, "reason": "登记错了"}


def the_lead_case(d):
    """The number of another open case of the committee."""
    return {"lead": factories.complain(d.p).number}


def notice_of_the_bureau(d):
    """A notice of today that is due in fifteen days."""
    days = {"served_on": in_days(0), "due_on": in_days(15)}
    return {"issued_by": city_department(d).pk, "company": d.p.company.pk, **days}


def the_bureau_is_known(d):
    city_department(d)


def new_day_after_the_inspection(d):
    return {"due_on": in_days(30)}


def a_notice_is_open(d):
    """A notice of a competent body, as it may be open in a case of any state."""
    if d.case.notices.filter(status="open").exists():
        return
    today, due_on = clock.today(), clock.today() + timedelta(days=15)
    body = {"issued_by": city_department(d), "company": d.p.company, "number": "5号"}
    said = {"basis": "《福建省物业管理条例》", "items": "修复漏水的公共管道"}
    d.case.notices.create(**body, **said, issued_on=today, served_on=today, due_on=due_on)
    d.case.start_clock_until("K4", today, due_on, must_act=str(d.p.company))


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


def sent_by_the_police(d):
    """The police sent it, and wait for the answer."""
    d.office("record_referral", **FROM_THE_POLICE)


def police_sent_it(d):
    """Recorded as sent by the police, in a case of any state."""
    row = d.case.referrals.create(**FROM_THE_POLICE, received_on=d.case.registered_on)
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(route=row.route)


def petition_sent_it(d):
    """Recorded as sent by the petition office today, in a case of any state."""
    today = clock.today()
    d.case.referrals.create(route="petition", body="区信访局（示例）", received_on=today)
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(route="petition")
    d.case.clocks.create(key="K3", started_on=today, due_on=today + timedelta(days=60))


def in_eighty_days(d):
    return {"until": in_days(80)}


def transfer_to(committee, parties):
    """The facts by which a case passes to another committee."""
    why = {"ground": "place", "reason": "纠纷发生在那里", "papers": "全部案卷"}
    return {"receiver": committee, "agreed": parties, "agreed_how": "当面都同意"} | why


def another_committee():
    """A committee of the district at work, beside that of the cast."""
    found = Committee.objects.filter(code="NB").first()
    return found or cast(town("NB", "近邻")).committee


def to_another_committee(d):
    return transfer_to(another_committee().pk, [party.pk for party in d.both])


def came_from_another_committee(d):
    """Another committee handed the case over; the answer is awaited."""
    who = {"sender": another_committee(), "receiver": d.case.committee}
    why = {"ground": "place", "reason": "纠纷发生在这里", "papers": "全部案卷"}
    d.case.transfers.create(**who, **why, agreed_how="当面都同意", sent_on=d.case.registered_on)


def bystander_shares(d):
    d.office("add_mediator", mediator=d.p.bystander, kind="shared")


def the_bystander(d):
    return {"mediator": d.p.bystander.pk}


def mediator_is_challenged(d):
    d.office("ask_recusal", party=d.zhou, mediator=d.p.mediator, ground="住在对门")


def challenge_is_refused(d):
    return {"outcome": "refused"}


def all_agree(d):
    return {"all_agree": "on"}


def all_consent(d):
    d.all_consent()


def zhou_refuses(d):
    d.office("consent", party=d.zhou, agrees=False, how="电话")


def zhou_is_out_of_reach(d):
    """周被 was tried in vain as often, on as many days and in as many ways as is asked."""
    for way, days in (("phone", 2), ("visit", 1), ("letter", 0)):
        at = clock.now() - timedelta(days=days)
        d.case.contact_attempts.create(party=d.zhou, at=at, way=way, reached=False)


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


def it_is_performed(d):
    """Without a court: the agreement of the parties is what binds."""
    d.mediator("start_performance")


def drafted_at_once(d):
    d.write(*usual_clauses(d))


def a_variation_is_drafted(d):
    it_is_performed(d)
    drafted_at_once(d)


def they_talk_again(d):
    it_is_performed(d)
    d.mediator("renegotiate", reason="一方暂时付不出")


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
