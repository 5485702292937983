"""The rows of a matter settled on the spot, reviewed once, or taken up again."""

from datetime import timedelta

from cases.phases.handle import guards as g
from cases.phases.handle import guards_of_handling_again as again
from cases.phases.handle import guards_of_receipt as receipt
from cases.phases.handle import guards_of_sending_back as back
from cases.states import Status as S
from mediation import clock
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_handling import ANSWERED, another_company, company
from tests.deeds import city_department, rated_badly
from tests.factories import at, complain
from tests.moments import MONDAY

DAY = MONDAY
WHY = {"reason": "与现场不符"}
SPOT = {"findings": "楼道灯不亮。", "action": "换了灯泡。", "answered_by": "郑管"}


def reviewed(d):
    """Reviewed, answered once more, and still not satisfied."""
    rated_badly(d)
    d.office("review", company=d.p.company, **WHY).company("answer", **ANSWERED)
    rated_badly(d)


def rated_well(d):
    d.office("rate", party=d.li, score="satisfied")


def answered_again(d):
    """Who was not satisfied with the first answer has not rated the second one yet."""
    rated_badly(d)
    d.office("review", company=d.p.company, **WHY).company("answer", **ANSWERED)


def today(d):
    return clock.today()


def tomorrow(d):
    return clock.today() + timedelta(days=1)


def sent_back_before(status, *deeds):
    """The company sent it back, the city's department answered it, now it is sent out again."""

    def give(people):
        d = at(people, S.DISPATCHED)
        d.company("bounce", reason="属于业主自用部分")
        d.office("dispatch", company=None, department=city_department(d))
        d.office("answer", **ANSWERED)
        for deed in deeds:
            deed(d)
        if status == S.HANDLED:
            d.office("rate", party=d.li, score="satisfied").do(people.as_deputy, "strike_off")
            d.office("settle")
        return d, WHY | {"company": people.company, "department": None}

    return give


REVIEW = [
    *(
        Row(
            again.rated_unsatisfied,
            "对最近一次答复，还没有住户评价不满意，不用复核。（本会规定：评价制度）",
            "review",
            after(S.ANSWERED, rated_badly, company=company, **WHY),
            after(S.ANSWERED, *deeds, company=company, **WHY),
        )
        for deeds in ((), (rated_well,), (answered_again,))
    ),
    Row(
        again.not_reviewed_before,
        "已经复核过一次，不再复核；住户仍不满意的，可以申请调解。（本会规定：评价制度）",
        "review",
        after(S.ANSWERED, rated_badly, company=company, **WHY),
        after(S.ANSWERED, reviewed, company=company, **WHY),
    ),
]
SENT_AGAIN = [
    row
    for act, status, deeds in (
        ("review", S.ANSWERED, (rated_badly,)),
        ("reopen_handling", S.HANDLED, ()),
    )
    for row in (
        Row(
            g.company_manages_the_estate,
            "别家今天不管理该小区，请核对小区的物业登记或者另选。（本会规定：派单制度）",
            act,
            after(status, *deeds, company=company, **WHY),
            after(status, *deeds, company=another_company, **WHY),
        ),
        Row(
            back.not_to_who_sent_it_back,
            "这个单位退回过这一件，不能再派给它；由谁办有争议的，派给别的单位后提请区里确定。"
            "（本会规定：派单制度）",
            act,
            after(status, *deeds, company=company, department=None, **WHY),
            sent_back_before(status, *deeds),
        ),
        Row(
            receipt.received_since_the_dispatch,
            "对方收到的日期要在派单那天到今天之间。（本会规定：登记制度）",
            act,
            after(status, *deeds, company=company, received_on=today, **WHY),
            after(status, *deeds, company=company, received_on=tomorrow, **WHY),
        ),
    )
]
ON_THE_SPOT = [
    Row(
        g.source_place_and_matter_known,
        "来源、地点、事由还没有写全。（本会规定：受理登记）",
        "resolve_on_spot",
        usual(S.REGISTERED, **SPOT),
        lambda people: (complain(people, place=""), SPOT),
    ),
    Row(
        g.no_utility_is_cut,
        "不得以停水、停电、停气、停热的方式催交物业费，请改写处理措施。"
        "（《民法典》第九百四十四条）",
        "resolve_on_spot",
        usual(S.REGISTERED, **SPOT),
        usual(S.REGISTERED, **SPOT | {"action": "停水催交物业费。"}),
    ),
]
ROWS = [*REVIEW, *SENT_AGAIN, *ON_THE_SPOT]
