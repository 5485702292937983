"""Lists of cases in any face: filters, true counts, pages; every figure can open one."""

import re
from dataclasses import dataclass

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Q

from cases.forms.base import LONGEST_KEY
from cases.functions import Finds, row_of
from cases.law.categories import Category
from cases.models import Case, Party, Source, Step
from cases.search.mediation_results import RESULTS, with_result
from cases.states import AGREED_MILESTONES, STATES_OF_STAGE, Milestone, Stage, Status
from mediation.directory.models import Estate, Person
from mediation.vault import fingerprint

PAGE = 20
MONTH = re.compile(r"[12][0-9]{3}(0[1-9]|1[0-2])")


def own_estates(request):
    """The estates of the cases this actor may see (choices never leak others)."""
    return Estate.objects.filter(cases__in=seen(request)).distinct().order_by("name")


def own_mediators(request):
    """The mediators of the cases this actor may see."""
    return Person.objects.filter(cases__in=seen(request)).distinct().order_by("name")


def seen(request):
    """The cases this actor may see; without a request, none."""
    return Case.objects.none() if request is None else Case.objects.visible_to(request.actor)


class KeyField(django_filters.fields.ModelChoiceField):
    """A chosen row by its key alone, without a query: it only narrows what the asker may see."""

    def to_python(self, value):
        """The key, if it can be one."""
        if value in self.empty_values:
            return None
        if not str(value).isdecimal() or len(str(value)) > LONGEST_KEY:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return int(value)

    def validate(self, value):
        """Nothing more: a foreign key finds nothing."""
        forms.Field.validate(self, value)


class RowFilter(django_filters.ModelChoiceFilter):
    """A choice among rows; they are read only when the form is shown."""

    field_class = KeyField


# A hidden name that stands in the title or the place.
WRITTEN_OUT = Q(hide_name=True) & (
    Q(case__title__icontains=F("name")) | Q(case__place__icontains=F("name"))
)


class CaseFilter(django_filters.FilterSet):
    """What a list may be narrowed by; the figures of the brief link here."""

    q = django_filters.CharFilter(label="查找", method="search")
    status = django_filters.ChoiceFilter(label="状态", choices=Status.choices)
    stage = django_filters.ChoiceFilter(label="阶段", choices=Stage.choices, method="in_stage")
    category = django_filters.ChoiceFilter(label="类型", choices=Category.choices)
    source = django_filters.ChoiceFilter(label="来源", choices=Source.choices)
    estate = RowFilter(label="小区", queryset=own_estates)
    mediator = RowFilter(label="调解员", queryset=own_mediators)
    milestone = django_filters.ChoiceFilter(
        label="节点", choices=Milestone.choices, method="with_milestone"
    )
    accepted_from = django_filters.DateFilter(
        label="受理日自", field_name="accepted_on", lookup_expr="gte"
    )
    accepted_to = django_filters.DateFilter(
        label="受理日至", field_name="accepted_on", lookup_expr="lte"
    )
    accepted = django_filters.BooleanFilter(
        label="已受理", field_name="accepted_on", lookup_expr="isnull", exclude=True
    )
    result = django_filters.ChoiceFilter(
        label="结果", choices=list(RESULTS.items()), method="with_result"
    )
    agreed = django_filters.BooleanFilter(label="调解成功", method="with_agreement")
    reached = django_filters.ChoiceFilter(
        label="经过节点", choices=Milestone.choices, method="that_reached"
    )
    reached_from = django_filters.DateFilter(label="节点日自", method="with_reached")
    reached_to = django_filters.DateFilter(label="节点日至", method="with_reached")
    month = django_filters.CharFilter(label="受理月", method="accepted_in")
    money = django_filters.BooleanFilter(label="有金额", method="with_money")
    category_written = django_filters.CharFilter(label="类型原文")
    result_written = django_filters.CharFilter(label="结果原文")

    class Meta:
        model = Case
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        open_to = actor and row_of(actor.function).narrows
        if open_to is not None:
            for name in self.filters.keys() - open_to:
                del self.filters[name]

    def search(self, cases, name, text):
        """Numbers, title and parties as the asker may see them; phone and ID by fingerprint."""
        text, finds = text.strip(), row_of(self.request.actor.function).finds
        found = Q(number__iexact=text) | self._numbers(text, finds)
        if finds != Finds.NUMBERS:
            found |= self._said(text, finds) | Q(parties__name__icontains=text) & self._named(finds)
        if finds == Finds.EVERYTHING:
            mark = fingerprint(text)
            found |= Q(parties__phone_mark=mark) | Q(parties__id_mark=mark)
        return cases.filter(pk__in=Case.objects.filter(found).values("pk"))

    def _numbers(self, text, finds):
        """The numbers given in mediation, for whoever is told of it."""
        if finds == Finds.OPEN_WORDS:
            return Q()
        return Q(dossier_number=text) | Q(agreement_number=text) | Q(recorded_number=text)

    def _said(self, text, finds):
        """What is written about a case; as open words, where no hidden name is written out."""
        said = Q(title__icontains=text) | Q(place__icontains=text)
        if finds == Finds.OPEN_WORDS:
            return said & ~Exists(Party.objects.filter(WRITTEN_OUT, case=OuterRef("pk")))
        return said

    def _named(self, finds):
        """The parties a case may be found by; as open words, none that came in mediation."""
        if finds == Finds.EVERYTHING:
            return Q()
        known = Q(parties__hide_name=False)
        if finds != Finds.OPEN_WORDS:
            return known
        asked = F("requested_on")
        return known & (Q(requested_on=None) | Q(parties__added_on__lte=asked))

    def in_stage(self, cases, name, stage):
        """The states of one stage."""
        return cases.in_states(STATES_OF_STAGE[Stage(stage)])

    def with_milestone(self, cases, name, milestone):
        """Cases whose trail has this milestone."""
        return cases.filter(pk__in=Step.objects.filter(milestone=milestone).values("case"))

    def with_result(self, cases, name, result):
        """Cases whose mediation ended last in this way."""
        return cases.filter(
            pk__in=with_result(Case.objects.all()).filter(result=result).values("pk")
        )

    def with_agreement(self, cases, name, wanted):
        """Cases whose mediation ended last in an agreement."""
        agreed = with_result(Case.objects.all()).filter(result__in=AGREED_MILESTONES).values("pk")
        return cases.filter(pk__in=agreed) if wanted else cases.exclude(pk__in=agreed)

    def that_reached(self, cases, name, milestone):
        """Cases that reached a milestone, on a legal day of the span when one is given."""
        rows = Step.objects.filter(milestone=milestone)
        since, until = (self.form.cleaned_data[n] for n in ("reached_from", "reached_to"))
        rows = rows.filter(on__gte=since) if since else rows
        rows = rows.filter(on__lte=until) if until else rows
        return cases.filter(pk__in=rows.values("case"))

    def with_reached(self, cases, name, day):
        """The span belongs to `reached`."""
        return cases

    def accepted_in(self, cases, name, month):
        """Cases accepted in the month yyyymm."""
        if not MONTH.fullmatch(month):
            return cases.none()
        return cases.filter(accepted_on__year=month[:4], accepted_on__month=month[4:])

    def with_money(self, cases, name, wanted):
        """Cases that involve money, or none."""
        return cases.filter(amount__gt=0) if wanted else cases.exclude(amount__gt=0)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list with its true count."""

    rows: list
    total: int
    first: int
    last: int
    previous_url: str
    next_url: str
    form: object
    filtered: bool


def list_cases(request, cases, *, filters=CaseFilter, order="-pk") -> Listing:
    """Filter and page the cases this actor may see; two queries."""
    chosen = filters(request.GET, queryset=cases, request=request)
    rows = chosen.qs.select_related("estate", "mediator", "company").order_by(order, "-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return Listing(
        rows=list(page.object_list),
        total=page.paginator.count,
        first=page.start_index(),
        last=page.end_index(),
        previous_url=_page_url(request, page.number - 1) if page.has_previous() else "",
        next_url=_page_url(request, page.number + 1) if page.has_next() else "",
        form=chosen.form,
        filtered=any(value for name, value in request.GET.items() if name != "page"),
    )


def _page_url(request, number) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
