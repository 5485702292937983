"""Guards of adjudication and of the messages with a court."""

from django.db.models import TextChoices

from cases.guards import guard
from cases.law import articles, courts, not_confirmable
from cases.phases.common import judged_on
from cases.words.days import last_day_within

from .time_to_apply import is_in_time, last_clock


@guard(
    otherwise=articles.CONFIRMED_IN_WRITING,
    basis=articles.CONFIRMATION_PAPERS,
)
def written_agreement_in_force(case, facts):
    agreement = case.sheet.agreement_in_force
    return agreement is not None and agreement.form == "written"


@guard(otherwise="已经有执行依据，不必再申请司法确认。", basis=articles.CONFIRMATION_RULING)
def not_confirmed_already(case, facts):
    """What a payment order leaves out may still be confirmed."""
    title = case.sheet.title
    return title is None or not title.enforceable or case.sheet.is_owed_beside_the_order


@guard(
    otherwise="须由各方当事人共同申请，还有一方没有确认。",
    basis=articles.JOINT_CONFIRMATION,
    needs=("applicants",),
)
def all_apply_together(case, facts):
    return all_are_among(case, facts["applicants"])


def all_are_among(case, applicants) -> bool:
    """Whether everybody whom the agreement binds is one of these parties."""
    bound = bound_by_the_agreement(case)
    return bool(bound) and bound <= {party.pk for party in applicants}


def bound_by_the_agreement(case) -> set[int]:
    """The parties that must apply: those who signed, or the successors of one who has left."""
    agreement, active = case.sheet.agreement_in_force, case.sheet.parties
    signed = agreement.signed_party_ids if agreement else set()
    left = signed - {party.pk for party in active}
    heirs = [party for party in active if party.predecessor_id in left]
    return signed - {heir.predecessor_id for heir in heirs} | {heir.pk for heir in heirs}


@guard(
    otherwise="法院已裁定驳回对这份协议的司法确认申请，或者撤销了确认裁定，"
    "可以变更协议、达成新协议，或者起诉。",
    basis=articles.CONFIRMATION_RULING,
)
def not_dismissed_already(case, facts):
    agreement = case.sheet.agreement_in_force
    return agreement is None or not any(
        p.kind == "confirmation"
        and (p.outcome == "dismissed" or p.set_aside_on)
        and p.applied_on >= agreement.effective_on
        for p in case.sheet.proceedings
    )


@guard(
    otherwise="法院立案后委托调解的，协议交该院审查、制作调解书，不另外申请司法确认。",
    basis=articles.PAPER_OF_THE_COURT,
)
def not_entrusted_after_filing(case, facts):
    return not case.on_route.court_paper


TOO_LATE = "自协议生效之日起已超过三十日，不能再共同申请司法确认"


def _when_they_ended(case, facts):
    last = last_clock(case, "K13")
    ended = f"（最后一天是{last_day_within(last.due)}）" if last else ""
    return f"到{judged_on(facts['on'])}，{TOO_LATE}{ended}。"


@guard(
    otherwise=f"{TOO_LATE}。",
    basis=articles.JOINT_CONFIRMATION,
    needs=("on",),
    about="on",
    exact=_when_they_ended,
    lapses=True,
)
def within_thirty_days(case, facts):
    if case.on_route.court_paper:  # another guard says so
        return True
    last = last_clock(case, "K13")
    return last is not None and is_in_time(last, facts["on"])


class Venue(TextChoices):
    """Why a court is competent to confirm what a committee brought about by itself."""

    OBJECT = "object", "标的物所在地"
    COMMITTEE = "committee", "调解组织所在地"
    DOMICILE = "domicile", "当事人住所地"


NOT_COMPETENT = "所选法院对本案没有管辖权"


def _which_court(case, facts):
    referral = case.sheet.referral
    if case.on_route.by_court and referral:
        return f"{NOT_COMPETENT}：法院委派调解的，向{referral.court}申请。"
    return f"{NOT_COMPETENT}，请选当事人住所地、标的物所在地或者调解组织所在地的法院。"


@guard(
    otherwise=f"{NOT_COMPETENT}。",
    basis=articles.CONFIRMATION_COURT,
    needs=("court",),
    exact=_which_court,
)
def court_is_competent(case, facts):
    """The inviting court, else that of the place named; where a party lives nobody registers."""
    referral, venue = case.sheet.referral, facts.get("venue", "")
    if case.on_route.by_court and referral:
        return facts["court"].pk == referral.court_id
    if venue == Venue.DOMICILE:
        return True
    places = {Venue.OBJECT: case.district_id, Venue.COMMITTEE: case.committee.district_id}
    wanted = {places[Venue(venue)]} if venue else set(places.values())
    return facts["court"].districts.filter(pk__in=wanted).exists()


@guard(
    otherwise="司法确认由基层法院管辖；纠纷应当由中级法院管辖的，请选那个中级法院，并在下面勾选。",
    basis=articles.CONFIRMATION_COURT,
    needs=("court",),
)
def court_is_of_the_right_level(case, facts):
    """The basic court, or the intermediate one where the dispute is its matter.

    The court that invited the committee confirms whatever its level.
    """
    if case.on_route.by_court and case.sheet.referral:
        return True
    return courts.is_for(facts["court"].name, higher=bool(facts.get("higher")))


def _excluded_by(case, facts) -> str:
    return f"核对的结果是“{EXCLUDED[facts['excluded']]}”，{NOT_ACCEPTED}"


NOT_ACCEPTED = "法院不受理司法确认；协议仍有约束力，不履行的可以就协议起诉。"
EXCLUDED = dict(not_confirmable.GROUNDS)


@guard(
    otherwise=f"核对的结果是法院不受理的情形：{NOT_ACCEPTED}",
    basis=articles.NOT_CONFIRMABLE,
    needs=("excluded",),
    exact=_excluded_by,
)
def nothing_excluded(case, facts):
    """What people found when they checked ground by ground; words alone never bar."""
    return not facts["excluded"]


@guard(otherwise="已有一个裁处程序没有结束。", basis=articles.COURT_MATTERS)
def no_adjudication_open(case, facts):
    return not any(p.is_open and p.kind != "enforcement" for p in case.sheet.proceedings)


@guard(otherwise="没有待办的法院程序。", basis=articles.COURT_MATTERS, absent=True)
def a_proceeding_is_open(case, facts):
    return case.sheet.current_proceeding is not None


@guard(
    otherwise="登记的结果与程序的种类不符，请核对是司法确认、诉讼、支付令还是执行。",
    basis=articles.COURT_MATTERS,
    needs=("outcome",),
)
def outcome_fits_the_kind(case, facts):
    proceeding = case.sheet.current_proceeding
    return proceeding is None or facts["outcome"] in outcomes_of(proceeding)


def outcomes_of(proceeding) -> tuple[str, ...]:
    """What it may come to; only the second instance sends a suit back."""
    each = OUTCOMES[proceeding.kind]
    return each if proceeding.is_appeal else tuple(one for one in each if one != "sent_back")


@guard(
    otherwise="驳回司法确认申请的，请选属于哪一种情形。",
    basis=articles.DISMISSED,
    needs=("outcome",),
    about="ground",
)
def dismissal_has_a_ground(case, facts):
    proceeding = case.sheet.current_proceeding
    dismissed = facts["outcome"] == "dismissed" and proceeding and proceeding.kind == "confirmation"
    return not dismissed or facts.get("ground") in proceeding.Ground.values


@guard(
    otherwise="法院认定协议无效，没有约束力；可以重新调解、达成新协议，或者向法院起诉。",
    basis=articles.DISMISSED,
)
def agreement_is_not_void(case, facts):
    last = case.sheet.last_adjudication
    return last is None or not last.found_void


OUTCOMES = {
    "enforcement": ("paid", "dismissed"),
    "confirmation": ("confirmed", "dismissed"),
    "suit": ("granted", "court_paper", "voided", "lost", "dismissed", "sent_back"),
    "payment_order": ("ordered", "objected", "unserved", "dismissed"),
    "mediation_paper": ("court_paper", "dismissed"),
    "arbitration": ("awarded", "lost", "dismissed"),
    "notary": ("notarised", "dismissed"),
    "administrative": ("handled", "dismissed"),
}


def proceeding_is(*statuses):
    """A guard: the open proceeding, if there is one, is in one of these states."""

    @guard(otherwise="法院程序当前的进度不能办理这一项。", basis=articles.COURT_MATTERS)
    def proceeding_is_open_for_message(case, facts):
        proceeding = case.sheet.current_proceeding
        return proceeding is None or proceeding.status in statuses

    return proceeding_is_open_for_message


@guard(
    otherwise="交邮的日期要在申请的那天到签收的那天之间。",
    basis=articles.POSTED_IN_TIME,
    needs=("posted_on", "on"),
    about="posted_on",
)
def posted_before_the_receipt(case, facts):
    proceeding, posted = case.sheet.current_proceeding, facts["posted_on"]
    return not (proceeding and posted) or proceeding.applied_on <= posted <= facts["on"]


@guard(otherwise="司法确认没有得到协议有效的裁定。", basis=articles.CONFIRMATION_RULING)
def confirmed_last(case, facts):
    last = case.sheet.last_adjudication
    return last is not None and (last.kind, last.outcome) == ("confirmation", "confirmed")


# The outcomes that leave the agreement as it was; "" for one refused or withdrawn.
GIVE_NO_TITLE = {
    "confirmation": ("dismissed", ""),
    "suit": ("dismissed", ""),
    "payment_order": ("objected", "unserved", "dismissed", ""),
    "mediation_paper": ("dismissed", ""),
    "arbitration": ("dismissed", ""),
    "notary": ("dismissed", ""),
    "administrative": ("handled", "dismissed", ""),
}


@guard(
    otherwise="法院程序还没有以驳回、不予受理或者撤回结束，或者协议已不在履行中。",
    basis=articles.BINDING,
)
def ended_without_title_but_agreement_binds(case, facts):
    last = case.sheet.last_adjudication
    ended = last is not None and last.kind in GIVE_NO_TITLE and not last.is_open
    fruitless = ended and last.outcome in GIVE_NO_TITLE[last.kind]
    return bool(fruitless) and case.sheet.agreement_in_force is not None
