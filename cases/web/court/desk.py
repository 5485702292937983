"""The court's inbox: its proceedings by what the court must do next."""

from dataclasses import dataclass

from django.urls import reverse

from cases.models import Case, Proceeding
from cases.states import Status
from cases.web.words import cn_day, yuan

SHOWN = 10
DOT = "\N{NO-BREAK SPACE}· "


@dataclass(frozen=True, slots=True)
class Shelf:
    """One shelf: which proceedings stand on it, and the act that takes them on."""

    key: str
    title: str
    statuses: tuple[str, ...]
    act: str
    label: str
    empty: str


SHELVES = (
    Shelf("sent", "待签收", ("sent",), "court_receive", "签收", "没有新送来的材料。"),
    Shelf("received", "待受理", ("received",), "court_accept", "受理", "没有等受理的申请。"),
    Shelf(
        "accepted", "审查办理中", ("accepted",), "court_decide", "登记裁定", "没有办理中的案件。"
    ),
    Shelf(
        "decided",
        "待回告",
        ("decided", "refused"),
        "title_given",
        "回告调委会",
        "结果都已回告。",
    ),
    Shelf("returned", "退回补正中", ("returned",), "", "", "没有等补正的材料。"),
)
AT_COURT = (Status.ADJUDICATING, Status.DEFAULTED, Status.ENFORCING, Status.PERFORMING)


def shelves(actor) -> list[dict]:
    """The shelves as their part wants them; one statement for all."""
    piles = standing(actor)
    return [_shelf(shelf, [_row(p, shelf) for p in piles[shelf.key]]) for shelf in SHELVES]


def standing(actor) -> dict[str, list]:
    """The proceedings that stand on each shelf today, by its key; one statement."""
    piles: dict[str, list] = {shelf.key: [] for shelf in SHELVES}
    for proceeding in _before_us(actor):
        shelf = shelf_of(proceeding)
        if shelf:
            piles[shelf.key].append(proceeding)
    return piles


def _before_us(actor):
    """The proceedings before this actor's courts in cases it may see."""
    return (
        Proceeding.objects.filter(
            case__in=Case.objects.visible_to(actor),
            case__status__in=AT_COURT,
            court__in=actor.bodies,
        )
        .exclude(status__in=["preparing", "withdrawn", "converted"])
        .select_related("case", "court")
        .order_by("sent_on", "pk")
    )


def shelf_of(proceeding) -> Shelf | None:
    """Where a proceeding stands; a result stays until the case has followed it."""
    if proceeding.status in ("decided", "refused") and not _waits(proceeding):
        return None
    return next((s for s in SHELVES if proceeding.status in s.statuses), None)


def _waits(proceeding) -> bool:
    """Whether the case still has to follow the court's result."""
    if proceeding.kind == Proceeding.Kind.ENFORCEMENT:
        return proceeding.case.status == Status.ENFORCING
    return proceeding.case.status == Status.ADJUDICATING


def next_act(proceeding, shelf) -> tuple[str, str]:
    """The court's next act on a proceeding, with its label."""
    if proceeding.kind == Proceeding.Kind.ENFORCEMENT:
        return ENFORCEMENT.get(proceeding.status, ("", ""))
    if proceeding.kind != Proceeding.Kind.CONFIRMATION and proceeding.status not in COMING_IN:
        return "", ""  # only the ruling on a confirmation has its form here
    if proceeding.status in ("decided", "refused") and proceeding.outcome != "confirmed":
        return "agreement_stands", shelf.label
    return shelf.act, shelf.label


COMING_IN = ("sent", "received")
ENFORCEMENT = {
    "sent": ("court_receive", "签收"),
    "received": ("enforcement_accepted", "受理执行"),
    "accepted": ("enforced", "执行完毕"),
    "refused": ("enforcement_refused", "回告调委会"),
}


def _row(proceeding, shelf):
    case = proceeding.case
    act, label = next_act(proceeding, shelf)
    about = [proceeding.number or case.number, case.place]
    sent = f"{cn_day(proceeding.sent_on)}送来" if proceeding.sent_on else ""
    sum_ = f"{yuan(case.amount_agreed)} 元" if case.amount_agreed else ""
    return {
        "title": case.title,
        "note": DOT.join(filter(None, [*about, sum_, sent])),
        "url": reverse("court:case", args=[case.number]),
        "tag": proceeding.get_kind_display(),
        "tone": "soon" if proceeding.kind == Proceeding.Kind.ENFORCEMENT else "blue",
        "action_url": reverse("court:act", args=[case.number, act]) if act else "",
        "action_label": label,
    }


def _shelf(shelf, rows):
    return {
        "key": shelf.key,
        "title": shelf.title,
        "count": len(rows),
        "rows": rows[:SHOWN],
        "url": f"{reverse('court:list')}?step={shelf.key}" if len(rows) > SHOWN else "",
        "empty": shelf.empty,
    }
