"""Real disputes beside the forty-two: a leak of three causes, and heirs of one who died."""

from datetime import date

import pytest

from cases import consistency
from tests.cases.shapes import (
    LATER,
    LATEST,
    SPECIAL,
    Shape,
    asks,
    body,
    claim,
    does,
    party,
    term,
)
from tests.cases.typed_shapes import typed
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FIRST, SECOND, THIRD = date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)


def owes(by, to, amount, *plan, **more):
    return {
        "kind": "money",
        "by_party": by,
        "to_party": to,
        "amount": amount,
        "way": "银行转账",
        "instalments": list(plan),
        **more,
    }


LEAK = Shape(
    "a leak of three causes, borne by the shares of an appraisal",
    "LK",
    [asks("赵一"), party("钱二"), party("孙三"), body("安邻公司")],
    [
        claim(
            "天花板损失",
            2860000,
            (0, 1),
            also_to=[2, 3],
            liability="shares",
            shares="40%、35%、其余",
        )
    ],
    [
        owes(
            1,
            0,
            2860000,
            (LATER, 2860000),
            also_by=[2, 3],
            liability="shares",
            shares=["40%", "35%", "25%"],
        ),
        does(2, "重做卫生间防水", standard="闭水48小时不渗", checker="社区"),
        does(3, "申请应急使用专项维修资金修缮屋面", LATEST, standard="雨后不渗"),
        term("tolerate", 1, "维修管道", to=2, place="601室"),
    ],
)
HEIRS = Shape(
    "a guard died on duty; the heirs get shares in three parts, each with a penalty",
    "QT",
    [
        asks("戚妻"),
        asks("小戚", born_on=date(2015, 3, 2), speaker="guardian", speaker_name="戚妻"),
        asks("戚女", speaker="agent", speaker_name="谢律师", speaker_scope=SPECIAL),
        body("安邻公司"),
    ],
    [claim("一次性补偿", 90000000, (0, 3), also_from=[1, 2], entitlement="undivided")],
    [
        owes(
            3, 0, 78000000, (FIRST, 26000000), (SECOND, 26000000), (THIRD, 26000000),
            also_to=[1, 2], entitlement="equal",
        ),
        *(term("penalty", 3, to=n, of_clause=1, daily_rate="万分之五") for n in (0, 1, 2)),
        term("condition", None, "任何一期逾期超过十日", effect="all_due", of_clause=1),
    ],
    arose=(date(2026, 2, 10), "day"),
)  # fmt: skip


def test_each_who_let_water_through_owes_the_share_of_the_appraisal():
    case = typed(cast(), LEAK).mediator("start_performance").case
    owed = [(o.debtor.name, o.amount) for o in case.obligations.order_by("pk") if o.amount]
    assert owed == [("钱二", 1144000), ("孙三", 1001000), ("安邻公司", 715000)]
    assert case.claims.get().liability == "shares"
    assert list(consistency.faults()) == []


def test_each_heir_is_owed_their_part_of_every_instalment_and_a_penalty_of_their_own():
    case = typed(cast(), HEIRS).mediator("start_performance").case
    owed = {
        o.creditor.name: [p.amount for p in o.instalments.all()] for o in case.obligations.all()
    }
    assert [sum(parts) for parts in owed.values()] == [26000000] * 3
    assert [sum(each) for each in zip(*owed.values(), strict=True)] == [26000000] * 3
    assert {part for parts in owed.values() for part in parts} == {8666666, 8666667}
    texts = [clause.sentence for clause in case.agreements.get().parts]
    for name, text in zip(owed, texts[1:4], strict=True):
        assert f"按未付给{name}的金额的日万分之五向{name}支付违约金" in text
    assert list(consistency.faults()) == []
