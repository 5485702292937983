"""What the agreement editor sends: a text of cards, a payment and a duty to act among them."""

from datetime import timedelta

from mediation import clock


def address(case):
    return f"/mediator/cases/{case.number}/edit_agreement/"


def card(number, kind, parts=(), **fields):
    values = {"kind": kind, "ORDER": number + 1} | fields
    if kind == "money":
        values |= {"part-TOTAL_FORMS": len(parts), "part-INITIAL_FORMS": 0}
        for n, (day, amount) in enumerate(parts):
            values |= {f"part-{n}-due_on": day, f"part-{n}-amount": amount}
    return {f"clause-{number}-{name}": value for name, value in values.items()}


def sent(*cards, **more):
    values = {"key": "k1", "seen": "", "matter": "1202室渗水。", "performance": ""}
    values |= {"clause-TOTAL_FORMS": len(cards), "clause-INITIAL_FORMS": 0}
    for one in cards:
        values |= one
    return values | more


def in_days(days):
    return (clock.today() + timedelta(days=days)).isoformat()


def payment(case, number=0, **more):
    li, zhou = case.parties.all()
    values = {"by_party": zhou.pk, "to_party": li.pk, "amount": "5,800", "text": "赔偿"}
    values |= {"way": "银行转账", "due_on": in_days(10)}
    return card(number, "money", **values | more)


def deed(case, number=1, **more):
    values = {"by_party": case.parties.last().pk, "due_on": in_days(9)}
    values |= {"text": "重做防水层", "standard": "闭水48小时不渗"}
    return card(number, "act", **values | more)
