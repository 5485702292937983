"""The form of the level of a matter: three scores, nothing preselected."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import long_text
from cases.forms.sections import After, Fold, Known, Section
from cases.law import articles, levels

WHY = "为什么改，哪天"
NOTES = {
    "nature": {str(score): note for score, note in levels.NATURE.items()},
    "extent": {str(score): note for score, note in levels.EXTENT.items()},
    "harm": {str(score): note for score, note in levels.HARM.items()},
}


def score(name, *, required=True):
    """One of the three inputs of the level; none is chosen beforehand."""
    choices = [(str(value), label) for value, label in levels.SCORES.items()]
    return forms.TypedChoiceField(
        label=levels.NAMES[name],
        choices=choices,
        coerce=int,
        required=required,
        empty_value=None,
        widget=forms.RadioSelect,
    )


@form_of("grade")
class Grade(ActForm):
    explain = "三项得分相乘定出等级；等级决定由谁牵头、最长多久答复、是不是马上督办。"
    on_label = "定级日期"
    day_counts = True
    notes = NOTES
    phrases = {"reason": ("到场查看后更严重。", "影响的户数增加。", "险情已经排除。")}
    sections = (
        Section("多重", ("nature", "extent", "harm")),
        Section(WHY, ("reason", "on")),
    )
    after = (
        After(
            "等级升高的，正在计算的答复期限自定级那天起按新的等级计算，只会提前", articles.GRADING
        ),
        After("等级降低的，已经告知的答复期限不变", articles.GRADING),
    )

    nature = score("nature")
    extent = score("extent")
    harm = score("harm")
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200, required=False)

    def prepare(self):
        """The first grading needs no reason."""
        if not self.case.is_graded:
            self.sections = (
                self.sections[0],
                Section("哪天定的", ("on",), Fold("原因", ("reason",))),
            )
        self.fields["reason"].required = self.case.is_graded

    def known(self, title):
        """The level as it stands."""
        graded = title == WHY and self.case.is_graded
        return [Known("现在", self.case.level_in_words)] if graded else []
