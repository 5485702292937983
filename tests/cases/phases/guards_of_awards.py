"""The rows of every guard of what is done about an award."""

from datetime import date

from cases.phases.adjudicate import guards_of_awards as g
from cases.phases.adjudicate.guards_of_claims import filing_is_proved
from cases.phases.common import only_parties_of_this_case
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_claims import a_stranger
from tests.cases.phases.in_a_dispute import debt
from tests.deeds_of_awards import PROOF, an_award_is_given, asks, by_zhou
from tests.moments import MONDAY

DAY = MONDAY
WHERE, WHEN = "（《仲裁法》第七十一条）", "（《仲裁法》第七十二条）"
RULED = {"ruling": "民事裁定书"}
FALLS = RULED | {"how": "set_aside"}
AGAIN, PART = "（《仲裁法》第七十四条）", "（《仲裁法解释》第十九条）"
GIVEN = RULED | {"how": "given", "until": date(2026, 12, 1)}
IN_PART = RULED | {"obligation": debt, "amount": 100}


def again(d):
    d.office("arbitrate_again", **GIVEN)


def the_act(d):
    return d.case.obligations.filter(kind="act", title__until=None).first()


def served(d):
    d.office("serve_award", **PROOF)


def under_an_award(*deeds, state=S.PERFORMING, **facts):
    return after(state, an_award_is_given, *deeds, **facts)


def asked(*deeds, **wrong):
    """Zhou asks to set the award aside, with these facts in place of the right ones."""

    def give(people):
        d, facts = under_an_award(*deeds, **wrong)(people)
        return d, by_zhou(d) | facts

    return give


def without_an_award(people):
    d, _ = usual(S.PERFORMING)(people)
    return d, by_zhou(d)


ROWS = [
    Row(
        only_parties_of_this_case,
        "请选择本案在册的当事人。（本会规定：当事人登记）",
        "ask_to_set_aside",
        asked(),
        asked(party=a_stranger),
    ),
    Row(
        g.an_award_is_in_force,
        f"现在履行的依据不是仲裁裁决。{WHERE}",
        "serve_award",
        under_an_award(**PROOF),
        usual(S.PERFORMING, **PROOF),
    ),
    Row(
        g.an_award_is_in_force,
        f"现在履行的依据不是仲裁裁决。{WHERE}",
        "ask_to_set_aside",
        asked(),
        without_an_award,
    ),
    Row(
        g.an_award_is_in_force,
        f"现在履行的依据不是仲裁裁决。{WHERE}",
        "award_falls",
        under_an_award(asks, **FALLS),
        usual(S.PERFORMING, **FALLS),
    ),
    Row(
        g.award_is_to_be_served,
        f"裁决书的送达已经登记过。{WHEN}",
        "serve_award",
        under_an_award(**PROOF),
        under_an_award(served, **PROOF),
    ),
    Row(
        g.no_application_waits,
        f"已经登记的撤销申请还没有结果，请先登记法院的决定。{WHERE}",
        "ask_to_set_aside",
        asked(),
        asked(asks),
    ),
    Row(
        g.an_intermediate_court_is_asked,
        f"撤销仲裁裁决由仲裁机构所在地的中级人民法院管辖，请选中级人民法院。{WHERE}",
        "ask_to_set_aside",
        asked(),
        asked(court=lambda d: d.p.court),
    ),
    Row(
        g.setting_aside_has_a_ground,
        f"申请撤销裁决要有法定的情形，请选属于哪一种。{WHERE}",
        "ask_to_set_aside",
        asked(),
        asked(ground=""),
    ),
    Row(
        g.application_counts_from_a_day_after_the_award,
        "收到裁决书的日期，要在裁决作出以后、提出申请以前；也不晚于登记的最后一方收到的日期。"
        f"{WHEN}",
        "ask_to_set_aside",
        asked(),
        asked(since=date(2026, 3, 1)),
    ),
    *(
        Row(
            filing_is_proved,
            "请写明起诉状、申请书等已经提交的凭证，例如收件回执。（本会规定：法院程序登记）",
            act,
            given(),
            given(proof=" "),
        )
        for act, given in (
            ("serve_award", lambda **wrong: under_an_award(**PROOF | wrong)),
            ("ask_to_set_aside", asked),
        )
    ),
    *(
        Row(
            waits,
            f"没有等法院决定的撤销申请；先登记申请撤销仲裁裁决。{WHERE}",
            act,
            under_an_award(asks, **facts),
            under_an_award(**facts),
        )
        for waits, act, facts in (
            (g.an_application_waits, "setting_aside_refused", RULED),
            (g.setting_aside_was_asked_for, "award_falls", FALLS),
            (g.an_application_waits, "arbitrate_again", GIVEN),
            (g.an_application_waits, "award_falls_in_part", IN_PART),
        )
    ),
    *(
        Row(
            g.setting_aside_does_not_rest,
            "撤销程序因重新仲裁中止：仲裁庭没有开始的，先登记恢复撤销程序；作出了新裁决的，登记新文书。"
            f"{AGAIN}",
            act,
            under_an_award(asks, **facts),
            under_an_award(asks, again, **facts),
        )
        for act, facts in (
            ("setting_aside_refused", RULED),
            ("award_falls", FALLS),
            ("award_falls_in_part", IN_PART),
        )
    ),
    Row(
        g.arbitrated_again_once,
        f"还没有重新仲裁的，选通知重新仲裁；已经在重新仲裁的，选恢复撤销程序。{AGAIN}",
        "arbitrate_again",
        under_an_award(asks, again, **RULED, how="resumed"),
        under_an_award(asks, again, **GIVEN),
    ),
    Row(
        g.new_day_is_set,
        f"请写法院给仲裁庭的期限，要在通知那天以后。{AGAIN}",
        "arbitrate_again",
        under_an_award(asks, **GIVEN),
        under_an_award(asks, **RULED, how="given"),
    ),
    Row(
        g.sum_of_the_award_is_chosen,
        f"请选裁决里确定了金额的一笔款项；要做的事被撤销的，办“裁决被撤销、不予执行”。{PART}",
        "award_falls_in_part",
        under_an_award(asks, **IN_PART),
        under_an_award(asks, **IN_PART | {"obligation": the_act}),
    ),
    Row(
        g.only_a_part_falls,
        f"撤销的部分要大于零、小于这一笔的金额；全部撤销的，办“裁决被撤销、不予执行”。{PART}",
        "award_falls_in_part",
        under_an_award(asks, **IN_PART),
        under_an_award(asks, **IN_PART | {"amount": lambda d: d.debt.amount}),
    ),
    Row(
        g.enforcement_of_the_award_has_ended,
        "凭这份裁决的执行申请还没有了结：先登记撤回申请，已经受理的登记“执行申请被驳回”"
        "（法院终结执行、不予执行），再登记裁决被撤销、不予执行。（《仲裁法》第七十七条）",
        "award_falls",
        under_an_award(asks, **FALLS),
        under_an_award(asks, state=S.ENFORCING, **FALLS),
    ),
]
