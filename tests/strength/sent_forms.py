"""The forms that six send while something is killed, and what of them must stand afterwards."""

from django.urls import reverse

from cases import consistency
from cases.models import Case, ContactAttempt, Step
from cases.states import Status
from mediation import clock
from tests.cases.web.mediator import quick_form


def contact(d) -> tuple:
    """A contact attempt: address, form, the field that holds the words, and its case."""
    now = clock.local(clock.now())
    form = {"party": d.li.pk, "way": "phone", "at": f"{now:%H:%M}", "on": str(now.date())}
    path = reverse("mediator:act", args=[d.case.number, "contact"])
    return path, form | {"version": d.case.version}, "words", d.case.pk


def quarrel(d) -> tuple:
    """A quarrel settled on the spot."""
    return reverse("mediator:quick"), quick_form.filled_in(d.p), "summary", None


def count_forms_stored_once(disputes) -> int:
    """The number of forms with an effect, each complete and once; asserts consistency."""
    attempts = list(ContactAttempt.objects.values_list("words", flat=True))
    quarrels = Case.objects.exclude(pk__in=[d.case.pk for d in disputes])
    quarrels = quarrels.values_list("summary", "status")
    summaries = [summary for summary, _ in quarrels]
    assert {status for _, status in quarrels} == {Status.PERFORMED}
    assert len(set(attempts)) == len(attempts) == Step.objects.filter(name="contact").count()
    assert len(set(summaries)) == len(summaries)
    assert list(consistency.faults()) == []
    return len(attempts) + len(summaries)
