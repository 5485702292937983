"""The rows of every guard of a judgment that is tried again."""

from datetime import date

from cases.phases.adjudicate import guards_of_retrials as g
from cases.phases.adjudicate.guards_of_claims import filing_is_proved
from cases.phases.common import only_parties_of_this_case
from cases.states import Status as S
from mediation.directory.models import Court
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_claims import a_stranger
from tests.deeds_of_retrials import a_judgment_is_given, asked, asks, orders
from tests.moments import MONDAY

DAY = MONDAY
WHERE, WHEN, RESTS = (
    f"（《民事诉讼法》第二百{number}条）" for number in ("一十", "一十六", "一十七")
)
ORDERED = {"ruling": "民事裁定书", "how": "ordered"}
REPLACED = {"ruling": "民事判决书", "outcome": "granted"}


def under_a_judgment(*deeds, state=S.PERFORMING, **facts):
    return after(state, a_judgment_is_given, *deeds, **facts)


def asking(*deeds, **wrong):
    """Zhou asks for a retrial, with these facts in place of the right ones."""

    def give(people):
        d, facts = under_a_judgment(*deeds, **wrong)(people)
        return d, asked(d) | facts

    return give


def without_a_judgment(people):
    d, _ = usual(S.PERFORMING)(people)
    return d, asked(d)


def far_away(d):
    return Court.objects.create(name="示例市另一区人民法院")


ROWS = [
    Row(
        only_parties_of_this_case,
        "请选择本案在册的当事人。（本会规定：当事人登记）",
        "ask_for_retrial",
        asking(),
        asking(party=a_stranger),
    ),
    Row(
        g.a_judgment_is_in_force,
        f"现在履行的依据不是法院的判决书、调解书。{WHERE}",
        "ask_for_retrial",
        asking(),
        without_a_judgment,
    ),
    Row(
        g.a_judgment_is_in_force,
        f"现在履行的依据不是法院的判决书、调解书。{WHERE}",
        "retrial_decided",
        under_a_judgment(asks, **ORDERED),
        usual(S.PERFORMING, **ORDERED),
    ),
    Row(
        g.no_retrial_waits,
        f"已经登记的再审申请还没有结果，或者法院已经决定再审，请先登记结果。{WHERE}",
        "ask_for_retrial",
        asking(),
        asking(asks),
    ),
    Row(
        g.retrial_is_asked_of_that_court_or_above,
        "申请再审向上一级人民法院提出；一方人数众多，或者双方都是公民的，也可以向原审法院提出，"
        f"请核对法院。{WHERE}",
        "ask_for_retrial",
        asking(court=lambda d: d.p.court),
        asking(court=far_away),
    ),
    Row(
        g.retrial_counts_from_the_effect,
        f"起算的日期不能早于文书生效的日期，也不能晚于申请的日期。{WHEN}",
        "ask_for_retrial",
        asking(),
        asking(since=date(2026, 2, 1)),
    ),
    Row(
        filing_is_proved,
        "请写明起诉状、申请书等已经提交的凭证，例如收件回执。（本会规定：法院程序登记）",
        "ask_for_retrial",
        asking(),
        asking(proof=" "),
    ),
    *(
        Row(
            g.retrial_is_that_far,
            f"{says}{RESTS}",
            "retrial_decided",
            under_a_judgment(*held, **ORDERED | {"how": how}),
            under_a_judgment(*broken, **ORDERED | {"how": how}),
        )
        for how, held, broken, says in (
            ("refused", (asks,), (), "没有等法院决定的再审申请；先登记申请再审。"),
            ("ordered", (), (asks, orders), "法院已经决定再审，请登记再审的结果。"),
            ("upheld", (asks, orders), (asks,), "法院还没有决定再审；先登记裁定再审。"),
        )
    ),
    Row(
        g.something_is_tried_again,
        f"没有决定再审的判决、调解书，也没有由仲裁庭重新仲裁的裁决。{RESTS}",
        "title_replaced",
        under_a_judgment(asks, orders, **REPLACED),
        under_a_judgment(asks, **REPLACED),
    ),
    Row(
        g.outcome_is_of_that_body,
        "结果与程序不符：再审的请选判决、调解书或者发回，重新仲裁的请选裁决。"
        "（本会规定：法院程序登记）",
        "title_replaced",
        under_a_judgment(asks, orders, **REPLACED),
        under_a_judgment(asks, orders, **REPLACED | {"outcome": "awarded"}),
    ),
    Row(
        g.enforcement_of_the_old_paper_has_ended,
        "凭原文书的执行申请还没有了结：先登记撤回申请，已经受理的登记“执行申请被驳回”"
        "（法院终结执行），再登记新的文书。（《民事诉讼法》第二百六十八条）",
        "title_replaced",
        under_a_judgment(asks, orders, **REPLACED),
        under_a_judgment(asks, orders, state=S.ENFORCING, **REPLACED),
    ),
]
