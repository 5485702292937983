"""The effects announced before an agreement: when it binds, and what a confirmation needs."""

import pytest

from cases.forms.base import FORMS
from cases.forms.mediate.agreeing import FROM_THE_SIGNATURES
from cases.law import articles
from cases.law.routes import Route, row_of
from cases.phases.mediate.taking_effect import ALL_MARKS_SET, in_force_once
from cases.states import Status as S
from reports.documents.rights_notice import chapters
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


@pytest.mark.django_db
def test_where_a_court_invited_no_page_says_that_the_seal_puts_it_in_force():
    dispute = at(cast(), S.SIGNING)
    assert in_force_once(dispute.case) == ALL_MARKS_SET
    dispute.case.route = Route.COURT_BEFORE

    form = FORMS["sign"](case=dispute.case, actor=dispute.p.as_mediator)

    assert [after.text for after in form.after] == [FROM_THE_SIGNATURES]
    assert in_force_once(dispute.case) == "各方都签署后"


@pytest.mark.parametrize("route", [route for route in Route if row_of(route).effect])
def test_the_rights_notice_says_the_effect_of_the_route(route):
    effect, binding = dict(chapters(row_of(route)))["四、调解协议的效力和司法确认"]

    assert row_of(route).effect in effect
    assert ("裁定协议有效后" in binding) is not row_of(route).court_paper
