"""The effects announced before an agreement: when it binds, and what a confirmation needs."""

import pytest

from cases.forms.base import FORMS
from cases.law import articles
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at


@pytest.mark.parametrize("act", ["draft_agreement", "sign", "mediator_sign", "seal"])
def test_a_written_agreement_takes_effect_by_the_article_on_its_marks(act):
    cited = [after.basis for after in FORMS[act].after if after.basis]

    assert cited == [articles.WRITTEN_EFFECT]
    assert str(articles.WRITTEN_EFFECT) == "《人民调解法》第二十九条"


@pytest.mark.django_db
def test_an_oral_agreement_says_everywhere_that_a_confirmation_needs_its_text():
    dispute = at(cast(), S.MEDIATING)
    dispute.mediator("conclude_orally", content="当面道歉。")

    said = articles.CONFIRMED_IN_WRITING
    assert said in [after.text for after in FORMS["conclude_orally"].after]
    assert dispute.trail.get(name="conclude_orally").sentence.endswith(said)
    facts = {"court": dispute.p.court, "applicants": dispute.both}
    assert f"{said}（《民诉法解释》第三百五十四条）" in dispute.blocked(
        dispute.p.as_clerk, "open_proceeding", **facts
    )
