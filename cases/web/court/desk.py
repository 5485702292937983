"""The court's inbox: its proceedings by what the court must do next."""

from dataclasses import dataclass

from django.db import models
from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, RowNumber
from django.urls import reverse

from cases.door.next_at_court import WHILE_ENFORCED, for_court
from cases.models import Case, Instalment, Obligation, Proceeding, Step, Title
from cases.phases.enforce.records import left_to_pay
from cases.states import Status
from cases.web.listing.cells import ShelfRow
from cases.web.staff import parties_by_case, sides_and_category
from cases.web.words import cn_day, yuan
from cases.words.acts import ACTS

SHOWN = 10
OF_RESULTS = ("decided", "refused")
DOT = "\N{NO-BREAK SPACE}· "
WAITS = "等调委会登记完成事项、确定金额"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One shelf and the proceedings on it."""

    key: str
    title: str
    statuses: tuple[str, ...]
    empty: str


SHELVES = (
    Shelf("sent", "待签收", ("sent",), "没有新送来的材料。"),
    Shelf("received", "待受理", ("received",), "没有等受理的申请。"),
    Shelf("accepted", "审查、执行中", ("accepted",), "没有办理中的案件。"),
    Shelf("decided", "待回告", OF_RESULTS, "结果都已回告。"),
    Shelf("returned", "退回补正中", ("returned",), "没有等补正的材料。"),
)
AT_COURT = (Status.ADJUDICATING, Status.DEFAULTED, Status.ENFORCING, Status.PERFORMING)


def shelves(actor) -> list[dict]:
    """The shelves as their part wants them; one statement for all rows, one for the names."""
    piles = first_of_each(actor)
    names = parties_by_case(p.case_id for pile in piles.values() for p in pile)
    return [_shelf(shelf, piles[shelf.key], names) for shelf in SHELVES]


def first_of_each(actor) -> dict[str, list]:
    """The first proceedings of each shelf by its key, each with the `count` of its shelf."""
    which = models.Case(
        *[When(_stands_on(s), then=Value(s.key)) for s in SHELVES],
        default=Value(""),
        output_field=CharField(),
    )
    place = Window(RowNumber(), partition_by=[F("shelf")], order_by=OLDEST_FIRST)
    count = Window(Count("pk"), partition_by=[F("shelf")])
    placed = _before_us(actor).annotate(shelf=which).exclude(shelf="")
    shown = placed.annotate(place=place, count=count).filter(place__lte=SHOWN)
    shown = shown.annotate(
        owed=Subquery(_owed()), ordered=Subquery(_demanded()), undone=Exists(_undone())
    )
    piles: dict[str, list] = {shelf.key: [] for shelf in SHELVES}
    for proceeding in shown.select_related("case", "court").order_by(*OLDEST_FIRST):
        piles[proceeding.shelf].append(proceeding)
    return piles


def cases_on(shelf, actor) -> Q:
    """Which visible cases have a proceeding of this actor's courts on a shelf."""
    return Q(pk__in=_of_courts(actor.bodies).filter(_stands_on(shelf)).values("case"))


def _before_us(actor):
    """The proceedings before this actor's courts in cases it may see."""
    return _of_courts(actor.bodies).filter(case__in=Case.objects.visible_to(actor))


def _of_courts(courts):
    return Proceeding.objects.filter(case__status__in=AT_COURT, court__in=courts)


def _owed():
    """What is still owed in a case under its title in force, in 分."""
    title = {"obligation__case": OuterRef("case"), "obligation__title__until": None}
    binding = (Obligation.Status.OPEN, Obligation.Status.DONE)
    # A payment order enforces nothing of the agreement but what it orders.
    orders = Q(ordered=True) | Q(obligation__clause=None)
    orders |= ~Q(obligation__title__kind=Title.Kind.PAYMENT_ORDER)
    parts = Instalment.objects.filter(orders, obligation__status__in=binding, **title).order_by()
    return parts.values("obligation__case").annotate(sum=Sum(left_to_pay())).values("sum")


def _demanded():
    """What the last payment order of a case was applied for, in 分."""
    lines = Step.objects.filter(case=OuterRef("case"), facts__has_key="demanded")
    return lines.order_by("-seq").values_list(Cast("facts__demanded", BigIntegerField()))[:1]


def _undone():
    """What only the committee records before an enforcement is complete: acts, sums not fixed."""
    money_is_fixed = Q(kind=Obligation.Kind.MONEY, amount__isnull=False)
    binding = Q(status=Obligation.Status.OPEN, title__until=None, case=OuterRef("case"))
    return Obligation.objects.filter(binding & ~money_is_fixed)


def _stands_on(shelf) -> Q:
    """The proceedings on a shelf; a result stays until the case has followed it."""
    there = Q(status__in=shelf.statuses)
    return there & WAITS_FOR_THE_CASE & ~asked_again() if shelf.key == "decided" else there


def asked_again():
    """Whether a court was asked once more, so that the case has followed the old result."""
    return Exists(Proceeding.objects.filter(case=OuterRef("case"), pk__gt=OuterRef("pk")))


def move_of(proceeding: dict, case) -> str:
    """Whose move the last proceeding of a court is, from its columns and `again`; empty where it
    is over. By the conditions of the shelves.
    """
    status, enforced = proceeding["status"], proceeding["kind"] == Proceeding.Kind.ENFORCEMENT
    if case.status not in AT_COURT:
        return ""
    waits = case.status == (Status.ENFORCING if enforced else Status.ADJUDICATING)
    if status in OF_RESULTS and not (waits and not proceeding["again"]):
        return ""
    return MOVES.get(status, "")


MOVES = {
    "preparing": "等调委会送来",
    "sent": "等本院签收",
    "received": "等本院受理",
    "accepted": "等本院办理",
    "decided": "等本院回告",
    "refused": "等本院回告",
    "returned": "等调委会补正",
}
ENFORCED = Q(kind=Proceeding.Kind.ENFORCEMENT)
WAITS_FOR_THE_CASE = (ENFORCED & Q(case__status=Status.ENFORCING)) | (
    ~ENFORCED & Q(case__status=Status.ADJUDICATING)
)
OLDEST_FIRST = (F("sent_on").asc(nulls_last=True), F("pk").asc())


def _row(proceeding, parties):
    case = proceeding.case
    act = for_court(proceeding)
    waits = act in WHILE_ENFORCED and proceeding.undone
    act = "" if waits else act
    about = [proceeding.number or case.number, case.place, _sum(proceeding)]
    sent = f"{cn_day(proceeding.sent_on)}送来" if proceeding.sent_on else ""
    return ShelfRow(
        sides_and_category(case, parties),
        DOT.join(filter(None, [*about, sent, WAITS if waits else ""])),
        reverse("court:case", args=[case.number]),
        tag=proceeding.get_kind_display(),
        tone="soon" if proceeding.kind == Proceeding.Kind.ENFORCEMENT else "blue",
        action_url=reverse("court:act", args=[case.number, act]) if act else "",
        action_label=ACTS[act].short if act else "",
    )


def _sum(proceeding) -> str:
    """What is applied for: of an enforcement what is still owed, of a payment order what was due,
    else the sum agreed."""
    if proceeding.kind == Proceeding.Kind.ENFORCEMENT:
        return f"还欠 {yuan(proceeding.owed)} 元" if proceeding.owed else ""
    of_an_order = proceeding.kind == Proceeding.Kind.PAYMENT_ORDER
    asked = proceeding.ordered if of_an_order else proceeding.case.amount_agreed
    return f"{yuan(asked)} 元" if asked else ""


def _shelf(shelf, pile, names):
    count = pile[0].count if pile else 0
    return {
        "key": shelf.key,
        "title": shelf.title,
        "count": count,
        "rows": [_row(p, names[p.case_id]) for p in pile],
        "url": f"{reverse('court:list')}?step={shelf.key}" if count > SHOWN else "",
        "empty": shelf.empty,
    }
