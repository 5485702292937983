"""Guards of what becomes of an enforcement: its end without result, and its resumption."""

from django.db.models import TextChoices

from cases.guards import guard
from cases.law import articles, articles_of_enforcement, court_numbers, courts


@guard(otherwise="已经全部履行，没有还欠的。", basis=articles_of_enforcement.ENFORCEABLE)
def something_is_still_owed(case, facts):
    return any(duty.is_pending for duty in case.sheet.obligations)


KINDS = court_numbers.OF_A_PROCEEDING["enforcement"]


@guard(
    otherwise=f"请写执行的案号（{'、'.join(KINDS)}），例如{court_numbers.example('执恢')}。",
    basis=articles.COURT_NUMBERS,
    needs=("court_number",),
)
def number_is_of_an_enforcement(case, facts):
    number = court_numbers.parsed(facts["court_number"])
    return number is not None and number.kind in KINDS


WHICH_COURT = "由作出裁判的第一审法院，或者与它同级的被执行财产所在地法院执行，请核对法院"


def _which_court(case, facts):
    return f"{WHICH_COURT}；作出裁判的是{case.sheet.title.proceeding.court}。"


@guard(
    otherwise=f"{WHICH_COURT}。",
    basis=articles_of_enforcement.ENFORCING_COURT,
    needs=("court",),
    exact=_which_court,
)
def court_may_enforce(case, facts):
    """The court that decided, or one of its level; after an appeal that of the first instance."""
    title = case.sheet.title
    decided = title.proceeding if title else None
    if of_another_body(case) or decided is None or decided.court is None:
        return True
    asked = [row.court for row in case.sheet.proceedings if row.kind == decided.kind and row.court]
    return courts.level_of(facts["court"].name) in {courts.level_of(one.name) for one in asked}


class Seat(TextChoices):
    """Why a court enforces a paper that comes from no court (民诉法 235)."""

    DEBTOR = "debtor", "被执行人住所地"
    PROPERTY = "property", "被执行的财产所在地"


def of_another_body(case) -> str:
    """The kind of the title where it is an award or a notarised deed, else empty."""
    title = case.sheet.title
    return title.kind if title and title.kind in OF_OTHER_BODIES else ""


OF_OTHER_BODIES = ("award", "notarised")


def _basis_of_the_seat(case):
    is_award = of_another_body(case) == "award"
    return (
        articles_of_enforcement.AWARD_ENFORCED_BY
        if is_award
        else articles_of_enforcement.ENFORCING_COURT
    )


@guard(
    otherwise="仲裁裁决、公证书由被执行人住所地或者被执行的财产所在地法院执行，请选这个法院是哪一种。",
    basis=articles_of_enforcement.ENFORCING_COURT,
    basis_of=_basis_of_the_seat,
    needs=("court",),
    about="seat",
)
def seat_of_the_court_is_named(case, facts):
    """Where a debtor lives or owns something nobody registers: the choice is written down."""
    return not of_another_body(case) or facts.get("seat") in Seat.values


LEVEL_OF_AN_AWARD = (
    "仲裁裁决由中级人民法院执行，请选中级人民法院；经批准指定由基层人民法院执行的，请勾选。"
)
LEVEL_OF_A_DEED = "公证书由基层人民法院执行，依级别管辖属于中级人民法院的由其执行，请核对法院。"


def _which_level(case, facts):
    return LEVEL_OF_AN_AWARD if of_another_body(case) == "award" else LEVEL_OF_A_DEED


@guard(
    otherwise=LEVEL_OF_AN_AWARD,
    basis=articles_of_enforcement.ENFORCING_COURT,
    basis_of=_basis_of_the_seat,
    needs=("court",),
    about="court",
    exact=_which_level,
)
def court_is_of_the_level_that_enforces(case, facts):
    """An award: the intermediate court, or the basic one named in its place; a deed: either."""
    kind, name = of_another_body(case), facts["court"].name
    if kind == "award":
        return courts.is_for(name, higher=not facts.get("designated"))
    return not kind or courts.level_of(name) != courts.Level.OTHER


@guard(
    otherwise="支付令只命令付申请时的那笔款，协议还有别的没有履行：到位的登记付款（法院执行款），确认收到，"
    "付清以后执行自动结束。",
    basis=articles.PAYMENT_ORDER,
    remedy="pay",
)
def nothing_is_owed_beside_the_order(case, facts):
    return not case.sheet.is_owed_beside_the_order


@guard(
    otherwise="支付令命令付的款还没有付清，或者收款人还没有确认收到。",
    basis=articles.PAYMENT_ORDER,
)
def the_ordered_sum_was_paid(case, facts):
    return case.sheet.nothing_is_left_of_the_order
