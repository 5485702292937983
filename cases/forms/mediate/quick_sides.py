"""The sides of the quick record: who, how each took part, that it is willing and was informed."""

from django import forms

from cases.forms.asked import Asked
from cases.forms.deletable_rows import DeletableRows, formset_of
from cases.forms.handle.parties import PartyFields
from cases.law import articles
from cases.models import Party

MOST_SIDES = 8
FIRST_STAY = "前两方就是纠纷的双方，不能去掉；填错了的请改。"
SIDE = "side"  # the prefix of the rows
SIDES = [(1, "与第1方一起"), (2, "与第2方一起"), (3, "另一方")]
HERE, BY_PHONE = "here", "phone"
TOOK_PART = [(HERE, "在场"), (BY_PHONE, "电话参加")]
NOBODY_HERE = "各方都不在场的，不是当场调解，请先登记，再逐步记录。"
MUST_BE_TICKED = {
    "willing": f"这一方自愿调解的，才能登记；请问过再打勾（{articles.START}）。",
    "informed": f"要先告知这一方权利义务，再打勾（{articles.RIGHTS}）。",
}

OF_A_UNIT = {
    "came": f"单位由谁参加、谁同意的，请写明姓名（{articles.AUTHORITY}）。",
    "came_as": f"请写明参加的人的职务，或者凭什么代理（{articles.AUTHORITY}）。",
}


class SideForm(Asked, PartyFields):
    """One side: who, how it took part, that it is willing and was informed of its rights."""

    asked_when = {
        "company": ("kind", Party.Kind.ORGANISATION),
        "head_count": ("kind", Party.Kind.GROUP),
        "credit_code": ("kind", Party.Kind.ORGANISATION),
        "came": ("kind", Party.Kind.ORGANISATION),
        "came_as": ("kind", Party.Kind.ORGANISATION),
    }

    side = forms.TypedChoiceField(label="哪一边", choices=SIDES, coerce=int)
    present = forms.TypedChoiceField(
        label="怎么参加的",
        choices=TOOK_PART,
        coerce=lambda value: value == HERE,
        widget=forms.RadioSelect,
    )
    came = forms.CharField(label="替单位参加的是谁", required=False, max_length=60)
    came_as = forms.CharField(label="职务，或者凭什么代理", required=False, max_length=60)
    willing = forms.BooleanField(label="自愿调解", required=False)
    informed = forms.BooleanField(label="已告知权利义务", required=False)

    def clean(self):
        """Require the will of this side and that it knows its rights."""
        data = super().clean()
        for name, sentence in MUST_BE_TICKED.items():
            if not data.get(name):
                self.add_error(name, sentence)
        if data.get("kind") == Party.Kind.ORGANISATION:
            for name, sentence in OF_A_UNIT.items():
                if not data.get(name):
                    self.add_error(name, sentence)
        return data

    def facts(self) -> dict:
        """The party's fields for registration, with `present`, `willing` and `informed`."""
        data = {n: v for n, v in self.cleaned_data.items() if n != "DELETE"}
        return data | self.of_the_paper()


class Sides(DeletableRows):
    """The sides in their order; the first two are the two sides of the dispute."""

    fixed = 2

    def get_form_kwargs(self, index):
        """Count blank rows too."""
        return super().get_form_kwargs(index) | {"empty_permitted": False}

    def add_fields(self, form, index):
        """Fix the side of the first two rows; later rows choose theirs."""
        super().add_fields(form, index)
        for name in ("name", "phone"):
            form.fields[name].widget.attrs["autocomplete"] = "off"
        form.fields["phone"].widget.input_type = "tel"
        if index is not None and index < self.fixed:
            form.fields["side"].widget = forms.HiddenInput()
            form.fields["side"].initial = index + 1
            form.fields["side"].disabled = True

    @property
    def names(self) -> dict[int, str]:
        """The names of the sides that were not deleted, by position, checked or not."""
        return {n: row["name"].value() or "" for n, row in self.placed}

    def clean(self):
        """Require the two sides that stay, at least two opposing ones, and one on the spot."""
        super().clean()
        if any(self.data.get(f"{self.add_prefix(n)}-DELETE") for n in range(self.fixed)):
            raise forms.ValidationError(FIRST_STAY)
        if len({form.cleaned_data.get("side") for form in self.alive}) < 2:
            raise forms.ValidationError("至少要有两方当事人。")
        if {form.cleaned_data.get("present") for form in self.alive} == {False}:
            raise forms.ValidationError(NOBODY_HERE)


SideFormSet = formset_of(SideForm, Sides, most=MOST_SIDES, what="方当事人")
