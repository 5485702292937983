"""The forms of other posts and of companies; what they change is noted, with before and after."""

from django import forms

from cases.forms.fields import DayField
from cases.forms.typed_fields import NameField
from cases.law import day_rules
from cases.law.categories import Category
from cases.phases.common import in_text
from cases.phases.mediate.ties import period
from mediation.directory.models import DirectoryChange, PropertyCompany
from mediation.plain_forms import TORN, PlainForm

IN_ORDER = "任职结束的日期不能早于开始的日期。"
AWAY_IN_ORDER = "不在岗结束的日期不能早于开始的日期。"
TAKEN = "“{}”是另一家公司的简称，请另写一个。"
BELOW_ITSELF = "上级公司不能是本公司，也不能是本公司的下级公司。"
THERE_ALREADY = "这一任职已经登记过了。"
CHANGED_MEANWHILE = "您打开以后又有人改过，现在是：{}。请核对后再保存。"
GONE = "没有了（已经删除）"
WHY_DELETED = "删除要写明原因，例如“登记错了人”。"


class Noted(PlainForm):
    """A form of one row that refuses what changed meanwhile, and notes what it changes."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    reason = forms.CharField(label="为什么改", required=False, max_length=200)

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        self.row, self.before = row, self.words(row) if row.pk else ""
        self.fields["seen"].initial = self.before
        for name in self.kept:
            self.fields[name].initial = getattr(row, name)

    kept: tuple[str, ...] = ()

    @staticmethod
    def words(row) -> str:
        """The row as a line of the trail says it."""
        raise NotImplementedError

    def clean(self):
        """Refuse to write over what somebody else changed after the page was opened.

        A form that does not say what its page showed was sent by no page of ours.
        """
        data = super().clean()
        if "seen" not in self.data:
            self.add_error(None, TORN)
        elif data.get("seen", "") != self.before:
            self.add_error(None, CHANGED_MEANWHILE.format(self.before or GONE))
        return data

    def note(self, by, after, **whose):
        """Write the line of the change, unless nothing changed."""
        if after != self.before:
            DirectoryChange.objects.create(
                by=by.name,
                principal=by.principal,
                before=self.before,
                after=after,
                reason=self.cleaned_data["reason"],
                **whose,
            )


class AffiliationForm(Noted):
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

    field_order = ("organisation", "title", "since", "until", "reason")
    kept = ("organisation", "title", "since", "until")

    @staticmethod
    def words(row) -> str:
        """The post and its period."""
        return f"{row.organisation}{row.title}（{period(row)}）"

    def clean(self):
        """Refuse a post that ended before it began, or that is registered already."""
        data = super().clean()
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", IN_ORDER)
        same = self.row.person.affiliations.exclude(pk=self.row.pk)
        if not self.errors and same.filter(**{name: data[name] for name in self.kept}).exists():
            self.add_error("organisation", THERE_ALREADY)
        return data

    def save(self, by) -> str:
        """Keep the post; returns the sentence for the page."""
        for name in self.kept:
            setattr(self.row, name, self.cleaned_data[name])
        self.row.save()
        self.note(by, self.words(self.row), person=self.row.person)
        return f"已登记{self.row}（{period(self.row)}），查利害关系时会用到。"


class AffiliationDeleted(AffiliationForm):
    """The deletion of a post that was registered by mistake."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.kept:
            self.fields[name].required = False

    def clean(self):
        """What stands in the other fields does not matter."""
        return Noted.clean(self)

    def clean_reason(self):
        """Ask why."""
        if not self.cleaned_data["reason"]:
            raise forms.ValidationError(WHY_DELETED)
        return self.cleaned_data["reason"]

    def save(self, by) -> str:
        """Delete the post; returns the sentence for the page."""
        self.note(by, "", person=self.row.person)
        self.row.delete()
        return f"已删除{self.before}，查利害关系时不再用到；原来的内容留在更改记录里。"


class MediatorForm(Noted):
    """What speaks for the choice of a mediator, and the days on which they are away."""

    specialties = forms.MultipleChoiceField(
        label="擅长的纠纷",
        choices=Category.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.CharField(
        label="会说的语言",
        required=False,
        max_length=80,
        help_text="普通话以外的，例如 闽南语、客家话；用顿号分开。",
    )
    away_since = DayField(label="从哪天起不在岗", rule=day_rules.ONE_YEAR, required=False)
    away_until = DayField(
        label="到哪天",
        rule=day_rules.TEN_YEARS,
        required=False,
        help_text="请假、学习、出差的最后一天；不填的，直到清空上面一格。",
    )

    field_order = ("specialties", "languages", "away_since", "away_until", "reason")
    kept = ("languages", "away_since", "away_until")

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["specialties"].initial = row.specialties.split()

    @staticmethod
    def words(row) -> str:
        """Specialties, languages and absence."""
        labels = "、".join(Category(code).label for code in row.specialties.split())
        away = f"{in_text(row.away_since)}起不在岗" if row.away_since else "在岗"
        until = f"，到{in_text(row.away_until)}" if row.away_since and row.away_until else ""
        return f"擅长{labels or '未登记'}；会说{row.languages or '普通话'}；{away}{until}"

    def clean(self):
        """Refuse an absence that ends before it began, or has no beginning."""
        data = super().clean()
        since, until = data.get("away_since"), data.get("away_until")
        if until and not since:
            self.add_error("away_since", "填了到哪天，请写明从哪天起不在岗。")
        elif since and until and until < since:
            self.add_error("away_until", AWAY_IN_ORDER)
        return data

    def save(self, by) -> str:
        """Keep it; returns the sentence for the page."""
        self.row.specialties = " ".join(self.cleaned_data["specialties"])
        for name in self.kept:
            setattr(self.row, name, self.cleaned_data[name])
        self.row.save(update_fields=["specialties", *self.kept])
        self.note(by, self.words(self.row), person=self.row)
        return f"已更新{self.row.name}，选调解员时会写明。"


class CompanyForm(Noted):
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

    field_order = ("short_name", "parent", "reason")
    kept = ("short_name", "parent")

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["parent"].queryset = PropertyCompany.objects.exclude(pk=row.pk).order_by("name")
        self.fields["parent"].label_from_instance = lambda company: company.name

    @staticmethod
    def words(row) -> str:
        """Short name and parent."""
        short = f"简称{row.short_name}" if row.short_name else "没有简称"
        return f"{short}，上级公司{row.parent.name}" if row.parent else short

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
        below = {self.row.pk}
        while above is not None:
            if above.pk in below:
                raise forms.ValidationError(BELOW_ITSELF)
            below.add(above.pk)
            above = above.parent
        return parent

    def save(self, by) -> str:
        """Keep both; returns the sentence for the page."""
        for name in self.kept:
            setattr(self.row, name, self.cleaned_data[name])
        self.row.save(update_fields=self.kept)
        self.note(by, self.words(self.row), company=self.row)
        return f"已更新{self.row.name}。"
