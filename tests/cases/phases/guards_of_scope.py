"""The rows of the guards on what the committee may take up (若干规定 20–22)."""

from cases.phases.handle import guards as h
from cases.phases.mediate import guards_of_scope as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import row
from tests.cases.phases.guard_rows import usual
from tests.factories import complain
from tests.moments import MONDAY

DAY = MONDAY
ELSEWHERE = "（《人民调解工作若干规定》第二十二条第二项）"
COURT = {"finding": "pending", "body": "court", "body_name": "洛江区人民法院"}


def referred_by(d, source):
    """Record the referral of a court."""
    if source == "entrusted_court":
        d.office("record_referral", route="court_after", court=d.p.court, body="")


def asked(source, *findings):
    """Mediation asked for by that source, all willing, after these findings on the scope."""

    def give(people):
        d = complain(people)
        d.office("request_mediation", party=d.li, source=source).all_consent()
        referred_by(d, source)
        for finding in findings:
            d.office("check_scope", **finding)
        return d, {"mediator": people.mediator}

    return give


def known_at_registration(source):
    """The same where registration already stated that another body has it."""

    def give(people):
        d = complain(people, pending_elsewhere=True)
        d.office("request_mediation", source=source, party=d.li).all_consent()
        referred_by(d, source)
        return d, {"mediator": people.mediator}

    return give


def accept(guard, says, held, broken):
    return row(guard, says, "accept", held, broken, "clerk")


BEFORE = f"人民法院、公安机关或者其他行政机关已经受理同一纠纷，又没有移送本会调解。{ELSEWHERE}"
RESERVED = (
    "法律、法规规定这类纠纷只能由专门机关处理，或者禁止用民间调解的方式解决。"
    "（《人民调解工作若干规定》第二十二条第一项）"
)
CLEAR = {"finding": "none"}

ROWS = [
    accept(
        g.not_before_another_body,
        BEFORE,
        known_at_registration("entrusted_court"),
        known_at_registration("application"),
    ),
    accept(
        g.not_before_another_body,
        BEFORE,
        asked("entrusted_court", COURT),
        asked("entrusted_police", COURT),
    ),
    accept(
        g.not_before_another_body,
        BEFORE,
        asked("application", COURT, CLEAR),
        asked("application", COURT),
    ),
    accept(
        g.not_settled_by_another_body,
        f"人民法院、公安机关或者其他行政机关已经解决同一纠纷。{ELSEWHERE}",
        asked("application"),
        asked("entrusted_court", COURT | {"finding": "settled"}),
    ),
    accept(
        g.not_reserved_to_another_body,
        RESERVED,
        asked("application", CLEAR),
        asked("application", {"finding": "special_body"}),
    ),
    accept(
        g.not_reserved_to_another_body,
        RESERVED,
        asked("application", {"finding": "forbidden"}, CLEAR),
        asked("application", {"finding": "forbidden"}),
    ),
    row(
        h.body_of_the_bar_is_known,
        "已经受理或者解决的，请选是哪个机关。（《人民调解工作若干规定》第二十二条）",
        "check_scope",
        usual(S.REQUESTED, **COURT),
        usual(S.REQUESTED, finding="settled"),
        "clerk",
    ),
    row(
        h.decline_has_a_ground,
        "不予受理要选一项依据：不得受理的情形，或者不在本会受理范围。"
        "（《人民调解工作若干规定》第二十二条）",
        "decline",
        usual(S.REQUESTED, ground="out_of_area", reason="两家都在外区", turn_to="外区的调委会"),
        usual(S.REQUESTED, reason="不想管"),
        "clerk",
    ),
    *(
        row(
            h.body_that_can_help_is_named,
            "这件事归别的单位管，请写明当事人该找哪个单位。（《人民调解工作若干规定》第二十四条）",
            "decline",
            usual(S.REQUESTED, ground=ground, reason="另有主管", turn_to="公安派出所"),
            usual(S.REQUESTED, ground=ground, reason="另有主管", turn_to=" "),
            "clerk",
        )
        for ground in ("special_body", "pending", "out_of_area")
    ),
    row(
        h.body_that_can_help_is_named,
        "这件事归别的单位管，请写明当事人该找哪个单位。（《人民调解工作若干规定》第二十四条）",
        "decline",
        usual(S.REQUESTED, ground="not_civil", reason="不是纠纷"),
        usual(S.REQUESTED, ground="special_body", reason="另有主管"),
        "clerk",
    ),
]
