"""Deeds before waivers and set-offs, and the values of their forms."""

from django.db.models import QuerySet

from cases.models import Instalment
from tests.deeds import in_days

WAIVED = 10_000


def _the_debt(d):
    return d.case.obligations.filter(kind="money", title__until=None).first()


def part_is_waived_today(d):
    """李申 waives 100元 of what is owed."""
    return {
        "how_much": "part",
        "amount": "100",
        "proof": "李申的短信",
        "obligation": _the_debt(d).pk,
        "on": in_days(0),
    }


def li_owes_zhou_too(d):
    """李申 owes 周被 2,000元, as a clause of the agreement would make it."""
    first = _the_debt(d)
    who = {"debtor": d.li, "creditor": d.zhou, "title": first.title, "kind": "money"}
    other = d.case.obligations.create(text="李申付周被。", amount=200_000, **who)
    Instalment.objects.create(obligation=other, number=1, amount=200_000)
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(amount_agreed=d.case.amount_agreed + 200_000)
    d.case.refresh_from_db()


def set_off_today(d):
    """500元 of what each owes the other are set off by agreement."""
    first = _the_debt(d)
    other = d.case.obligations.get(debtor=d.li, title__until=None)
    both = {"obligation": first.pk, "against": other.pk, "amount": "500"}
    return both | {"how": "agreed", "proof": "双方的协议", "on": in_days(0)}


def something_was_waived(d):
    d.office("waive", obligation=_the_debt(d), amount=WAIVED, proof="李申的短信")


def taken_back_today(d):
    return {"reason": "周被不接受", "proof": "周被的信", "on": in_days(0)}
