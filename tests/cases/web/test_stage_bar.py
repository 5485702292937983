"""The stage bar is right for every ending: which stages were entered, how each was left."""

from datetime import timedelta

import pytest

from cases.states import Status as S
from cases.web.stage_bar import stage_bar
from cases.words.readers import Reader
from mediation import clock
from tests.cast import cast
from tests.deeds import struck_off
from tests.dispute import SUIT_NUMBER
from tests.factories import at, complain, unconfirmed_default

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
AHEAD = ("ahead", "尚未进入")


def bar(dispute, reader=Reader.STAFF):
    case = dispute.case
    rows = stage_bar(case, list(case.trail.order_by("-seq")), reader)
    return [(row["state"], row["label"]) for row in rows]


def declined_when_asked(p):
    return at(p, S.REQUESTED).office("decline", reason="不属民间纠纷", ground="not_civil")


def withdrawn_when_asked(p):
    dispute = at(p, S.REQUESTED)
    return dispute.office("withdraw", party=dispute.li, reason="已自行解决")


def refused(p):
    dispute = at(p, S.ANSWERED).office("request_mediation", party=None)
    dispute.office("consent", party=dispute.zhou, agrees=False)
    return dispute.office("other_side_refuses")


def not_confirmed(p):
    dispute = at(p, S.ADJUDICATING).court_takes_it()
    return dispute.court("court_decide", outcome="dismissed", ground="unclear").court(
        "agreement_stands"
    )


def fallen(p):
    dispute = at(p, S.AGREED).sue("void").office("court_accept", court_number=SUIT_NUMBER)
    return dispute.office("court_decide", outcome="voided", ruling="民事判决书")


def closed_without_agreement(p):
    return at(p, S.FAILED).office("strike_off", checked="看过").office("close")


def settled_and_closed(p):
    first, month, later = (clock.today() + timedelta(days=n) for n in (10, 30, 180))
    d = at(p, S.ENFORCING).work_is_done()
    d.court("settle_enforcement", schedule=[(first, 500_000)], words="")
    d.pay(500_000)
    struck_off(d.office("keep_settlement", proof="收条"))
    return d.office("close", first_visit_on=month, second_visit_on=later)


ENDINGS = {
    "declined at once": (
        lambda p: at(p, S.DECLINED),
        [("current", "不予受理"), AHEAD, AHEAD, AHEAD],
    ),
    "declined when mediation was asked for": (
        declined_when_asked,
        [("done", "已完成"), ("current", "不予受理"), AHEAD, AHEAD],
    ),
    "withdrawn when mediation was asked for": (
        withdrawn_when_asked,
        [("done", "已完成"), ("current", "已撤回"), AHEAD, AHEAD],
    ),
    "handled": (lambda p: at(p, S.HANDLED), [("current", "已处结"), AHEAD, AHEAD, AHEAD]),
    "refused by the other side": (
        refused,
        [("done", "已答复"), ("current", "未进入调解"), AHEAD, AHEAD],
    ),
    "failed": (
        lambda p: at(p, S.FAILED),
        [("done", "已完成"), ("current", "调解终止"), AHEAD, AHEAD],
    ),
    "closed without agreement": (
        closed_without_agreement,
        [("done", "已完成"), ("over", "调解终止"), AHEAD, AHEAD],
    ),
    "confirmed, performing": (
        lambda p: at(p, S.PERFORMING),
        [("done", "已完成"), ("done", "协议生效"), ("done", "有执行依据"), ("current", "履行中")],
    ),
    "not confirmed, performing": (
        not_confirmed,
        [("done", "已完成"), ("done", "协议生效"), ("over", "未得执行依据"), ("current", "履行中")],
    ),
    "the court found the agreement void, nobody mediates again": (
        lambda p: fallen(p).office("no_result"),
        [("done", "已完成"), ("current", "调解终止"), ("over", "没有结果"), AHEAD],
    ),
    "the court found the agreement void, mediated again": (
        lambda p: fallen(p).mediator("mediate_again"),
        [("done", "已完成"), ("current", "调解中"), ("over", "协议无效"), AHEAD],
    ),
    "in default, then before a court": (
        lambda p: unconfirmed_default(p).sue(),
        [("done", "已完成"), ("done", "协议生效"), ("current", "裁处中"), ("over", "逾期未履行")],
    ),
    "performing, then before a court": (
        lambda p: at(p, S.AGREED).mediator("start_performance").sue(),
        [("done", "已完成"), ("done", "协议生效"), ("current", "裁处中"), ("over", "履行中")],
    ),
    "settled while enforced, and kept": (
        settled_and_closed,
        [("done", "已完成"), ("done", "协议生效"), ("done", "有执行依据"), ("done", "履行完毕")],
    ),
    "archived": (
        lambda p: at(p, S.ARCHIVED),
        [("done", "已完成"), ("done", "协议生效"), AHEAD, ("done", "履行完毕")],
    ),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_the_stage_bar_is_right_for_every_ending(name):
    make, shown = ENDINGS[name]
    assert bar(make(cast())) == shown


@pytest.mark.parametrize(
    ("make", "shown"),
    [
        (lambda p: at(p, S.PERFORMING), ("done", "法院确认了协议")),
        (not_confirmed, ("over", "协议仍有效")),
    ],
)
def test_a_party_reads_the_result_of_a_court_in_its_own_words(make, shown):
    assert bar(make(cast()), Reader.PARTY)[2] == shown


def test_a_new_complaint_is_in_the_first_stage():
    assert bar(complain(cast())) == [("current", "已登记"), AHEAD, AHEAD, AHEAD]
