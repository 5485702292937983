"""The form of the quick record, filled in for a quarrel settled at the gate."""

from cases.forms.asked import HIDES
from cases.models import Case, IdempotencyKey, NumberDrawn, Party, Step
from mediation import clock


def nothing_is_kept() -> bool:
    """Whether no row of any record is left of a refused form."""
    kept = (Case, Party, Step, IdempotencyKey, NumberDrawn)
    return not any(model.objects.exists() for model in kept)


def side(number, name, **more):
    """One side of the quarrel, present, willing and informed."""
    asked = {
        "name": name,
        "kind": "person",
        "side": str(number + 1),
        "present": "here",
        "willing": "on",
        "informed": "on",
    }
    return {f"side-{number}-{k}": v for k, v in (asked | more).items() if v}


WHAT = {
    "key": "k1",
    HIDES: "on",
    "place": "东门岗亭",
    "category": "PK",
    "summary": "两车争道，倒车擦碰后视镜，互相指责。",
    "asked": "own",
    "no_clash": "on",
    "begins": "09:00",
    "ends": "09:15",
}
AGREED = {
    "when": "now",
    "payer": "1",
    "payee": "0",
    "amount": "600",
    "way": "mobile",
    "content": "今后错车互让，不再追究。",
    "rest": "now",
}
ROWS = {"side-TOTAL_FORMS": "2", "side-INITIAL_FORMS": "2"}


def filled_in(people, one=None, two=None, **more):
    """The page as a mediator sends it from the gate."""
    sent = {"estate": people.estate.pk, "on": clock.today().isoformat()} | WHAT | AGREED | ROWS
    sent |= side(0, **{"name": "黄某某", "phone": "13800002231"} | (one or {}))
    sent |= side(1, **{"name": "蔡某"} | (two or {}))
    return {name: value for name, value in (sent | more).items() if value is not None}
