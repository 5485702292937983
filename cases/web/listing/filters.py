"""The conditions of a list of cases; every figure of the brief links to a list with them."""

from calendar import monthrange
from datetime import date
from functools import reduce
from operator import or_

import django_filters
from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from cases.functions import Finds, Section, row_of
from cases.law import identifiers, numbering
from cases.law.categories import Category
from cases.models import Case, GroupMember, Source
from cases.search.case_numbers import with_court_number, with_serial
from cases.search.hidden_names import OPEN_WORDS, cases_showing_hidden_names
from cases.search.mediation_results import RESULTS, has_ended, that_reached, with_result
from cases.states import (
    AGREED_MILESTONES,
    STATES_OF_STAGE,
    Milestone,
    Stage,
    Status,
)
from cases.web.dated import overdue_parts
from cases.web.listing.filter_fields import DayFilter, FilterForm, MonthFilter, RowFilter, span
from mediation import clock
from mediation.accounts.typed_names import name_spellings, spellings
from mediation.directory.models import Estate, Person
from mediation.vault import fingerprints


def own_estates(request):
    """The estates of the cases this actor may see (choices never leak others)."""
    return Estate.objects.filter(cases__in=visible_cases(request)).distinct().order_by("name")


def own_mediators(request):
    """The mediators of the cases this actor may see."""
    return Person.objects.filter(cases__in=visible_cases(request)).distinct().order_by("name")


def visible_cases(request):
    """The cases this actor may see; without a request, none."""
    return Case.objects.none() if request is None else Case.objects.visible_to(request.actor)


UNRECORDED, NOT_RECORDED = "unrecorded", "未登记"  # a source that a ledger did not name
# `agreed` is what is owed under an agreement or under the paper of a court or another body.
SUMS = {"agreed": "应付金额", "paid": "已付", "late": "逾期未付"}


def _any(conditions) -> Q:
    return reduce(or_, conditions, Q(pk__in=()))


def _contains(fields, ways) -> Q:
    """That one of the fields contains the text in one of its spellings."""
    return _any(Q(**{f"{name}__icontains": way}) for name in fields for way in sorted(ways))


def _of_a_member(text, called) -> QuerySet:
    """The cases with a group of which a member has this name, or one of these telephones."""
    named = _contains(("name",), name_spellings(text)) | Q(phone_mark__in=called)
    return GroupMember.objects.filter(named).order_by().values("case")


class CaseFilter(django_filters.FilterSet):
    """The conditions of a list; the figures of the brief link here."""

    q = django_filters.CharFilter(label="查找", method="search")
    status = django_filters.ChoiceFilter(label="状态", choices=Status.choices)
    stage = django_filters.ChoiceFilter(label="阶段", choices=Stage.choices, method="in_stage")
    category = django_filters.ChoiceFilter(label="类型", choices=Category.choices)
    categories = django_filters.CharFilter(label="类型", method="of_categories")
    source = django_filters.ChoiceFilter(
        label="来源", choices=[*Source.choices, (UNRECORDED, NOT_RECORDED)], method="from_source"
    )
    estate = RowFilter(label="小区", queryset=own_estates)
    mediator = RowFilter(label="调解员", queryset=own_mediators)
    milestone = django_filters.ChoiceFilter(
        label="节点", choices=Milestone.choices, method="with_milestone"
    )
    registered_from, registered_to = span("登记日", "registered_on")
    accepted_from, accepted_to = span("受理日", "accepted_on")
    accepted = django_filters.BooleanFilter(
        label="已受理", field_name="accepted_on", lookup_expr="isnull", exclude=True
    )
    result = django_filters.ChoiceFilter(
        label="结果", choices=list(RESULTS.items()), method="with_result"
    )
    agreed = django_filters.BooleanFilter(label="调解成功", method="with_agreement")
    ended = django_filters.BooleanFilter(label="调解已经结束", method="with_end")
    reached = django_filters.ChoiceFilter(
        label="经过节点", choices=Milestone.choices, method="that_reached"
    )
    reached_from = DayFilter(label="节点日自", method="with_reached")
    reached_to = DayFilter(label="节点日至", method="with_reached")
    month = MonthFilter(label="受理月", method="accepted_in")
    money = django_filters.BooleanFilter(label="有金额", method="with_money")
    sum = django_filters.ChoiceFilter(
        label="履行情况", choices=list(SUMS.items()), method="with_sum"
    )
    category_written = django_filters.CharFilter(label="类型原文")
    result_written = django_filters.CharFilter(label="结果原文")

    class Meta:
        model = Case
        form = FilterForm
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        open_to = actor and row_of(actor.function).narrows
        if open_to is not None:
            for name in self.filters.keys() - open_to:
                del self.filters[name]

    def search(self, cases, name, text):
        """Numbers, title and parties as the reader may see them; phone and ID by fingerprint."""
        row, ways = row_of(self.request.actor.function), spellings(text)
        if not ways:
            return cases
        finds, found = row.finds, self._number_matches(text, row)
        if finds != Finds.NUMBERS:
            by_name = _contains(
                ("parties__name",), name_spellings(text)
            ) & self._searchable_parties(finds)
            found |= self._text_matches(ways, finds) | by_name
        if finds == Finds.EVERYTHING:
            phone, number = identifiers.phone_number(text), identifiers.id_number(text)
            called = fingerprints(phone or text)
            found |= Q(parties__phone_mark__in=called) | Q(pk__in=_of_a_member(text, called))
            found |= Q(parties__id_mark__in=fingerprints(number or text))
        return cases.filter(pk__in=Case.objects.filter(found).values("pk"))

    def _number_matches(self, text, row):
        """The number, and those drawn in mediation unless the reader finds open words only."""
        ways = numbering.spellings(text)
        found = Q(number__in=ways) | with_serial(text)
        if Section.COURT in row.sections:
            found |= with_court_number(text)
        if row.finds == Finds.OPEN_WORDS:
            return found
        numbers = ("dossier_number", "agreement_number", "recorded_number")
        return found | _any(Q(**{f"{name}__in": ways}) for name in numbers)

    def _text_matches(self, ways, finds):
        """Title and place; with open words only, of cases where these contain no hidden name."""
        matches = _contains(OPEN_WORDS, ways)
        if finds == Finds.OPEN_WORDS:
            found = visible_cases(self.request).filter(matches)
            return matches & ~Q(pk__in=cases_showing_hidden_names(found, self.request.actor, ways))
        return matches

    def _searchable_parties(self, finds):
        """The parties that may match; with open words only, none who joined in mediation."""
        if finds == Finds.EVERYTHING:
            return Q()
        known = Q(parties__hide_name=False)
        if finds != Finds.OPEN_WORDS:
            return known
        asked = Greatest("requested_on", "registered_on")
        return known & (Q(requested_on=None) | Q(parties__added_on__lte=asked))

    def of_categories(self, cases, name, codes):
        """Cases of several categories, their codes divided by dots: what a chart adds up."""
        return cases.filter(category__in=codes.split("."))

    def from_source(self, cases, name, source):
        """Cases that came from there, or those of which no source is recorded."""
        return cases.filter(source="" if source == UNRECORDED else source)

    def in_stage(self, cases, name, stage):
        """Cases in the states of one stage."""
        return cases.in_states(STATES_OF_STAGE[Stage(stage)])

    def with_milestone(self, cases, name, milestone):
        """Cases whose trail has this milestone."""
        return that_reached(cases, milestone)

    def with_result(self, cases, name, result):
        """Cases whose last end of mediation was of this kind."""
        return cases.filter(
            pk__in=with_result(Case.objects.all()).filter(result=result).values("pk")
        )

    def with_agreement(self, cases, name, wanted):
        """Cases whose last end of mediation was an agreement, or those where it was not."""
        agreed = with_result(Case.objects.all()).filter(result__in=AGREED_MILESTONES).values("pk")
        return cases.filter(pk__in=agreed) if wanted else cases.exclude(pk__in=agreed)

    def with_end(self, cases, name, wanted):
        """Cases whose mediation has ended, or those where it has not, or goes on again."""
        return cases.filter(has_ended()) if wanted else cases.exclude(has_ended())

    def that_reached(self, cases, name, milestone):
        """Cases that reached a milestone, within the span of legal days if one is given."""
        since, until = (self.form.cleaned_data.get(n) for n in ("reached_from", "reached_to"))
        return that_reached(cases, milestone, since=since, until=until)

    def with_reached(self, cases, name, day):
        """No condition of its own: the span belongs to `reached`."""
        return cases

    def accepted_in(self, cases, name, month):
        """Cases accepted in the month yyyymm."""
        year, number = int(month[:4]), int(month[4:])
        last = date(year, number, monthrange(year, number)[1])
        return cases.filter(accepted_on__gte=last.replace(day=1), accepted_on__lte=last)

    def with_money(self, cases, name, wanted):
        """Cases with a sum, or without."""
        return cases.filter(amount__gt=0) if wanted else cases.exclude(amount__gt=0)

    def with_sum(self, cases, name, which):
        """Cases with a sum agreed, paid or late today."""
        if which == "late":
            return cases.filter(pk__in=overdue_parts(clock.today()).values("obligation__case"))
        return cases.filter(**{f"amount_{which}__gt": 0})
