"""The form of closing."""

from django import forms

from cases.forms.base import form_of
from cases.forms.enforce.visits import (
    VISITS_ARE_REMINDED,
    WHEN_TO_VISIT,
    PlansVisits,
    first_visit,
    second_visit,
)
from cases.forms.sections import After, Fold, Section


@form_of("close")
class Close(PlansVisits):
    explain = "由他人销号、承诺都已核查后结案；协议案件要排好两次回访。"
    on_label = "结案日期"
    day_counts = True
    sections = (
        Section("哪天结案", ("on",), Fold("说明", ("words",))),
        WHEN_TO_VISIT,
    )
    after = (
        VISITS_ARE_REMINDED,
        After("接着核对卷宗、归档"),
    )

    first_visit_on, first_slot = first_visit()
    second_visit_on, second_slot = second_visit()
    words = forms.CharField(label="说明", required=False, max_length=200)
