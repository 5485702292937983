"""The name and number of a court's paper is kept in one form, in every form that asks for it."""

import pytest

from cases.forms.base import FORMS
from cases.forms.typed_fields import PaperTitleField

TYPED = " （（２０２６）闽0504诉前调确1001号民事裁定书）"
KEPT = "（2026）闽0504诉前调确1001号民事裁定书"
ASKING = [name for name, form in FORMS.items() if "ruling" in form.base_fields]


@pytest.mark.parametrize("name", ASKING)
def test_a_ruling_is_kept_in_one_form(name):
    field = FORMS[name].base_fields["ruling"]
    assert isinstance(field, PaperTitleField)
    assert field.clean(TYPED) == KEPT
