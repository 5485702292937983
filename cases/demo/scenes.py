"""The cases 双阳 shows, one row each: subject, age in days, passages."""

from cases.states import Status as S

from .scene import AGREED_BY_MANY, COMPLAINED, CONFIRMED, GATHERED, REFERRED, TALKED, WRITTEN, Scene
from .scenes_ended import endings

ASKED = "li-and-zhou"

# One case in every state, for `demo --small`.
EVERY_STATE = (
    Scene("registered", S.REGISTERED, 0, "stairs", "", channel="estate_page"),
    Scene("dispatched", S.DISPATCHED, 2, "pump", "dispatch", channel="hotline"),
    Scene("answered", S.ANSWERED, 9, "parking", "dispatch take_up promise", "三角梅苑"),
    Scene("rectifying", S.RECTIFYING, 12, "bike", "dispatch rectify", "三角梅苑"),
    Scene("handled", S.HANDLED, 30, "light", f"{COMPLAINED} rate strike settle", "新岭花苑"),
    Scene("declined", S.DECLINED, 25, "keys", "decline", "新岭花苑"),
    Scene("withdrawn", S.WITHDRAWN, 26, "dog", "withdraw", "侨光新村"),
    Scene("joined", S.JOINED, 1, "pump", "join", channel="phone"),
    Scene(
        ASKED,
        S.REQUESTED,
        8,
        "leak",
        f"{COMPLAINED} request",
        applicant="李申",
        respondent="周被",
        channel="estate_page",
    ),
    Scene("accepted", S.ACCEPTED, 10, "fees", GATHERED, "新南雅居"),
    Scene(
        "mediating",
        S.MEDIATING,
        14,
        "balcony",
        f"{TALKED} offers caucus shake draft",
        respondent="周喆堃",
    ),
    Scene("paused", S.PAUSED, 28, "leak", f"{TALKED} pause", "归园里小区", "吴旁"),
    Scene("signing", S.SIGNING, 12, "pot", f"{TALKED} shake draft freeze one_signs"),
    Scene("agreed", S.AGREED, 13, "dog", WRITTEN, "三角梅苑"),
    Scene("failed", S.FAILED, 24, "noodles", f"{TALKED} part fail", "侨光新村", "吴旁"),
    Scene(
        "confirmation-accepted",
        S.ADJUDICATING,
        24,
        "works",
        f"{WRITTEN} apply send receive court_accepts",
        "新南雅居",
    ),
    Scene(
        "performing", S.PERFORMING, 24, "leak", f"{WRITTEN} start pay_part do link", second_part=50
    ),
    Scene("defaulted", S.DEFAULTED, 75, "fee", f"{CONFIRMED} pay_part breach urge"),
    Scene(
        "enforcing",
        S.ENFORCING,
        120,
        "fee",
        f"{CONFIRMED} do pay_part breach ask_enforcement enforce",
        "新岭花苑",
    ),
    Scene("performed", S.PERFORMED, 50, "balcony", f"{WRITTEN} start perform", "三角梅苑"),
    Scene(
        "unsatisfied",
        S.UNSATISFIED,
        200,
        "dog",
        f"{CONFIRMED} do breach ask_enforcement enforce end_in_vain",
        "归园里小区",
    ),
    Scene(
        "closed",
        S.CLOSED,
        60,
        "awning",
        "intervene consent accept notice sit evening agree_orally at_once strike close",
        "侨光新村",
        "吴旁",
        channel="visit",
    ),
    Scene("archived", S.ARCHIVED, 160, "works", f"{WRITTEN} start perform end visit", "新南雅居"),
)

# Live cases, so that everybody of the cast has something to do.
LIVE = (
    Scene(
        "registered-2",
        S.REGISTERED,
        0,
        "pump",
        "",
        channel="phone",
        more={"urgent": True, "nature": 2, "extent": 3, "harm": 3},  # supervised at once
    ),
    Scene("registered-3", S.REGISTERED, 1, "corridor", "", "新南雅居", channel="grid"),
    Scene("dispatched-2", S.DISPATCHED, 1, "light", "dispatch take_up", channel="estate_page"),
    Scene("dispatched-late", S.DISPATCHED, 13, "adverts", "dispatch", "三角梅苑"),
    Scene("dispatched-other", S.DISPATCHED, 3, "fee_quality", "dispatch", "新岭花苑"),
    Scene("answered-2", S.ANSWERED, 6, "pump", COMPLAINED, "新南雅居"),
    Scene("answered-rated", S.ANSWERED, 11, "bike", f"{COMPLAINED} rate", "新岭花苑"),
    Scene(
        "requested-2",
        S.REQUESTED,
        5,
        "fee",
        "request one_consents",
        "三角梅苑",
        channel="company",
    ),
    Scene("requested-3", S.REQUESTED, 3, "piano", "intervene one_consents", channel="visit"),
    Scene("accepted-2", S.ACCEPTED, 6, "stairs", "request consent accept notice", "侨光新村"),
    Scene("mediating-2", S.MEDIATING, 20, "adverts", f"{TALKED} evening suspect offers"),
    Scene("mediating-3", S.MEDIATING, 16, "leak", f"{TALKED} caucus", "归园里小区", "吴旁"),
    Scene(
        "signing-2", S.SIGNING, 15, "fee_quality", f"{TALKED} shake draft freeze sign", "新岭花苑"
    ),
    Scene("agreed-by-many", S.SIGNING, 18, "fees", AGREED_BY_MANY, "归园里小区", channel="company"),
    Scene(
        "agreed-orally",
        S.AGREED,
        9,
        "corridor",
        f"{TALKED} agree_orally_later",
        "侨光新村",
        second_part=20,
    ),
    Scene(
        "performing-2",
        S.PERFORMING,
        30,
        "fee",
        f"{WRITTEN} start pay_part do",
        "三角梅苑",
        second_part=70,
    ),
    Scene(
        "performing-3",
        S.PERFORMING,
        30,
        "pot",
        f"{CONFIRMED} pay_part do inherited",
        second_part=60,
    ),
    Scene(
        "varied",
        S.PERFORMING,
        45,
        "leak",
        f"{WRITTEN} start pay_part do vary sign seal start",
        "归园里小区",
        second_part=25,
    ),
    Scene(
        "talked-about-again",
        S.MEDIATING,
        40,
        "works",
        f"{WRITTEN} start pay_part do renegotiate talk",
        "新岭花苑",
        second_part=45,
    ),
    Scene(
        "paid-by-many",
        S.PERFORMING,
        40,
        "fees",
        f"{AGREED_BY_MANY} sign seal start pay_part do share_part",
        "新南雅居",
        channel="company",
        second_part=60,
    ),
    Scene(
        "kept-twice-a-week",
        S.PERFORMING,
        45,
        "cleaning",
        f"{WRITTEN} start log",
        "新岭花苑",
    ),
    Scene("defaulted-2", S.DEFAULTED, 60, "works", f"{WRITTEN} start pay_part breach"),
    Scene("performed-2", S.PERFORMED, 45, "pot", f"{WRITTEN} start perform strike"),
)

# The twelve escalated cases: referrals, payment orders, confirmations, enforcement, others.
ESCALATED = (
    Scene(
        "referral-declined", S.DECLINED, 40, "keys",
        "court_referral refer return_referral",
        channel="court", more=REFERRED,
    ),
    Scene(
        "referral-extended", S.MEDIATING, 42, "leak",
        "court_referral refer consent accept notice sit look talk extend",
        channel="court", more=REFERRED,
    ),
    Scene(
        "referral-agreed", S.PERFORMING, 40, "works",
        "court_referral refer consent accept notice sit talk written start pay_part do",
        channel="court", more=REFERRED, second_part=60,
    ),
    Scene(
        "payment-order", S.DEFAULTED, 70, "fee",
        f"{TALKED} part fail payment_order order_stands pay_part", "三角梅苑",
    ),
    Scene(
        "payment-order-objected", S.ADJUDICATING, 65, "fee",
        f"{TALKED} part fail payment_order order_objected",
    ),
    Scene(
        "confirmation-dismissed", S.PERFORMING, 45, "leak",
        f"{WRITTEN} apply send receive court_accepts dismiss pay_part do", second_part=70,
    ),
    Scene(
        "confirmation-taken-up", S.ADJUDICATING, 21, "pot",
        f"{WRITTEN} apply send receive court_accepts", "新岭花苑",
    ),
    Scene(
        "enforcement", S.ENFORCING, 130, "pot",
        f"{CONFIRMED} do pay_part breach ask_enforcement enforce",
    ),
    Scene(
        "enforcement-settled", S.PERFORMING, 140, "leak",
        f"{CONFIRMED} do pay_part breach ask_enforcement enforce settle_with_debtor",
        "新南雅居",
    ),
    Scene(
        "arbitration", S.ADJUDICATING, 55, "adverts", f"{TALKED} part fail arbitrate", "新岭花苑"
    ),
    Scene(
        "owners-decision", S.ADJUDICATING, 40, "vote",
        f"{TALKED} part fail sue_near_the_limit", "三角梅苑", more={"difficult": True},
    ),
    Scene(
        "police", S.MEDIATING, 9, "piano",
        "request consent accept notice sit report_to_police talk",
        more={"urgent": True, "difficult": True, "nature": 3, "harm": 3},
    ),
)  # fmt: skip


# What seldom happens before a court, and a body that divides: one case each.
AT_COURTS = (
    Scene(
        "order-unserved", S.FAILED, 90, "fee",
        f"{TALKED} part fail payment_order order_unserved", "三角梅苑",
    ),
    Scene(
        "ruling-set-aside", S.PERFORMING, 60, "leak",
        f"{CONFIRMED} pay_part do ruling_set_aside", "归园里小区", second_part=120,
    ),
    Scene(
        "court-above", S.ENFORCING, 320, "pot",
        f"{CONFIRMED} do pay_part breach ask_enforcement enforce court_above",
    ),
    Scene(
        "divided", S.PERFORMING, 45, "fee_quality",
        f"{CONFIRMED} pay_part do divided", "新岭花苑", second_part=120,
    ),
)  # fmt: skip


# Visits that went otherwise than planned; the last opens a second case.
VISITS = (
    Scene(
        "visit-moved", S.CLOSED, 110, "dog",
        f"{WRITTEN} start perform strike close move_visit", "新岭花苑",
    ),
    Scene(
        "visit-bad", S.REGISTERED, 120, "leak",
        f"{WRITTEN} start perform strike close visit_finds_it_again opens_another", "三角梅苑",
    ),
)  # fmt: skip


# A case handed to 万安, which returns it: both committees keep the line, 万安 its 1886 cases.
BETWEEN_COMMITTEES = (
    Scene("transfer-returned", S.REQUESTED, 12, "leak", "request consent accept hand_over"),
)


def all_of_them() -> tuple[Scene, ...]:
    """Every scene of the full demo."""
    return (*EVERY_STATE, *endings(), *LIVE, *ESCALATED, *AT_COURTS, *VISITS)
