"""Forms: one for each act, by phase; the registry act → form."""

from cases.forms.adjudicate.proceedings import FORMS as ADJUDICATE
from cases.forms.enforce.performance import FORMS as ENFORCE
from cases.forms.handle.answering import FORMS as HANDLE
from cases.forms.mediate.agreeing import FORMS as AGREEING
from cases.forms.mediate.talks import FORMS as MEDIATE

FORMS = {**HANDLE, **MEDIATE, **AGREEING, **ADJUDICATE, **ENFORCE}
