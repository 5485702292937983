"""What the office keeps of its people and companies: other posts, which decide on recusal, and the
short name and the company above a company. Only people and companies of its own committees."""

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect

from cases.forms.fields import DayField
from cases.forms.typed_fields import NameField
from cases.law import day_rules
from cases.phases.mediate.ties import period
from mediation.directory.models import Affiliation, Person, PropertyCompany
from mediation.plain_forms import PlainForm

IN_ORDER = "任职结束的日期不能早于开始的日期。"
TAKEN = "“{}”是另一家公司的简称，请另写一个。"
BELOW_ITSELF = "上级公司不能是本公司，也不能是本公司的下级公司。"


class AffiliationForm(PlainForm):
    """A post outside the committee; unknown days stay open."""

    organisation = NameField(
        label="单位", max_length=80, help_text="例如某小区业主委员会、某公司某分公司，写全称。"
    )
    title = forms.CharField(label="职务", required=False, max_length=40)
    since = DayField(label="自哪天", rule=day_rules.PAST, required=False)
    until = DayField(
        label="至哪天",
        rule=day_rules.TEN_YEARS,
        required=False,
        help_text="已经卸任的也要登记；还在任的不填。",
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        self.row = row
        for name in self.fields:
            self.fields[name].initial = getattr(row, name)

    def clean(self):
        """Refuse a post that ended before it began."""
        data = super().clean()
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", IN_ORDER)
        return data

    def save(self) -> str:
        """Keep the post; returns the sentence for the page."""
        for name, value in self.cleaned_data.items():
            setattr(self.row, name, value)
        self.row.save()
        return f"已登记{self.row}（{period(self.row)}），查利害关系时会用到。"


class CompanyForm(PlainForm):
    """The short name of a company, and the company it belongs to."""

    short_name = forms.CharField(
        label="简称", required=False, max_length=20, help_text="页面上这样称呼；不填的用全称。"
    )
    parent = forms.ModelChoiceField(
        PropertyCompany.objects.none(),
        label="上级公司",
        required=False,
        empty_label="没有，或者不知道",
        help_text="调解员在上级公司、分公司任职的，也要回避。",
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        self.row = row
        self.fields["parent"].queryset = PropertyCompany.objects.exclude(pk=row.pk).order_by("name")
        self.fields["parent"].label_from_instance = lambda company: company.name
        self.fields["short_name"].initial = row.short_name
        self.fields["parent"].initial = row.parent_id

    def clean_short_name(self):
        """Refuse what another company is called."""
        short = self.cleaned_data["short_name"]
        others = PropertyCompany.objects.exclude(pk=self.row.pk)
        if short and others.filter(short_name=short).exists():
            raise forms.ValidationError(TAKEN.format(short))
        return short

    def clean_parent(self):
        """Refuse a circle."""
        parent = above = self.cleaned_data["parent"]
        while above is not None:
            if above.pk == self.row.pk:
                raise forms.ValidationError(BELOW_ITSELF)
            above = above.parent
        return parent

    def save(self) -> str:
        """Keep both; returns the sentence for the page."""
        self.row.short_name = self.cleaned_data["short_name"]
        self.row.parent = self.cleaned_data["parent"]
        self.row.save(update_fields=["short_name", "parent"])
        return f"已更新{self.row.name}。"


def page(request, face):
    """The people and companies, or the form of one; POST keeps what the form says."""
    asked = _asked(request)
    if asked is None:
        return face.render(request, "office/directory.html", _rows(request.actor))
    kind, title, row = asked
    form = kind(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        messages.success(request, form.save())
        return redirect("office:directory")
    context = {"form": form, "title": title}
    status = 422 if form.errors else 200
    return face.render(request, "office/directory_form.html", context, status=status)


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


def _companies(actor):
    """The companies that manage or managed an estate of the actor's committees."""
    return PropertyCompany.objects.filter(
        managements__estate__committee__in=actor.bodies
    ).distinct()


def _rows(actor) -> dict:
    posts = Prefetch("affiliations", Affiliation.objects.order_by("pk"))
    people = _people(actor).prefetch_related(posts).order_by("name", "pk")
    return {
        "people": [
            {"person": one, "posts": [(row, period(row)) for row in one.affiliations.all()]}
            for one in people
        ],
        "companies": _companies(actor).select_related("parent").order_by("name"),
    }
