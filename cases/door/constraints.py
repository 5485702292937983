"""The sentence of a database constraint that refused a row."""

from django.apps import apps
from django.db import IntegrityError

GENERAL = "资料前后不一致，没有保存；请核对后再试。"


def sentence_of(error: IntegrityError) -> str:
    """The Chinese sentence of the constraint named in a database error."""
    text = str(error)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name in text and constraint.violation_error_message:
                return str(constraint.violation_error_message)
    return GENERAL
