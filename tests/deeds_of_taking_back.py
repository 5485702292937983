"""Deeds before what was recorded as done, or as kept, is taken back."""

from mediation import clock
from tests.deeds_after import zhou_keeps_quiet


def zhou_was_quiet_today(d):
    """A lasting duty, logged once as kept."""
    day = clock.today()
    kept = {"kept_on": day, "kept_until": day, "times": 1}
    seen = {"seen_by": "陈调", "proof": "到场查看"}
    d.mediator("record_observance", obligation=zhou_keeps_quiet(d), **kept, **seen)


def the_one_log(d):
    return {"observance": d.case.observances.get().pk}
