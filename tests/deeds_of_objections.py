"""Deeds and words of table-driven tests about a ruling that confirmed the agreement."""

from mediation import clock
from tests.deeds import in_days, words

PROOF = {"proof": "收件回执"}
decided = words(ruling="民事裁定书")


def by_zhou(d, **more):
    """What Zhou objects with, today."""
    return {"who": "party", "party": d.zhou, "since": clock.today()} | PROOF | more


def zhou_objects(d):
    return {"who": "party", "party": d.zhou.pk, "outsider": "", "since": in_days(0)} | PROOF


def is_objected_to(d):
    d.office("object_to_ruling", **by_zhou(d))


def is_served(d):
    d.office("serve_ruling", **PROOF)


def is_set_aside(d):
    is_objected_to(d)
    d.office("ruling_set_aside", ruling="民事裁定书")
