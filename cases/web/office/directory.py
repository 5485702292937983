"""What the office keeps of its people and companies: other posts, which decide on recusal, and the
short name and the company above a company. Only people and companies of its own committees.

Every change leaves a line that the office reads below: who, when, before and after.
"""

from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import Http404
from django.shortcuts import redirect

from cases.phases.mediate.ties import period
from mediation.directory.models import (
    Affiliation,
    DirectoryChange,
    Function,
    Person,
    PropertyCompany,
)

from . import clock_lengths, visit_rules
from .directory_forms import AffiliationDeleted, AffiliationForm, CompanyForm, MediatorForm

CHANGES_SHOWN = 50


def page(request, face):
    """The people and companies, or the form of one; what is not there looks like others' keys."""
    try:
        return _page(request, face)
    except Http404:
        return face.render(request, "office/directory_gone.html", {}, status=404)


def _page(request, face):
    """The people and companies, or the form of one; POST keeps what the form says."""
    if "visits" in request.GET:
        return visit_rules.page(request, face)
    if "clocks" in request.GET or "clock" in request.GET:
        return clock_lengths.page(request, face)
    asked = _asked(request)
    if asked is None:
        return face.render(request, "office/directory.html", _rows(request.actor))
    with transaction.atomic():
        form, done = _sent(request, asked) if request.method == "POST" else (_form(asked), "")
    if done:
        messages.success(request, done)
        return redirect("office:directory")
    kind, title, row = asked
    context = {"form": form, "title": title, "deletable": kind is AffiliationForm and row.pk}
    status = 422 if form.errors else 200
    return face.render(request, "office/directory_form.html", context, status=status)


def _form(asked, data=None):
    """The form of what the address names."""
    kind, _, row = asked
    deletes = data is not None and "delete" in data and kind is AffiliationForm and row.pk
    return (AffiliationDeleted if deletes else kind)(data, row=row)


def _sent(request, asked):
    """The form that was sent, and the sentence of what it did; what it is about is locked."""
    _lock(asked[2])
    form = _form(_asked(request), request.POST)
    return form, form.save(request.actor) if form.is_valid() else ""


def _lock(row) -> None:
    """Lock a person, or all companies: their short names differ, and none is above itself."""
    if isinstance(row, PropertyCompany):
        everyone = PropertyCompany.objects.order_by("pk")
        list(everyone.select_for_update(no_key=True).values("pk"))
    else:
        key = row.pk if isinstance(row, Person) else row.person_id
        Person.objects.select_for_update().get(pk=key)


def _asked(request):
    """(form, title, row) of the post, person or company the address names, or None."""
    people, companies = _people(request.actor), _companies(request.actor)
    if "post" in request.GET:
        posts = Affiliation.objects.filter(person__in=people)
        row = _one(posts, request.GET["post"])
        return AffiliationForm, f"{row.person.name}的其他任职", row
    if "person" in request.GET:
        person = _one(people, request.GET["person"])
        return AffiliationForm, f"{person.name}的其他任职", Affiliation(person=person)
    if "mediator" in request.GET:
        row = _one(_mediators(request.actor), request.GET["mediator"])
        return MediatorForm, f"{row.name}的专长、语言、在岗", row
    if "company" in request.GET:
        row = _one(companies, request.GET["company"])
        return CompanyForm, row.name, row
    return None


def _one(rows, key):
    """The row of that key among these; raises `Http404` for any other."""
    row = rows.filter(pk=key).first() if key.isdecimal() and len(key) < 18 else None
    if row is None:
        raise Http404
    return row


def _people(actor):
    """Who holds or held a post at the actor's committees."""
    return Person.objects.filter(posts__committee__in=actor.bodies).distinct()


def _mediators(actor):
    """Who mediates, or mediated, at the actor's committees."""
    here = {"posts__committee__in": actor.bodies, "posts__function": Function.MEDIATOR}
    return Person.objects.filter(**here).distinct()


def _companies(actor):
    """The companies that manage or managed an estate of the actor's committees."""
    return PropertyCompany.objects.filter(
        managements__estate__committee__in=actor.bodies
    ).distinct()


def _changes(people, companies):
    """The last changes of these people and companies, the newest first."""
    theirs = Q(person__in=people) | Q(company__in=companies)
    changes = DirectoryChange.objects.filter(theirs).select_related("person", "company")
    return changes.order_by("-pk")[:CHANGES_SHOWN]


def _rows(actor) -> dict:
    posts = Prefetch("affiliations", Affiliation.objects.order_by("pk"))
    mediates = Exists(_mediators(actor).filter(pk=OuterRef("pk")))
    people = _people(actor).annotate(mediates=mediates).prefetch_related(posts)
    return {
        "people": [
            {
                "person": one,
                "posts": [(row, period(row)) for row in one.affiliations.all()],
                "known": MediatorForm.words(one) if one.mediates else "",
            }
            for one in people.order_by("name", "pk")
        ],
        "visit_rules": visit_rules.rows(actor),
        "companies": _companies(actor).select_related("parent").order_by("name"),
        "changes": _changes(_people(actor).values("pk"), _companies(actor).values("pk")),
    }
