"""The office's shelf of referrals whose sender is still to be told what came of the case."""

from datetime import date

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from cases.door.named_acts import TELL_THE_RESULT
from cases.models import Referral
from cases.web.dated import Source
from cases.web.listing.cells import ShelfRow
from cases.web.staff import sides_and_category
from cases.web.urgency import left_text, tone
from cases.words.acts import ACTS
from mediation import clock

from .shelves import question

REPORTS, NO_DAY = "reports", "-"


def untold(visible) -> Source:
    """The untold referrals of these cases: dated by the day the sender set, else by the receipt.

    The text has that day first, or a dash, then who sent it.
    """
    rows = Referral.objects.filter(reported_on=None, case__in=visible.filter(question(REPORTS)))
    rows = rows.annotate(wanted_on=Coalesce("report_until", "received_on"))
    by_when = Coalesce(Cast("report_until", CharField()), Value(NO_DAY))
    text = Concat(by_when, Value(" "), Coalesce(F("court__name"), F("body")))
    return Source(REPORTS, rows, "case", "wanted_on", text)


def row_of(first, case, parties) -> ShelfRow:
    """Whom to tell of the result, by when if they said so, and the state of the case."""
    wanted, _, who = first.text.partition(" ")
    due, today = None if wanted == NO_DAY else date.fromisoformat(wanted), clock.today()
    return ShelfRow(
        sides_and_category(case, parties),
        f"{case.number} · {who} · {case.status_label}",
        reverse("office:case", args=[case.number]),
        tag=left_text(due, today) if due else "待回告",
        tone=tone(due, today) if due else "soon",
        action_url=reverse("office:act", args=[case.number, TELL_THE_RESULT]),
        action_label=ACTS[TELL_THE_RESULT].short,
    )
