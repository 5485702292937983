"""A referral on record is not asked again when mediation is requested."""

import pytest

from cases.forms.base import FORMS
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at

COURT_SENT = {"route": "court_before", "body": "", "number": "（2026）闽0599诉前调1号"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def referred(monday):
    d = at(cast(), S.REGISTERED)
    return d.office("record_referral", court=d.p.court, **COURT_SENT)


def test_who_sent_the_case_is_not_asked_again_but_stands_on_the_line(referred):
    form = FORMS["request_mediation"](case=referred.case, actor=referred.p.as_clerk)
    assert not {"source", "referrer", "referral_number"} & form.fields.keys()
    assert COURT_SENT["number"] in form.explain

    referred.office("request_mediation")

    sentence = referred.trail.latest("seq").sentence
    assert (COURT_SENT["number"] in sentence, str(referred.p.court) in sentence) == (True, True)
