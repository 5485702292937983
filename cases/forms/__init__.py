"""Forms: one for each act, by phase; the registry act → form."""

from .adjudicate import FORMS as ADJUDICATE
from .agreeing import FORMS as AGREEING
from .base import ActForm, MoneyField
from .enforce import FORMS as ENFORCE
from .handle import FORMS as HANDLE
from .mediate import FORMS as MEDIATE

FORMS = {**HANDLE, **MEDIATE, **AGREEING, **ADJUDICATE, **ENFORCE}

__all__ = ["FORMS", "ActForm", "MoneyField"]
