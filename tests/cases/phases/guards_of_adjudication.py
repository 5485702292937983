"""The rows of every guard of adjudication, once held and once not."""

from datetime import date, timedelta

from django.db.models import QuerySet

from cases.door import offering
from cases.phases import common
from cases.phases.adjudicate import guards as g
from cases.states import Status as S
from mediation.directory.models import Court
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.in_a_dispute import both, court
from tests.dispute import COURT_NUMBER, money
from tests.factories import at
from tests.moments import morning_of

DAY = "2026-05-08"
NUMBERS = "（《人民法院案件案号的若干规定》第二条）"

APRIL = date(2026, 4, 1)
WEDNESDAY, THURSDAY, FRIDAY = date(2026, 5, 6), date(2026, 5, 7), date(2026, 5, 8)
CONFIRMATION = "（《民事诉讼法》第二百零五条）"
BY_PROGRESS = "（本会规定：法院程序登记）"
THERE = f"法院程序当前的进度不能办理这一项。{BY_PROGRESS}"


def one(d):
    return [d.li]


def far_court(d):
    return Court.objects.create(name="远方区人民法院", code="闽0999")


def court_above(d):
    return Court.objects.get_or_create(name="示例市中级人民法院")[0]


def start(d):
    d.mediator("start_performance")


def agreed_orally(people):
    d = at(people, S.MEDIATING).mediator("conclude_orally", content="以后各走各的门")
    return d, {"court": people.court, "applicants": d.both}


def agreed_on(*clauses, **more):
    """A written agreement in force with these clauses."""

    def give(people):
        d = at(people, S.MEDIATING).sit_down()
        d.write(*(clause(d) for clause in clauses)).mediator("draft_agreement").all_marks()
        return d, {"court": people.court, "applicants": d.both, **more}

    return give


def ownership(d):
    return {"kind": "other", "by_party": d.zhou, "text": "架空层归李申所有"}


def use(d):
    return {"kind": "other", "by_party": d.zhou, "text": "架空层由李申使用"}


def old_agreement(days):
    """In force for that many days; the agreement is performed meanwhile."""

    def give(people):
        day = date(2026, 3, 31)
        with morning_of(day):
            d = at(people, S.AGREED)
        day = date.fromordinal(day.toordinal() + days)
        return d, {"court": people.court, "applicants": d.both, "on": day}

    return give


def sent(d):
    d.office("court_send")


def received(d):
    sent(d)
    d.court("court_receive")


def accepted(d):
    received(d)
    d.court("court_accept", court_number=COURT_NUMBER)


def withdrawn(d):
    sent(d)
    d.office("court_withdraw")


def applied_for_on_wednesday(deed, **facts):
    """Applied for on Wednesday, sent and all the rest today, Friday."""

    def give(people):
        d = at(people, S.ADJUDICATING, day=WEDNESDAY)
        deed(d)
        return d, facts

    return give


def taken_to_arbitration(d):
    asked = {"kind": "arbitration", "party": d.li, "body": "示例仲裁委员会"}
    d.office("open_suit", clause="物业服务合同第九条", proof="收件回执", **asked)


def returned(d):
    sent(d)
    d.court("court_return", lacking="身份证明")


def confirmed(d):
    accepted(d)
    d.court("court_decide", outcome="confirmed")


def dismissed(d):
    accepted(d)
    d.court("court_decide", outcome="dismissed", ground="unclear")


def entrusted_after_filing(d):
    """A court had filed the suit and entrusted the committee with it."""
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(route="court_after")


def invited_by(inviting):
    """A deed: that court had invited the committee before filing."""
    return lambda d: invited(d, inviting(d))


def invited(d, by=None):
    """The court of the place, or another, had invited the committee before filing."""
    received = {"court": by or d.p.court, "received_on": d.case.registered_on}
    d.case.referrals.create(route="court_before", **received)
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(route="court_before")
    d.case = type(d.case).objects.get(pk=d.case.pk)


def found_void(d):
    accepted(d)
    d.court("court_decide", outcome="dismissed", ground="against_law")


def apply(d):
    d.apply_for_confirmation()


def turned_down(d):
    apply(d)
    dismissed(d)
    d.court("agreement_stands")


ROWS = [
    Row(
        g.written_agreement_in_force,
        "申请司法确认要提交协议文本，口头协议先订立书面协议。（《民诉法解释》第三百五十四条）",
        "open_proceeding",
        usual(S.AGREED, court=court, applicants=both),
        agreed_orally,
    ),
    Row(
        g.not_entrusted_after_filing,
        "法院立案后委托调解的，协议交该院审查、制作调解书，不另外申请司法确认。"
        "（《特邀调解规定》第二十条）",
        "open_proceeding",
        usual(S.AGREED, court=court, applicants=both),
        after(S.AGREED, entrusted_after_filing, court=court, applicants=both),
    ),
    Row(
        g.not_confirmed_already,
        "已经有执行依据，不必再申请司法确认。（《民事诉讼法》第二百零六条）",
        "open_proceeding",
        after(S.AGREED, start, court=court, applicants=both),
        usual(S.PERFORMING, court=court, applicants=both),
    ),
    Row(
        g.not_dismissed_already,
        "法院已裁定驳回对这份协议的司法确认申请，或者撤销了确认裁定，"
        "可以变更协议、达成新协议，或者起诉。"
        "（《民事诉讼法》第二百零六条）",
        "open_proceeding",
        after(S.AGREED, start, court=court, applicants=both),
        after(S.AGREED, turned_down, court=court, applicants=both),
    ),
    Row(
        g.outcome_fits_the_kind,
        "登记的结果与程序的种类不符，请核对是司法确认、诉讼、支付令还是执行。（本会规定：法院程序登记）",
        "court_decide",
        after(S.ADJUDICATING, accepted, outcome="confirmed"),
        after(S.ADJUDICATING, accepted, outcome="paid"),
        by="liaison",
    ),
    Row(
        g.all_apply_together,
        "须由各方当事人共同申请，还有一方没有确认。（《人民调解法》第三十三条）",
        "open_proceeding",
        usual(S.AGREED, court=court, applicants=both),
        usual(S.AGREED, court=court, applicants=one),
    ),
    Row(
        g.within_thirty_days,
        "到2026年5月1日，自协议生效之日起已超过三十日，不能再共同申请司法确认（最后一天是2026年4月30日）。（《人民调解法》第三十三条）",
        "open_proceeding",
        old_agreement(30),
        old_agreement(31),
    ),
    Row(
        g.court_is_competent,
        "所选法院对本案没有管辖权，请选当事人住所地、标的物所在地或者调解组织所在地的法院。"
        f"{CONFIRMATION}",
        "open_proceeding",
        usual(S.AGREED, court=far_court, applicants=both, venue="domicile"),
        usual(S.AGREED, court=far_court, applicants=both, venue="object"),
    ),
    Row(
        g.court_is_competent,
        f"所选法院对本案没有管辖权：法院委派调解的，向示例区人民法院申请。{CONFIRMATION}",
        "open_proceeding",
        after(S.AGREED, invited, court=court, applicants=both),
        after(S.AGREED, invited, court=far_court, applicants=both, venue="domicile"),
    ),
    *(
        Row(
            g.court_is_of_the_right_level,
            "司法确认由基层法院管辖；纠纷应当由中级法院管辖的，请选那个中级法院，并在下面勾选。"
            f"{CONFIRMATION}",
            "open_proceeding",
            held,
            usual(S.AGREED, applicants=both, venue="domicile", **broken),
        )
        for held, broken in (
            (
                usual(S.AGREED, court=court_above, applicants=both, venue="domicile", higher=True),
                {"court": court_above},
            ),
            (
                after(S.AGREED, invited_by(court_above), applicants=both, court=court_above),
                {"court": court, "higher": True},
            ),
        )
    ),
    Row(
        g.nothing_excluded,
        "核对的结果是“物权、知识产权的确权”，法院不受理司法确认；协议仍有约束力，不履行的可以就协议起诉。"
        "（《民诉法解释》第三百五十五条）",
        "open_proceeding",
        agreed_on(ownership, excluded=""),
        agreed_on(use, excluded="ownership"),
    ),
    Row(
        common.court_number_is_valid,
        f"法院案号的写法不对，例如（2026）闽0504诉前调确12号。{NUMBERS}",
        "court_accept",
        after(S.ADJUDICATING, received, court_number="(2026)闽0599诉前调确12号"),
        after(S.ADJUDICATING, received, court_number="12号"),
        by="liaison",
    ),
    Row(
        common.court_number_is_valid,
        f"仲裁案号的写法不对，例如（2026）泉仲字第12号。{NUMBERS}",
        "court_accept",
        after(S.FAILED, taken_to_arbitration, court_number="泉仲〔2026〕12号"),
        after(S.FAILED, taken_to_arbitration, court_number=" "),
        by="clerk",
    ),
    Row(
        g.posted_before_the_receipt,
        "交邮的日期要在申请的那天到签收的那天之间。（《民事诉讼法》第八十五条）",
        "court_receive",
        applied_for_on_wednesday(sent, posted_on=WEDNESDAY),
        applied_for_on_wednesday(sent, posted_on=WEDNESDAY - timedelta(days=1)),
        by="liaison",
    ),
    Row(
        common.court_number_fits_the_kind,
        f"案号的类型代字与程序不符，请核对：司法确认用“诉前调确”“民特”“调确”。{NUMBERS}",
        "court_accept",
        after(S.ADJUDICATING, received, court_number="（2026）闽0599民特12号"),
        after(S.ADJUDICATING, received, court_number="（2026）闽0599执12号"),
        by="liaison",
    ),
    Row(
        g.dismissal_has_a_ground,
        "驳回司法确认申请的，请选属于哪一种情形。（《民诉法解释》第三百五十八条）",
        "court_decide",
        after(S.ADJUDICATING, accepted, outcome="dismissed", ground="morals"),
        after(S.ADJUDICATING, accepted, outcome="dismissed", words="不明确"),
        by="liaison",
    ),
    Row(
        g.agreement_is_not_void,
        "法院认定协议无效，没有约束力；可以重新调解、达成新协议，或者向法院起诉。"
        "（《民诉法解释》第三百五十八条）",
        "agreement_stands",
        after(S.ADJUDICATING, dismissed),
        after(S.ADJUDICATING, found_void),
        by="liaison",
    ),
    Row(
        g.confirmed_last,
        "司法确认没有得到协议有效的裁定。（《民事诉讼法》第二百零六条）",
        "title_given",
        after(S.ADJUDICATING, confirmed),
        after(S.ADJUDICATING, dismissed),
        by="liaison",
    ),
    Row(
        g.ended_without_title_but_agreement_binds,
        "法院程序还没有以驳回、不予受理或者撤回结束，或者协议已不在履行中。"
        "（《人民调解法》第三十一条）",
        "agreement_stands",
        after(S.ADJUDICATING, dismissed),
        after(S.ADJUDICATING, confirmed),
        by="liaison",
    ),
]

# Each message of a court: the deed before which it fits, and one before which it does not.
MESSAGES = [
    ("court_send", "clerk", returned, sent, {}),
    ("court_receive", "liaison", sent, received, {}),
    ("court_return", "liaison", received, accepted, {"lacking": "身份证明"}),
    ("court_accept", "liaison", received, returned, {"court_number": COURT_NUMBER}),
    ("court_refuse", "liaison", received, accepted, {"words": "不属本院管辖"}),
    ("court_decide", "liaison", accepted, received, {"outcome": "confirmed"}),
]
# Each act on an open proceeding: a deed before which it fits, and its facts.
ON_A_PROCEEDING = [(act, by, fits, facts) for act, by, fits, _, facts in MESSAGES]
ON_A_PROCEEDING += [("court_withdraw", "clerk", sent, {})]


def standing(act):
    """The guard of that message on the state of the proceeding."""
    declared = next(a for a in offering.catalogue() if a.name == act)
    return next(guard for guard in declared.guards if str(guard) == THERE)


ROWS += [
    Row(
        standing(act),
        THERE,
        act,
        after(S.ADJUDICATING, fits, **facts),
        after(S.ADJUDICATING, too_early_or_late, **facts),
        by,
    )
    for act, by, fits, too_early_or_late, facts in MESSAGES
]
ROWS += [
    Row(
        g.a_proceeding_is_open,
        f"没有待办的法院程序。{BY_PROGRESS}",
        act,
        after(S.ADJUDICATING, fits, **facts),
        after(S.ADJUDICATING, withdrawn, **facts),
        by,
    )
    for act, by, fits, facts in ON_A_PROCEEDING
]


def agreed_on_money_alone(people):
    return agreed_on(lambda d: money(d, (APRIL, 580000)))(people)
