"""Guards of a judgment tried again (民诉法 210-217), and of an award arbitrated again."""

from django.db.models import TextChoices

from cases.guards import guard
from cases.law import articles, articles_of_enforcement, courts, deadlines
from cases.words.days import last_day_within

from .guards_of_awards import award_in_force
from .guards_of_objections import confirming_ruling, proceeding_of_title
from .records import Proceeding

SIX_MONTHS = deadlines.Length(6, deadlines.Unit.MONTHS)  # 民诉法 216
OF_A_JUDGMENT = ("granted", "court_paper", "lost", "sent_back")
OF_AN_AWARD = ("awarded", "lost")


class Retrial(TextChoices):
    """What the court decided about trying a judgment again."""

    REFUSED = "refused", "裁定驳回再审申请"
    ORDERED = "ordered", "裁定再审，原文书中止执行"
    RUNS_ON = "runs_on", "裁定再审，不中止执行（追索医疗费用等）"
    UPHELD = "upheld", "再审维持原文书"


def judgment_in_force(case):
    """The proceeding whose judgment or mediation paper is what is to be performed, or None."""
    return proceeding_of_title(case, "judgment") or proceeding_of_title(case, "court_paper")


def tried_again(case):
    """The proceeding in force that a court tries again, or a tribunal arbitrates again; or None."""
    award, judgment = award_in_force(case), judgment_in_force(case)
    if award is not None:
        return award if award.again_until else None
    return judgment if judgment is not None and judgment.retrial_on else None


def questioned(case):
    """The proceeding in force of which a court is asked to set aside or try again; or None."""
    found = confirming_ruling(case) or award_in_force(case) or judgment_in_force(case)
    return found if found is not None and found.objected_on else None


def how_a_retrial_goes_on(case) -> str:
    """What the court ordered about enforcement until a retrial is over (民诉法 217)."""
    lines = case.trail.filter(name="retrial_decided").order_by("-seq")
    return case.sheet.cached(
        "retrial_how", lambda: lines.values_list("facts__how", flat=True).first()
    )


@guard(otherwise="现在履行的依据不是法院的判决书、调解书。", basis=articles.RETRIAL)
def a_judgment_is_in_force(case, facts):
    return judgment_in_force(case) is not None


@guard(
    otherwise="已经登记的再审申请还没有结果，或者法院已经决定再审，请先登记结果。",
    basis=articles.RETRIAL,
    remedy="retrial_decided",
)
def no_retrial_waits(case, facts):
    judgment = judgment_in_force(case)
    return judgment is None or not (judgment.objected_on or judgment.retrial_on)


@guard(
    otherwise="申请再审向上一级人民法院提出；一方人数众多，或者双方都是公民的，也可以向原审法院提出，"
    "请核对法院。",
    basis=articles.RETRIAL,
    needs=("court",),
)
def retrial_is_asked_of_that_court_or_above(case, facts):
    judgment = judgment_in_force(case)
    tried = judgment and judgment.court
    same = tried is not None and facts["court"].pk == tried.pk
    return tried is None or same or courts.is_above(facts["court"].name, tried.name)


@guard(
    otherwise="起算的日期不能早于文书生效的日期，也不能晚于申请的日期。",
    basis=articles.RETRIAL_IN,
    needs=("since", "on"),
    about="since",
)
def retrial_counts_from_the_effect(case, facts):
    title = case.sheet.title
    return title is None or title.since <= facts["since"] <= facts["on"]


def lateness(case, since, on) -> str:
    """What is said of an application that came after its six months; else empty."""
    last = deadlines.due(since, SIX_MONTHS, case.sheet.calendar)
    if on <= last.on:
        return ""
    return f"已超过申请再审的期限（最后一天是{last_day_within(last)}），是否受理由法院决定。"


ORDERED_BEFORE = "法院已经决定再审，请登记再审的结果。"
NOT_SO_FAR = {
    Retrial.REFUSED: "没有等法院决定的再审申请；先登记申请再审。",
    Retrial.ORDERED: ORDERED_BEFORE,
    Retrial.RUNS_ON: ORDERED_BEFORE,
    Retrial.UPHELD: "法院还没有决定再审；先登记裁定再审。",
}


@guard(
    otherwise=NOT_SO_FAR[Retrial.REFUSED],
    basis=articles.RETRIAL_RESTS,
    needs=("how",),
    exact=lambda case, facts: NOT_SO_FAR[Retrial(facts["how"])],
)
def retrial_is_that_far(case, facts):
    judgment, how = judgment_in_force(case), facts["how"]
    if judgment is None:
        return True
    if how == Retrial.UPHELD:
        return judgment.retrial_on is not None
    waits = judgment.objected_on is not None or how != Retrial.REFUSED
    return waits and judgment.retrial_on is None


@guard(
    otherwise="没有决定再审的判决、调解书，也没有由仲裁庭重新仲裁的裁决。",
    basis=articles.RETRIAL_RESTS,
    absent=True,
)
def something_is_tried_again(case, facts):
    return tried_again(case) is not None


def new_outcomes(proceeding) -> tuple[str, ...]:
    """What a proceeding that is tried again may come to; of none, whatever may come of any.

    The same form sent again, after its new paper has replaced the old one, is still a whole form.
    """
    if proceeding is None:
        return tuple(dict.fromkeys(OF_A_JUDGMENT + OF_AN_AWARD))
    return OF_AN_AWARD if proceeding.kind == Proceeding.Kind.ARBITRATION else OF_A_JUDGMENT


@guard(
    otherwise="结果与程序不符：再审的请选判决、调解书或者发回，重新仲裁的请选裁决。",
    basis=articles.COURT_MATTERS,
    needs=("outcome",),
)
def outcome_is_of_that_body(case, facts):
    return facts["outcome"] in new_outcomes(tried_again(case))


@guard(
    otherwise="凭原文书的执行申请还没有了结：先登记撤回申请，已经受理的登记“执行申请被驳回”"
    "（法院终结执行），再登记新的文书。",
    basis=articles_of_enforcement.ENFORCEMENT_ENDS,
)
def enforcement_of_the_old_paper_has_ended(case, facts):
    return case.sheet.current_proceeding is None
