"""The rows of every guard of an objection to a ruling that confirmed the agreement."""

from datetime import date

from cases.phases.adjudicate import guards_of_objections as g
from cases.phases.adjudicate.guards_of_claims import filing_is_proved
from cases.phases.common import only_parties_of_this_case
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_claims import a_stranger
from tests.deeds_of_objections import PROOF, is_objected_to, is_served, is_set_aside
from tests.moments import MONDAY

DAY = MONDAY
NOT_OURS = "请选择本案在册的当事人。（本会规定：当事人登记）"
LAW = "（《民诉法解释》第三百七十二条）"
RULED = {"ruling": "民事裁定书"}
OUTSIDER = {"who": "outsider", "outsider": "吴示", "since": MONDAY} | PROOF


ROWS = [
    Row(
        only_parties_of_this_case,
        NOT_OURS,
        "object_to_ruling",
        usual(S.PERFORMING, **OUTSIDER),
        usual(S.PERFORMING, **OUTSIDER | {"party": a_stranger}),
    ),
    *(
        Row(
            g.confirmation_is_in_force,
            f"现在履行的依据不是司法确认裁定。{LAW}",
            act,
            usual(S.PERFORMING, **facts),
            after(S.PERFORMING, is_set_aside, **facts),
        )
        for act, facts in (("serve_ruling", PROOF), ("object_to_ruling", OUTSIDER))
    ),
    Row(
        g.ruling_is_to_be_served,
        f"裁定书的送达已经登记过。{LAW}",
        "serve_ruling",
        usual(S.PERFORMING, **PROOF),
        after(S.PERFORMING, is_served, **PROOF),
    ),
    Row(
        g.no_objection_waits,
        f"已经登记的异议还没有结果，请先登记法院的决定。{LAW}",
        "object_to_ruling",
        usual(S.PERFORMING, **OUTSIDER),
        after(S.PERFORMING, is_objected_to, **OUTSIDER),
    ),
    Row(
        g.objector_is_named,
        f"当事人提出的，请选是哪一方；利害关系人提出的，请写其姓名或者名称。{LAW}",
        "object_to_ruling",
        usual(S.PERFORMING, **OUTSIDER),
        usual(S.PERFORMING, **OUTSIDER | {"who": "party"}),
    ),
    Row(
        g.objection_counts_from_a_day_after_the_ruling,
        "收到裁定、知道权益受到侵害的日期，要在裁定作出以后、提出异议以前；"
        f"当事人收到的，也不晚于登记的最后一方收到的日期。{LAW}",
        "object_to_ruling",
        usual(S.PERFORMING, **OUTSIDER),
        usual(S.PERFORMING, **OUTSIDER | {"since": date(2026, 3, 1)}),
    ),
    *(
        Row(
            filing_is_proved,
            "请写明起诉状、申请书等已经提交的凭证，例如收件回执。（本会规定：法院程序登记）",
            act,
            usual(S.PERFORMING, **facts),
            usual(S.PERFORMING, **facts | {"proof": " "}),
        )
        for act, facts in (("serve_ruling", PROOF), ("object_to_ruling", OUTSIDER))
    ),
    *(
        Row(
            g.an_objection_waits,
            f"没有等法院决定的异议；先登记对裁定的异议。{LAW}",
            act,
            after(S.PERFORMING, is_objected_to, **RULED),
            usual(S.PERFORMING, **RULED),
        )
        for act in ("objection_rejected", "ruling_set_aside")
    ),
    Row(
        g.what_was_enforced_in_vain_fell,
        "执行依据没有被撤销；发现可供执行的财产的，恢复执行。（《民诉法解释》第五百一十七条）",
        "owed_by_the_agreement",
        None,
        usual(S.UNSATISFIED),
    ),
    Row(
        g.what_was_enforced_in_vain_fell,
        "",
        "ruling_set_aside",
        after(S.UNSATISFIED, is_objected_to, **RULED),
        None,
    ),
    Row(
        g.no_enforcement_is_open,
        "凭这份裁定的执行申请还没有了结：先登记撤回申请，已经受理的登记“执行申请被驳回”"
        "（法院终结执行），再登记撤销裁定。（《民事诉讼法》第二百六十八条）",
        "ruling_set_aside",
        after(S.PERFORMING, is_objected_to, **RULED),
        after(S.ENFORCING, is_objected_to, **RULED),
    ),
]
