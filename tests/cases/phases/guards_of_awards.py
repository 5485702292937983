"""The rows of every guard of what is done about an award."""

from datetime import date

from cases.phases.adjudicate import guards_of_awards as g
from cases.phases.adjudicate.guards_of_claims import filing_is_proved
from cases.phases.common import only_parties_of_this_case
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_claims import a_stranger
from tests.deeds_of_awards import PROOF, an_award_is_given, asks, by_zhou
from tests.moments import MONDAY

DAY = MONDAY
WHERE, WHEN = "（《仲裁法》第七十一条）", "（《仲裁法》第七十二条）"
RULED = {"ruling": "民事裁定书"}
FALLS = RULED | {"how": "set_aside"}


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
        )
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
