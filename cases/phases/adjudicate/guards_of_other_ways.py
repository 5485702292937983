"""Guards of suits, arbitration, deeds and authorities after a mediation, and of appeals."""

from cases.guards import guard
from cases.law import articles, articles_of_arbitration, court_numbers, courts, deadlines
from cases.law.payment_order import OBSTACLES

from .guards import all_are_among
from .guards_of_claims import CHECKED_AGAINST
from .records import Proceeding

VERB = {
    "suit": "起诉",
    "payment_order": "申请支付令",
    "arbitration": "申请仲裁",
    "administrative": "反映，请求依法处理",
    "mediation_paper": "申请出具调解书",
    "notary": "申请赋予强制执行效力的公证",
}
DAYS_TO_APPEAL, DAYS_TO_APPEAL_A_RULING = 15, 10  # 民事诉讼法 171
DAYS_TO_REFUSE = 7  # 民诉法解释 438


@guard(
    otherwise="请写明是哪个法院、仲裁委员会、公证处或者行政机关。",
    basis=articles.REMEDIES,
    needs=("kind",),
    about="body",
)
def the_body_is_named(case, facts):
    outside = facts["kind"] in Proceeding.OTHER_BODIES
    return bool((facts.get("body") or "").strip()) if outside else facts.get("court") is not None


@guard(
    otherwise="申请仲裁要有仲裁条款，或者事后达成的仲裁协议，请写明。",
    basis=articles_of_arbitration.ARBITRATION_AGREED,
    needs=("kind",),
    about="clause",
)
def arbitration_was_agreed(case, facts):
    return facts["kind"] != "arbitration" or bool((facts.get("clause") or "").strip())


NO_ORDER = "不能申请支付令；可以起诉。"


@guard(
    otherwise=f"{CHECKED_AGAINST}，{NO_ORDER}",
    basis=articles.PAYMENT_ORDER_TERMS,
    needs=("kind",),
    about="obstacle",
    exact=lambda case, facts: f"核对的结果是“{dict(OBSTACLES)[facts['obstacle']]}”，{NO_ORDER}",
)
def no_obstacle_to_this_order(case, facts):
    return facts["kind"] != "payment_order" or not facts.get("obstacle")


@guard(
    otherwise="调解书由委派、委托调解的那个法院出具；其他的请共同申请司法确认。",
    basis=articles.MEDIATED_FIRST,
    needs=("kind",),
    about="kind",
    remedy="open_proceeding",
)
def paper_is_made_by_the_inviting_court(case, facts):
    """The court that sent it: before a suit was filed (民诉法 125), or after (特邀规定 20)."""
    if facts["kind"] != "mediation_paper":
        return True
    referral = case.sheet.referral
    invited = case.on_route.by_court and referral is not None
    return bool(invited and facts.get("court") and facts["court"].pk == referral.court_id)


@guard(otherwise="要有生效的书面协议；口头协议先订立书面协议。", basis=articles.FORM_OF_AGREEMENT)
def agreement_is_in_writing(case, facts):
    agreement = case.sheet.agreement_in_force
    return agreement is not None and agreement.form == "written"


@guard(
    otherwise="调解书、赋强公证要各方一起申请，还有一方没有确认。",
    basis=articles.VOLUNTARY,
    needs=("applicants",),
)
def all_ask_for_it(case, facts):
    return all_are_among(case, facts["applicants"])


@guard(
    otherwise="赋强公证只用于给付金钱、物品，数额、期限都明确的；还有没有确定的，先确定。",
    basis=articles.NOTARISED_DEED,
    needs=("kind",),
    about="kind",
)
def a_deed_is_for_what_is_certain(case, facts):
    open_sum = any(duty.waits_for_its_sum for duty in case.sheet.obligations)
    return facts["kind"] != "notary" or not open_sum


@guard(otherwise="没有因异议终结的支付令。", basis=articles.ORDER_CONVERTS)
def order_was_objected_to(case, facts):
    last = case.sheet.last_adjudication
    return last is not None and last.was_objected_to


@guard(otherwise="申请人已经表示不同意起诉，不转入诉讼。", basis=articles.ORDER_CONVERTS)
def suit_is_not_refused(case, facts):
    last = case.sheet.last_adjudication
    return last is None or last.suit_refused_on is None


def last_day_to_refuse(case, served_on) -> deadlines.Due:
    """The last day on which the applicant may say that no suit is wanted (民诉法解释 438)."""
    return deadlines.due(served_on, deadlines.Length(DAYS_TO_REFUSE), case.sheet.calendar)


@guard(
    otherwise="文书送达的日期，要在裁判作出以后、向法院提出以前。",
    basis=articles.DATES,
    needs=("served_on", "on"),
    about="served_on",
)
def served_between_the_decision_and_the_act(case, facts):
    last, served_on = case.sheet.last_adjudication, facts["served_on"]
    after = last is None or last.decided_on is None or served_on >= last.decided_on
    return after and served_on <= facts["on"]


@guard(
    otherwise="支付令因异议终结的，转入诉讼；申请人表示不同意起诉的，先登记不同意转入诉讼。",
    basis=articles.ORDER_CONVERTS,
    remedy="convert_order",
)
def it_does_not_go_on_as_a_suit(case, facts):
    last = case.sheet.last_adjudication
    return last is None or not last.may_become_a_suit


@guard(
    otherwise=f"请写诉讼的案号（民初），例如{court_numbers.example('民初')}。",
    basis=articles.COURT_NUMBERS,
    needs=("court_number",),
)
def number_is_of_a_suit(case, facts):
    number = court_numbers.parsed(facts["court_number"])
    return number is not None and number.kind == "民初"


@guard(
    otherwise="没有可以上诉的判决，也没有可以上诉的裁定（不予受理、驳回起诉）。",
    basis=articles.RULINGS_APPEALED,
    absent=True,
)
def a_decision_may_be_appealed(case, facts):
    last = case.sheet.last_adjudication
    judged = last is not None and last.kind == "suit" and last.status == "decided"
    by_judgment = judged and last.outcome in ("granted", "lost", "voided")
    return bool(by_judgment or (last is not None and last.ended_by_a_ruling))


@guard(otherwise="二审的判决、裁定是终审的，不能再上诉。", basis=articles.LAST_INSTANCE)
def decision_is_of_the_first_instance(case, facts):
    last = case.sheet.last_adjudication
    if last is None or last.is_appeal:
        return last is None
    number = court_numbers.parsed(last.number)
    return not number or number.kind != "民终"


@guard(
    otherwise="适用小额诉讼程序的，一审终审，不能上诉。",
    basis=articles.SMALL_CLAIM,
    about="small_claim",
)
def it_was_no_small_claim(case, facts):
    """By the procedure on record, else as it is answered now; what was not taken was not tried."""
    last = case.sheet.last_adjudication
    if last is not None and last.status == "refused":
        return True
    known = last.procedure if last else ""
    return known != "small" if known else not facts.get("small_claim")


def last_day_to_appeal(case, served_on) -> deadlines.Due:
    """The last day to appeal against the judgment or ruling that was served that day (Beijing)."""
    ruled = case.sheet.last_adjudication.ended_by_a_ruling
    length = deadlines.Length(DAYS_TO_APPEAL_A_RULING if ruled else DAYS_TO_APPEAL)
    return deadlines.due(served_on, length, case.sheet.calendar)


@guard(
    otherwise=f"上诉由上一级人民法院审理，请另选：{courts.ABOVE_EACH}。",
    basis=articles.APPEAL,
    needs=("court",),
)
def appeal_goes_up(case, facts):
    last = case.sheet.last_adjudication
    judged = last and last.court
    return judged is None or courts.is_above(facts["court"].name, judged.name)


@guard(otherwise="没有由二审法院发回一审法院的诉讼。", basis=articles.COURT_MATTERS)
def the_appeal_sent_it_back(case, facts):
    last = case.sheet.last_adjudication
    return last is not None and last.was_sent_back


@guard(otherwise="法院、仲裁委员会没有驳回请求。", basis=articles.COURT_MATTERS)
def the_claim_was_lost(case, facts):
    last = case.sheet.last_adjudication
    return last is not None and not last.is_open and last.claim_was_lost
