"""Each act has one form, registered where it stands."""

import pytest

from cases.forms.base import FORMS, ActForm, form_of


def test_a_second_form_of_an_act_is_refused():
    before = dict(FORMS)

    with pytest.raises(ValueError, match="withdraw has two forms: Withdraw and Another"):

        @form_of("withdraw")
        class Another(ActForm):
            pass

    assert before == FORMS
