"""The rows of every guard of handling, once held and once not."""

from datetime import date, timedelta

from cases.phases import common
from cases.phases.handle import guards as g
from cases.phases.handle import guards_of_corrections as c
from cases.phases.handle import guards_of_promises as p
from cases.phases.handle import guards_of_receipt as receipt
from cases.states import Status as S
from mediation import clock
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.in_a_dispute import zhou
from tests.deeds import city_department, struck_off
from tests.factories import complain
from tests.moments import MONDAY

DAY = MONDAY

SUNDAY, TODAY, NEXT_WEEK = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 9)
ANSWERED = {"findings": "已查看。", "action": "已修好。", "answered_by": "许管家"}
SAME = "写的和登记的一样：请写明要更正成什么；不更正的，返回案件。"
SEEN = "到场看过"
PROMISE = {"promise_text": "更换水管", "promise_due_on": NEXT_WEEK}


def zhou_is_the_company(d):
    d.parties.filter(pk=d.zhou.pk).update(company=d.p.company, kind="organisation")
    d.case.forget()


def claims(d):
    d.case.claims.create(from_party=d.li, to_party=d.zhou, item="赔偿", amount=860000)


def company(d):
    return d.p.company


def li_promises(d):
    d.office("make_promise", party=d.li, **PROMISE)


def promise(d):
    return d.promises.first()


def keep_it(d):
    d.mediator("check_promise", promise=promise(d), kept=True, proof=SEEN)


def kept_by_office(d):
    d.office("check_promise", promise=promise(d), kept=True, proof=SEEN)


def promised_by_company(d):
    d.office("make_promise", company=d.p.company, **PROMISE)


def rated(d):
    d.office("rate", party=d.li, score="fair")


def other_case(d):
    other = complain(d.p)
    other.office("make_promise", company=d.p.company, **PROMISE)
    return other.promises.get()


def another_company(d):
    company = d.p.company
    return type(company).objects.create(name="别家物业", short_name="别家", phone="0595-1")


def no_telephone(people):
    people.company.phone = ""
    people.company.save()
    return complain(people, urgent=True), {"company": people.company}


def to_the_city(people):
    return {"company": None, "department": city_department(complain(people))}


def answered_by_the_office(people):
    d = complain(people)
    d.office("dispatch", company=people.company).office("answer", **ANSWERED)
    return d, {}


def silent_for(people, days):
    """Answered a number of days ago and never rated."""
    d = complain(people, day=date(2026, 3, 2 - days) if days < 2 else date(2026, 2, 30 - days))
    d.office("dispatch", company=people.company).company("answer", **ANSWERED)
    d.day = None
    return d.office("strike_off"), {}


def li_asked(d):
    d.office("request_protection", party=d.li, how="来访")


ROWS = [
    Row(
        g.request_is_new,
        "这一方2026年3月2日来访提出的请求已经登记，不用再登记。（《诉讼时效规定》第十二条）",
        "request_protection",
        held=after(S.REGISTERED, li_asked, party=lambda d: d.zhou, how="电话"),
        broken=after(S.REGISTERED, li_asked, party=lambda d: d.li, how="来访"),
    ),
    Row(
        g.source_fits_who_asks,
        "李申提出了申请，来源不能是“主动调解”，请核对。（本会规定：受理登记）",
        "request_mediation",
        held=usual(S.REGISTERED, party=lambda d: d.li, source="entrusted_court"),
        broken=usual(S.REGISTERED, party=lambda d: d.li, source="own_initiative"),
    ),
    Row(
        g.source_fits_who_asks,
        "没有当事人提出申请，来源不能是“依申请调解”，请核对。（本会规定：受理登记）",
        "request_mediation",
        held=usual(S.REGISTERED, source="own_initiative"),
        broken=usual(S.REGISTERED, source="application"),
    ),
    Row(
        g.source_place_and_matter_known,
        "来源、地点、事由还没有写全。（本会规定：受理登记）",
        "dispatch",
        held=usual(S.REGISTERED, company=company),
        broken=lambda p: (complain(p, place=""), {"company": p.company}),
    ),
    Row(
        g.urgent_has_a_number_to_call,
        "紧急事项须当时告知物业二十四小时电话，该公司没有登记电话，请先补登。"
        "（本会规定：派单制度）",
        "dispatch",
        held=lambda p: (complain(p, urgent=True), {"company": p.company}),
        broken=no_telephone,
    ),
    Row(
        g.urgent_has_a_number_to_call,
        "紧急事项须当时告知物业二十四小时电话，该公司没有登记电话，请先补登。"
        "（本会规定：派单制度）",
        "dispatch",
        held=lambda p: (complain(p, urgent=True), to_the_city(p)),
        broken=lambda p: (no_telephone(p)[0], to_the_city(p)),
    ),
    Row(
        g.company_manages_the_estate,
        "别家今天不管理该小区，请核对小区的物业登记或者另选。（本会规定：派单制度）",
        "dispatch",
        held=usual(S.REGISTERED, company=company),
        broken=usual(S.REGISTERED, company=another_company),
    ),
    Row(
        g.dispatch_is_open,
        "没有未结的派单。（本会规定：派单制度）",
        "answer",
        by="manager",
        held=usual(S.DISPATCHED, **ANSWERED),
        broken=None,  # see CANNOT_FAIL in test_guards.py
    ),
    Row(
        receipt.receipt_is_proved,
        "替对方登记收到的，请写明凭证，例如签收单、电话确认。（《民法典》第一百三十七条）",
        "take_dispatch",
        held=usual(S.DISPATCHED, how="签收单"),
        broken=usual(S.DISPATCHED, how=" "),
    ),
    Row(
        receipt.received_since_the_dispatch,
        "对方收到的日期要在派单那天到今天之间。（本会规定：登记制度）",
        "dispatch",
        held=usual(S.REGISTERED, company=company, received_on=lambda d: clock.today()),
        broken=usual(
            S.REGISTERED, company=company, received_on=lambda d: clock.today() + timedelta(days=1)
        ),
    ),
    Row(
        receipt.dispatch_is_not_taken_yet,
        "这一件已经接过单了。（本会规定：派单制度）",
        "take_dispatch",
        by="manager",
        held=usual(S.DISPATCHED),
        broken=after(S.DISPATCHED, lambda d: d.company("take_dispatch")),
    ),
    Row(
        g.refusal_has_a_ground,
        "不予办理的，要写明法律依据。（《民法典》第二百八十五条）",
        "answer",
        by="manager",
        held=usual(S.DISPATCHED, refused=True, refused_ground="民法典第二百七十四条", **ANSWERED),
        broken=usual(S.DISPATCHED, refused=True, refused_ground="  ", **ANSWERED),
    ),
    Row(
        g.refusal_has_a_ground,
        "不予办理的，要写明法律依据。（《民法典》第二百八十五条）",
        "answer",
        by="manager",
        held=usual(S.DISPATCHED, **ANSWERED),
        broken=usual(S.DISPATCHED, refused=True, **ANSWERED),
    ),
    Row(
        p.promise_has_a_date,
        "承诺要同时写明内容和完成日期，日期不能早于作出承诺的那天（今天）。（本会规定：承诺台账）",
        "answer",
        by="manager",
        held=usual(S.DISPATCHED, **PROMISE, **ANSWERED),
        broken=usual(S.DISPATCHED, promise_text="更换水管", promise_due_on=SUNDAY, **ANSWERED),
    ),
    Row(
        p.promise_has_a_date,
        "承诺要同时写明内容和完成日期，日期不能早于作出承诺的那天（今天）。（本会规定：承诺台账）",
        "answer",
        by="manager",
        held=usual(S.DISPATCHED, **ANSWERED),
        broken=usual(S.DISPATCHED, promise_text="更换水管", **ANSWERED),
    ),
    Row(
        p.promise_has_a_date,
        "承诺要同时写明内容和完成日期，日期不能早于作出承诺的那天（今天）。（本会规定：承诺台账）",
        "make_promise",
        held=usual(S.REGISTERED, company=company, **PROMISE | {"promise_due_on": TODAY}),
        broken=usual(S.REGISTERED, company=company, **PROMISE | {"promise_due_on": SUNDAY}),
    ),
    Row(
        p.promisor_is_in_the_case,
        "请选择是谁承诺的：本案当事人，或者本案的物业公司。（本会规定：承诺台账）",
        "make_promise",
        held=usual(S.REGISTERED, company=company, **PROMISE),
        broken=usual(S.REGISTERED, company=another_company, **PROMISE),
    ),
    Row(
        g.arose_by_the_registration,
        "纠纷发生的日期不能晚于登记的日期（2026年3月2日）。（本会规定：登记制度）",
        "correct",
        by="clerk",
        held=usual(S.REGISTERED, arose_on=TODAY),
        broken=usual(S.REGISTERED, arose_on=NEXT_WEEK),
    ),
    Row(
        c.sum_is_not_that_of_the_claims,
        "涉及金额是各项请求的合计，不单独更正。（本会规定：受理登记）",
        "correct",
        held=usual(S.REGISTERED, difficult=True),
        broken=after(S.REGISTERED, claims, amount=100),
    ),
    Row(
        c.kind_fits_the_company,
        "这一方是登记在册的物业公司，类别只能是“单位”。（本会规定：当事人登记）",
        "correct_party",
        held=usual(S.REGISTERED, party=zhou, kind="group", reason="更正"),
        broken=after(S.REGISTERED, zhou_is_the_company, party=zhou, kind="group", reason="更正"),
    ),
    Row(
        c.something_differs,
        f"{SAME}（本会规定：受理登记）",
        "correct",
        held=usual(S.REGISTERED, title="卫生间渗水"),
        broken=usual(S.REGISTERED, category="LK", amount=860000),
    ),
    Row(
        c.something_differs_of_the_party,
        f"{SAME}（本会规定：当事人登记）",
        "correct_party",
        held=usual(S.REGISTERED, party=zhou, name="周备", reason="更正"),
        broken=usual(S.REGISTERED, party=zhou, name="周被", reason="更正"),
    ),
    Row(
        c.category_is_not_printed,
        "类型已经印在受理登记表上，请由调委会另写更正说明，作为扫描件存入案卷。"
        "（本会规定：受理登记）",
        "correct",
        held=usual(S.REGISTERED, category="NZ"),
        broken=usual(S.MEDIATING, category="NZ"),
    ),
    Row(
        c.party_is_not_printed,
        "姓名已经印在协议书（洛双物邻调字〔2026〕1号）上。请先办“修改协议”退回，"
        "更正以后重新定稿、重新签署。（《人民调解法》第二十九条）",
        "correct_party",
        held=usual(S.SIGNING, party=zhou, phone="13800009999", reason="更正"),
        broken=usual(S.SIGNING, party=zhou, name="周备", reason="更正"),
    ),
    Row(
        g.no_utility_is_cut,
        "不得以停水、停电、停气、停热的方式催交物业费，请改写处理措施。"
        "（《民法典》第九百四十四条）",
        "answer",
        by="manager",
        held=usual(S.DISPATCHED, **ANSWERED),
        broken=usual(S.DISPATCHED, **ANSWERED | {"action": "将停水催交物业费。"}),
    ),
    Row(
        p.some_promise_open,
        "没有待核查的承诺。（本会规定：承诺台账）",
        "check_promise",
        held=after(S.REGISTERED, promised_by_company, promise=promise, kept=True, proof=SEEN),
        broken=after(
            S.REGISTERED,
            promised_by_company,
            kept_by_office,
            promise=promise,
            kept=True,
            proof=SEEN,
        ),
    ),
    Row(
        p.promise_is_open,
        "请选择一项还没有核查的承诺。（本会规定：承诺台账）",
        "check_promise",
        held=after(S.REGISTERED, promised_by_company, promise=promise, kept=True, proof=SEEN),
        broken=after(S.REGISTERED, promised_by_company, promise=other_case, kept=True),
    ),
    Row(
        p.broken_only_after_its_day,
        "答应的日子是2026年3月9日，到今天还没有过，不能记为没有兑现。（本会规定：承诺台账）",
        "check_promise",
        held=after(S.REGISTERED, promised_by_company, promise=promise, kept=True, proof=SEEN),
        broken=after(S.REGISTERED, promised_by_company, promise=promise, kept=False),
    ),
    Row(
        p.checker_did_not_promise,
        "承诺要由承诺人以外的人核查。（本会规定：承诺台账）",
        "check_promise",
        by="link:李申",
        held=after(S.REGISTERED, promised_by_company, promise=promise, kept=True, proof=SEEN),
        broken=after(S.REGISTERED, li_promises, promise=promise, kept=True, proof=SEEN),
    ),
    Row(
        p.kept_is_proved,
        "记为已兑现的，要写明怎么核查的，例如到场看过、有完工照片。（本会规定：承诺台账）",
        "check_promise",
        held=after(S.REGISTERED, promised_by_company, promise=promise, kept=True, proof=SEEN),
        broken=after(S.REGISTERED, promised_by_company, promise=promise, kept=True),
    ),
    Row(
        g.not_struck_off_yet,
        "已经销过号了，不用再办。（本会规定：销号制度）",
        "strike_off",
        held=usual(S.ANSWERED),
        broken=after(S.ANSWERED, struck_off),
    ),
    Row(
        g.strike_off_is_not_by_the_handler,
        "销号要由经办人以外的人办理，请换一位同事。（本会规定：销号制度）",
        "strike_off",
        held=usual(S.ANSWERED),
        broken=answered_by_the_office,
    ),
    Row(
        g.rated_or_time_over,
        "住户还没有评价，答复是2026年3月2日作出的，到今天不满7天。（本会规定：销号制度）",
        "settle",
        held=after(S.ANSWERED, rated, struck_off),
        broken=after(S.ANSWERED, struck_off),
    ),
    Row(
        g.rated_or_time_over,
        "住户还没有评价，答复是2026年2月24日作出的，到今天不满7天。（本会规定：销号制度）",
        "settle",
        held=lambda p: silent_for(p, 7),
        broken=lambda p: silent_for(p, 6),
    ),
    Row(
        common.no_promise_open,
        "还有没兑现的承诺，核查后才能办结。（本会规定：承诺台账）",
        "settle",
        held=after(S.ANSWERED, promised_by_company, kept_by_office, rated, struck_off),
        broken=after(S.ANSWERED, promised_by_company, rated, struck_off),
    ),
    Row(
        common.struck_off_by_another,
        "还没有由经办人以外的人销号。（本会规定：销号制度）",
        "settle",
        held=after(S.ANSWERED, rated, struck_off),
        broken=after(S.ANSWERED, rated),
    ),
]
